import base64
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from core.catalog.audit import audit
from core.catalog.dataset import Dataset
from core.catalog.exploration.exploration import Exploration, explore
from core.catalog.product import Product
from core.errors import Stopped


def picture(width: int, height: int, shade: int = 0) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (shade, shade, shade)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return Dataset(
        "shop",
        (
            Product("a", "Red kettle", "Boils", "Kitchen", picture(20, 30), {"colour": "red"}),
            Product("b", "Blue kettle", "", "Kitchen", picture(20, 30)),
            Product("c", "RED  kettle", "Boils", "Toys", picture(40, 10, 9)),
            Product("d", "", "Only words", None, b"no picture"),
            Product("e", "Lost", "", "Kitchen", tmp_path / "gone.jpg"),
        ),
        "d" * 64,
    )


def test_what_is_missing_is_counted(dataset: Dataset) -> None:
    assert explore(dataset).missing == {"title": 1, "description": 2, "category": 1, "picture": 0, "colour": 4}


def test_pictures_are_measured_or_named_with_what_is_wrong(dataset: Dataset) -> None:
    found = explore(dataset)

    assert found.sizes == {"20 x 30": 2, "40 x 10": 1}
    assert sum(found.sides.counts) == 3
    assert [identity for identity, _ in found.unreadable] == ["d", "e"]
    assert "no picture file gone.jpg" in found.unreadable[1][1]


def test_repeats_say_what_they_share_and_whether_they_disagree(dataset: Dataset) -> None:
    text, same = explore(dataset).repeats

    assert (text.kind, text.ids, text.categories, text.disagree) == ("text", ("a", "c"), ("Kitchen", "Toys"), True)
    assert (same.kind, same.ids, same.disagree) == ("picture", ("a", "b"), False)


def test_categories_come_with_middle_lengths_and_examples(dataset: Dataset) -> None:
    kitchen, unlabelled, toys = explore(dataset).categories

    assert (kitchen.name, kitchen.products, kitchen.with_image) == ("Kitchen", 3, 3)
    assert (kitchen.title_characters, kitchen.description_characters) == (10, 5)
    assert (unlabelled.name, unlabelled.title_characters) == ("", 0)
    assert toys.examples[0].id == "c"
    assert {each.id for each in kitchen.examples} == {"a", "b", "e"}
    assert Image.open(io.BytesIO(base64.b64decode(toys.examples[0].picture))).size == (40, 10)
    assert next(each for each in kitchen.examples if each.id == "e").picture == ""


def test_the_audit_is_the_same_as_alone(dataset: Dataset) -> None:
    assert explore(dataset).audit == audit(dataset)


def test_it_survives_a_file(dataset: Dataset) -> None:
    found = explore(dataset)

    assert Exploration.from_dict(json.loads(json.dumps(found.to_dict()))) == found


def test_it_can_be_stopped(dataset: Dataset) -> None:
    def stop(done: int, total: int) -> None:
        raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        explore(dataset, progress=stop)
