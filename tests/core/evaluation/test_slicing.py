import numpy as np
import pytest

from core.errors import DatasetError
from core.evaluation.predictions import PredictionTable
from core.evaluation.slicing import column, column_names, columns


def six_products() -> PredictionTable:
    """Six products of two categories, with texts and pictures at the edges of their groups."""
    return PredictionTable.build(
        ids=list("abcdef"),
        sources=["south", "north", "north", "", "south", "south"],
        has_image=[True, True, False, True, False, True],
        has_text=[True, True, True, False, True, True],
        labels=["Cups", "Cups", "Lamps", "Lamps", "Cups", "Lamps"],
        probabilities=[[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.6, 0.4], [0.8, 0.2], [0.1, 0.9]],
        categories=("Cups", "Lamps"),
        about={
            "text length": np.array([40, 41, 320, 0, 321, 1], dtype=np.int32),
            "picture size": np.array([64, 65, np.nan, 512, np.nan, 513], dtype=np.float32),
            "colour": np.array(["red", "", "blue", "red", "red", "blue"], dtype=object),
        },
    )


def groups_of(name: str) -> list[str]:
    found = column(six_products(), name)
    return [found.values[code] for code in found.codes]


def test_known_columns_are_sliced_as_they_are() -> None:
    assert column(six_products(), "source").values == ("", "north", "south")
    assert groups_of("source") == ["south", "north", "north", "", "south", "south"]
    assert column(six_products(), "modality").values == ("both", "image", "text")
    assert groups_of("modality") == ["both", "both", "text", "image", "text", "both"]
    assert groups_of("category") == ["Cups", "Cups", "Lamps", "Lamps", "Cups", "Lamps"]
    assert groups_of("colour") == ["red", "", "blue", "red", "red", "blue"]


def test_lengths_are_cut_at_fixed_places() -> None:
    assert groups_of("text length") == [
        *("1–40 characters", "41–80 characters", "161–320 characters"),
        *("no text", "over 320 characters", "1–40 characters"),
    ]
    assert column(six_products(), "text length").values[0] == "no text"


def test_sizes_are_cut_at_fixed_places() -> None:
    assert groups_of("picture size") == [
        *("1–64 pixels", "65–128 pixels", "no picture", "257–512 pixels", "no picture", "over 512 pixels")
    ]


def test_a_column_of_one_group_is_no_way_of_slicing() -> None:
    table = six_products()
    assert column_names(table) == ("source", "modality", "category", "text length", "picture size", "colour")
    north = table.filter(source="north")
    assert "source" not in [found.name for found in columns(north)]
    assert "modality" in [found.name for found in columns(north)]


def test_products_of_a_group() -> None:
    source = column(six_products(), "source")
    assert source.holds("north").tolist() == [False, True, True, False, False, False]
    assert not source.holds("west").any()


def test_an_unknown_column_is_named() -> None:
    with pytest.raises(DatasetError, match="no column 'shape'; choose one of source"):
        column(six_products(), "shape")


def test_what_is_known_of_products_survives_the_file(tmp_path) -> None:
    table = six_products()
    read = PredictionTable.read(table.write(tmp_path / "some.parquet"), table.categories)
    for name in column_names(table):
        assert column(read, name).values == column(table, name).values
        assert (column(read, name).codes == column(table, name).codes).all()
    assert list(table.to_frame().columns)[-2:] == ["Cups", "Lamps"]
