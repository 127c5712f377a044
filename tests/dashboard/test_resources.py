import shutil
from pathlib import Path

import pytest

from core.errors import CheckpointError
from core.settings import ROOT
from dashboard import resources

DEFAULT, CONCAT = ROOT / "weights" / "departments", ROOT / "weights" / "departments-concat"


def test_the_active_model_comes_first_and_only_folders_with_a_model_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        shutil.copy(CONCAT / "model.json", tmp_path / name)
    monkeypatch.setenv("SHELFLENS_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(DEFAULT))
    assert list(resources.model_folders()) == ["departments", "a", "b"]


def test_every_model_is_loaded_once_and_kept_while_another_is_used() -> None:
    first, second = resources.predictor(DEFAULT), resources.predictor(CONCAT)
    assert first.digest != second.digest
    assert resources.predictor(DEFAULT) is first
    assert resources.predictor(Path("weights") / ".." / "weights" / "departments-concat") is second


def test_a_model_that_was_trained_anew_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(CONCAT, folder)
    before = resources.predictor(folder)
    shutil.copy(folder / "model.json", tmp_path / "card")
    shutil.copy(tmp_path / "card", folder / "model.json")
    after = resources.predictor(folder)
    assert after is not before
    assert resources.predictor(folder) is after


def test_a_folder_without_a_model_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="There is no model"):
        resources.predictor(tmp_path)
