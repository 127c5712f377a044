from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from core.errors import DatasetError
from core.evaluation.predictions import COLUMNS, PredictionTable, probability_columns

CATEGORIES = ("Shoes", "Hats & Caps", "id")


def small_table(labels: tuple[str | None, ...] = ("Shoes", "Shoes", "id", "Hats & Caps")) -> PredictionTable:
    return PredictionTable.build(
        ids=["001", "b", "c", "é"],
        sources=["shop", "shop", "market", ""],
        has_image=[True, True, False, False],
        has_text=[True, False, True, False],
        labels=labels,
        probabilities=[[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.25, 0.25, 0.5], [0.4, 0.4, 0.2]],
        categories=CATEGORIES,
    )


def test_predicted_is_the_most_probable_and_the_first_of_equals() -> None:
    table = small_table()

    assert list(table.rows["predicted"]) == ["Shoes", "Hats & Caps", "id", "Shoes"]
    assert table.rows["confidence"].to_numpy() == pytest.approx([0.7, 0.6, 0.5, 0.4])
    assert table.correct.tolist() == [True, False, True, False]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    table = small_table()
    read = PredictionTable.read(table.write(tmp_path / "new" / "heldout.parquet"), CATEGORIES)

    pd.testing.assert_frame_equal(read.rows, table.rows)
    assert read.probabilities.dtype == np.float32
    assert (read.probabilities == table.probabilities).all()
    assert read.evaluate().to_dict() == table.evaluate().to_dict()


def test_columns_of_the_file(tmp_path: Path) -> None:
    frame = pd.read_parquet(small_table().write(tmp_path / "predictions.parquet"))

    assert list(frame.columns) == [*COLUMNS, "Shoes", "Hats & Caps", "probability of id"]
    assert frame["id"].tolist() == ["001", "b", "c", "é"]
    assert (frame.dtypes[["confidence", "Shoes", "probability of id"]] == np.float32).all()


def test_csv_has_the_same_columns(tmp_path: Path) -> None:
    table = small_table()
    frame = pd.read_csv(table.write(tmp_path / "predictions.csv"), dtype={"id": str})

    assert list(frame.columns) == list(table.to_frame().columns)
    assert frame["id"].tolist() == ["001", "b", "c", "é"]


def test_unknown_truth_stays_unknown(tmp_path: Path) -> None:
    table = small_table(labels=("Shoes", None, None, "id"))
    read = PredictionTable.read(table.write(tmp_path / "predictions.parquet"), CATEGORIES)

    assert read.labels == ["Shoes", None, None, "id"]
    with pytest.raises(DatasetError, match="not the model's own"):
        read.evaluate()


def test_filters() -> None:
    table = small_table()

    assert list(table.filter(source="shop").rows["id"]) == ["001", "b"]
    assert list(table.filter(modality="text").rows["id"]) == ["c"]
    assert list(table.filter(source="shop", modality="image").rows["id"]) == ["b"]
    assert len(table.filter(source="nowhere")) == 0
    assert len(table.filter()) == 4
    picked = table.filter(modality="neither")
    assert (picked.probabilities == table.probabilities[3:]).all()


def test_cell_lists_its_products_most_confident_first() -> None:
    scores = [[0.6, 0.4], [0.2, 0.8], [0.9, 0.1], [0.7, 0.3]]
    table = PredictionTable.build(
        list("abcd"), [""] * 4, [True] * 4, [True] * 4, ["y", "y", "y", "x"], scores, ("x", "y")
    )

    cell = table.cell("y", "x")

    assert list(cell.rows["id"]) == ["c", "a"]
    assert cell.probabilities[:, 0] == pytest.approx([0.9, 0.6])
    assert len(table.cell("x", "y")) == 0


def test_cells_and_confusion_matrix_count_alike() -> None:
    table = small_table()
    confusion = table.evaluate().confusion

    for row, category in enumerate(CATEGORIES):
        for column, predicted in enumerate(CATEGORIES):
            assert len(table.cell(category, predicted)) == confusion[row, column]


def test_slices_by_source_and_modality() -> None:
    slices = small_table().evaluate().slices

    assert {value: score.n for value, score in slices["source"].items()} == {"": 1, "market": 1, "shop": 2}
    assert {value: score.n for value, score in slices["modality"].items()} == dict.fromkeys(
        ("both", "image", "neither", "text"), 1
    )


def test_names_in_use_become_longer_until_free() -> None:
    names = probability_columns(["id", "source", "probability of id", "Books"])

    assert names == ["probability of probability of id", "probability of source", "probability of id", "Books"]


def test_file_of_another_model(tmp_path: Path) -> None:
    path = small_table().write(tmp_path / "heldout.parquet")

    with pytest.raises(DatasetError, match="another model: 'Bags'"):
        PredictionTable.read(path, ("Shoes", "Hats & Caps", "id", "Bags"))
    with pytest.raises(DatasetError, match="another model: 'Hats & Caps'"):
        PredictionTable.read(path, ("Shoes", "id"))


def test_parquet_file_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "products.parquet"
    pd.DataFrame({"id": ["1"], "title": ["Boot"]}).to_parquet(path)

    with pytest.raises(DatasetError, match="no column 'source'"):
        PredictionTable.read(path, CATEGORIES)


@pytest.mark.parametrize("content", [b"", b"not parquet at all", b"PAR1"])
def test_damaged_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "heldout.parquet"
    path.write_bytes(content)

    with pytest.raises(DatasetError, match="not a Parquet file of predictions"):
        PredictionTable.read(path, CATEGORIES)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no file of predictions"):
        PredictionTable.read(tmp_path / "heldout.parquet", CATEGORIES)


def test_numbers_changed_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "heldout.parquet"
    frame = small_table().to_frame()
    frame["Shoes"] = "much"
    frame.to_parquet(path)

    with pytest.raises(DatasetError, match="not a Parquet file of predictions"):
        PredictionTable.read(path, CATEGORIES)


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"\.parquet or \.csv, not as table\.xlsx"):
        small_table().write(tmp_path / "table.xlsx")


def test_failed_write_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small_table().write(tmp_path / "predictions.csv")
    before = path.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_csv", fail)
    with pytest.raises(DatasetError, match="No space left on device"):
        small_table().take(np.array([True, False, False, False])).write(path)

    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
