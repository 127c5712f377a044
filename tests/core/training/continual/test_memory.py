from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from core.errors import CheckpointError
from core.training.continual.grow import grown
from core.training.continual.memory import MEMORY_FILE, read_memory
from core.training.continual.remember import BUFFER_PER_CATEGORY, PROTECTED_ROWS, remember, remember_more
from core.training.continual.rows import Classifier, Rows
from tests.core.training.continual.conftest import CLASSES, random_rows


def counts(rows: Rows, classes: int) -> list[int]:
    return np.bincount(rows.labels, minlength=classes).tolist()


def test_sizes_are_bounded(model: Classifier) -> None:
    learned, watched = random_rows(200, model), random_rows(700, model, seed=1)
    memory = remember(model, learned, learned, watched, seed=0)
    assert counts(memory.buffer, CLASSES) == [BUFFER_PER_CATEGORY] * CLASSES
    assert len(memory.protected) == PROTECTED_ROWS
    small = remember(model, learned, learned.take(np.arange(5)), watched.take(np.arange(7)), seed=0)
    assert (len(small.buffer), len(small.protected)) == (5, 7)


def test_read_again_it_is_the_same_but_for_rounding(model: Classifier, tmp_path: Path) -> None:
    learned = random_rows(60, model)
    memory = remember(model, learned, learned, random_rows(20, model, seed=1), seed=0)
    memory.write(tmp_path, "abc")
    found = read_memory(tmp_path, model, "abc")
    for name, value in memory.fisher.items():
        torch.testing.assert_close(found.fisher[name], value, rtol=0.01, atol=0)
    for name in ("buffer", "protected"):
        one, two = getattr(memory, name), getattr(found, name)
        assert np.array_equal(one.labels, two.labels)
        assert np.array_equal(one.features.has_image, two.features.has_image)
        assert np.array_equal(one.features.has_text, two.features.has_text)
        np.testing.assert_allclose(one.features.image, two.features.image, atol=2e-3)
        np.testing.assert_allclose(one.features.text, two.features.text, atol=2e-3)


def test_memory_of_a_grown_model_knows_old_and_new(model: Classifier, tmp_path: Path) -> None:
    old = remember(model, random_rows(100, model), random_rows(100, model), random_rows(30, model, seed=1), seed=0)
    wider = grown(model, 1)
    new = random_rows(40, wider, seed=2)
    new = replace(new, labels=np.full(40, CLASSES))
    memory = remember_more(old, wider, new, new.take(np.arange(10)), seed=0)
    assert counts(memory.buffer, CLASSES + 1) == [BUFFER_PER_CATEGORY] * (CLASSES + 1)
    assert len(memory.protected) == 40
    memory.write(tmp_path, "wider")
    assert len(read_memory(tmp_path, wider, "wider").buffer) == len(memory.buffer)


def test_what_does_not_fit_is_one_sentence(model: Classifier, tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="core remember DATA"):
        read_memory(tmp_path, model, "abc")
    learned = random_rows(20, model)
    remember(model, learned, learned, learned, seed=0).write(tmp_path, "abc")
    with pytest.raises(CheckpointError, match="belongs to other weights"):
        read_memory(tmp_path, model, "other")
    with pytest.raises(CheckpointError, match="is damaged"):
        read_memory(tmp_path, grown(model, 1), "abc")
    (tmp_path / MEMORY_FILE).write_bytes(b"no tensors")
    with pytest.raises(CheckpointError, match="is damaged"):
        read_memory(tmp_path, model, "abc")
    save_file({"x": torch.zeros(1)}, tmp_path / MEMORY_FILE, {"model": "abc"})
    with pytest.raises(CheckpointError, match="is damaged"):
        read_memory(tmp_path, model, "abc")
