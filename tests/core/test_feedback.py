"""Judgements: kept as a dataset, replaced, taken back, and safe from everything that can be in a text."""

import csv
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.catalog.dataset import open_dataset
from core.catalog.product import Product
from core.cli import main
from core.errors import DatasetError, ImageError
from core.feedback import LONGEST_CATEGORY, LONGEST_TEXT, Feedback
from core.images import encode, read_image
from core.prediction import Prediction

ANSWER = Prediction("Beauty", 0.61, True, {"Beauty": 0.61, "Grocery": 0.39}, None, None, None, {})


def picture(kind: str, colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    return encode(Image.new("RGB", (40, 30), colour), kind)


def test_judgements_are_a_dataset_that_is_read_like_any_other(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path / "new" / "feedback")
    jpeg = picture("JPEG")
    first = feedback.record(Product("x", "Green tea", "loose, 100 g", image=jpeg), "Grocery", ANSWER, "departments")
    feedback.record(Product("y", "Lip balm"), "Beauty", ANSWER, "departments")

    products = {each.title: each for each in open_dataset(feedback.folder).products}
    assert {title: each.category for title, each in products.items()} == {"Green tea": "Grocery", "Lip balm": "Beauty"}
    assert products["Green tea"].description == "loose, 100 g"
    assert Path(products["Green tea"].image).read_bytes() == jpeg
    assert products["Green tea"].attributes["predicted"] == "Beauty"
    assert products["Lip balm"].image is None
    assert feedback.summary().n == 2
    assert feedback.summary().right == 1
    assert feedback.summary().corrections == {("Beauty", "Grocery"): 1}

    feedback.take_back(first)
    feedback.take_back(first)
    assert feedback.summary().n == 1
    assert not list((feedback.folder / "train").iterdir())


def test_a_product_judged_again_replaces_its_row_whatever_its_id(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path)
    for identity, category in (("a", "Grocery"), ("b", "Toys")):
        feedback.record(Product(identity, "Green tea", image=picture("PNG")), category, ANSWER, "m")
    found = feedback.find(Product("c", "Green tea", image=picture("PNG")))
    assert found is not None
    assert found["categories"] == "Toys"
    assert feedback.summary().n == 1
    assert feedback.find(Product("c", "Green tea", image=picture("PNG", (0, 0, 0)))) is None
    assert feedback.find(Product("c", "Green tea")) is None


def test_text_and_picture_boundaries_do_not_mix(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path)
    feedback.record(Product("", "ab", "c"), "Toys", ANSWER, "m")
    assert feedback.find(Product("", "a", "bc")) is None


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_pictures_of_other_kinds_become_png(tmp_path: Path, kind: str) -> None:
    data = picture(kind)
    Feedback(tmp_path).record(Product("", "tea", image=data), "Grocery", ANSWER, "m")
    (kept,) = (tmp_path / "train").iterdir()
    assert kept.suffix == ".png"
    np.testing.assert_array_equal(np.asarray(read_image(kept)), np.asarray(read_image(data)))


@pytest.mark.parametrize(
    "text",
    ['"quoted", <b>comma</b>', "two\nlines\r\nand one\rmore", "🎁 تسوق", "nul \x00 inside", "=1+1", "\ud800", "'"],
)
def test_any_text_survives(tmp_path: Path, text: str) -> None:
    feedback = Feedback(tmp_path)
    product = Product("", text, text)
    feedback.record(product, "Toys", ANSWER, "m")
    feedback.record(Product("", "another"), "Toys", ANSWER, "m")
    found = feedback.find(product)
    assert found is not None
    assert found["title"] == text.replace("\x00", "").replace("\ud800", "?")
    assert feedback.summary().n == 2


def test_a_category_that_the_model_knows_is_kept_in_its_spelling(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path)
    for title, category in (("tea", " grocery "), ("lipstick", "BEAUTY"), ("ball", "sPorts  gear")):
        feedback.record(Product("", title), category, ANSWER, "m")
    kept = {each.title: each.category for each in open_dataset(tmp_path).products}
    assert kept == {"tea": "Grocery", "lipstick": "Beauty", "ball": "sPorts gear"}
    assert feedback.summary().right == 1


@pytest.mark.parametrize("category", ["", "  ", "a" * (LONGEST_CATEGORY + 1)])
def test_a_category_needs_a_name(tmp_path: Path, category: str) -> None:
    with pytest.raises(DatasetError, match="name of 1 to"):
        Feedback(tmp_path / "none").record(Product("", "tea"), category, ANSWER, "m")
    assert not (tmp_path / "none").exists()


def test_what_cannot_be_kept_changes_nothing(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path)
    feedback.record(Product("", "tea"), "Grocery", ANSWER, "m")
    with pytest.raises(DatasetError, match="characters is not kept"):
        feedback.record(Product("", "a" * (LONGEST_TEXT + 1)), "Grocery", ANSWER, "m")
    with pytest.raises(ImageError):
        feedback.record(Product("", "kettle", image=b"no picture"), "Grocery", ANSWER, "m")
    assert feedback.summary().n == 1


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\xff\xfe\x00", b""])
def test_a_damaged_list_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "train.csv").write_bytes(content)
    feedback = Feedback(tmp_path)
    for act in (
        feedback.summary,
        lambda: feedback.find(Product("", "tea")),
        lambda: feedback.record(Product("", "tea"), "Grocery", ANSWER, "m"),
    ):
        with pytest.raises(DatasetError, match="mend it"):
            act()
    assert (tmp_path / "train.csv").read_bytes() == content


def test_a_folder_that_cannot_be_made_has_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatasetError, match="cannot be written"):
        Feedback(tmp_path / "file" / "feedback").record(Product("", "tea"), "Grocery", ANSWER, "m")


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    def judge(number: int) -> None:
        Feedback(tmp_path).record(Product("", f"tea {number}"), "Grocery", ANSWER, "m")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(judge, range(40)))
    assert Feedback(tmp_path).summary().n == 40


def test_the_command_and_the_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHELFLENS_FEEDBACK", str(tmp_path / "feedback"))
    assert main(["feedback"]) == 0
    assert "Nobody has judged" in capsys.readouterr().out
    (tmp_path / "feedback").mkdir()
    with pytest.raises(DatasetError, match="Nobody has judged"):
        open_dataset("feedback")

    feedback = Feedback(tmp_path / "feedback")
    for number, category in enumerate(["Grocery", "Grocery", "Beauty"]):
        feedback.record(Product("", f"tea {number}"), category, ANSWER, "m")
    assert main(["feedback", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["n"], found["right"]) == (3, 1)
    assert found["corrections"] == [{"predicted": "Beauty", "category": "Grocery", "n": 2}]
    assert main(["feedback"]) == 0
    assert "Beauty was Grocery" in capsys.readouterr().out
    assert len(open_dataset("feedback").products) == 3
    with (tmp_path / "feedback" / "train.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
