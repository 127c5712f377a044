import json
from pathlib import Path

import numpy as np
import pytest

from core.errors import DatasetError
from core.evaluation.errors import record
from core.evaluation.errors.duplicates import NearDuplicate
from core.evaluation.errors.study import ErrorStudy
from core.evaluation.predictions import PredictionTable

ABOUT = {"checkpoint": {"name": "small"}, "seed": 0}
LEAKED = NearDuplicate("b", "t", "same looks", "Cups", "Lamps", 0.5, 0.97, 4)
TITLED = NearDuplicate("c", "u", "same title", "Cups", "Cups", 1.0, None, None)


@pytest.fixture
def found() -> ErrorStudy:
    """Four products, two right; two of the four are all but in training, one of those right."""
    scores = np.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.4, 0.6]])
    table = PredictionTable.build(
        list("abcd"), [""] * 4, [True] * 4, [True] * 4, ["Cups"] * 4, scores, ("Cups", "Lamps")
    )
    return ErrorStudy(table, (LEAKED, TITLED), {"pca": np.arange(8, dtype=np.float32).reshape(4, 2)})


def test_what_is_written_is_read_again(found: ErrorStudy, tmp_path: Path) -> None:
    written = record.write(tmp_path / "errors", found, ABOUT)
    kept = record.read(tmp_path / "errors")

    assert kept is not None
    assert (
        kept.summary
        == written.summary
        == {
            "format": 1,
            **ABOUT,
            "n": 4,
            "near_duplicates": {
                "products": 2,
                "kinds": {"same picture file": 0, "same title": 1, "same looks": 1, "similar title": 0},
                "contradicting": 1,
                "accuracy": 0.5,
                "accuracy_apart": 0.5,
            },
        }
    )
    assert kept.duplicates is not None
    assert kept.duplicates[0].to_dict() == {**LEAKED.to_dict(), "picture_similarity": pytest.approx(0.97)}
    assert kept.duplicates[1] == TITLED
    assert kept.methods == ("pca",)
    assert kept.places.to_dict("list") == {"id": list("abcd"), "pca_x": [0, 2, 4, 6], "pca_y": [1, 3, 5, 7]}


def test_a_dataset_that_was_not_learned_from_has_no_leak_to_report(found: ErrorStudy, tmp_path: Path) -> None:
    record.write(tmp_path, ErrorStudy(found.table, None, found.places), ABOUT)
    kept = record.read(tmp_path)

    assert kept is not None
    assert kept.duplicates is None
    assert kept.summary["near_duplicates"] is None


def test_nothing_kept(tmp_path: Path) -> None:
    assert record.read(tmp_path) is None


def test_without_any_product_apart_there_is_no_accuracy(found: ErrorStudy) -> None:
    whole = tuple(NearDuplicate(name, "t", "same looks", "Cups", "Cups", 0, None, None) for name in "abcd")
    figures = record.leak_figures(ErrorStudy(found.table, whole, found.places))

    assert figures is not None
    assert figures["accuracy_apart"] is None


@pytest.mark.parametrize("damage", ["not JSON", json.dumps({"format": 99}), "[]"])
def test_a_damaged_summary_is_a_sentence(found: ErrorStudy, tmp_path: Path, damage: str) -> None:
    record.write(tmp_path, found, ABOUT)
    (tmp_path / record.SUMMARY).write_text(damage, encoding="utf-8")

    with pytest.raises(DatasetError, match="make them again"):
        record.read(tmp_path)


def test_a_damaged_table_is_a_sentence(found: ErrorStudy, tmp_path: Path) -> None:
    record.write(tmp_path, found, ABOUT)
    (tmp_path / record.MAP).write_bytes(b"not Parquet")

    with pytest.raises(DatasetError, match="make them again"):
        record.read(tmp_path)


def test_a_folder_that_cannot_be_written_is_a_sentence(found: ErrorStudy, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(DatasetError, match="cannot be written"):
        record.write(tmp_path / "file" / "errors", found, ABOUT)
