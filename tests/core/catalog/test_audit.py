"""An audit counts what a dataset has, and finds what is broken, twice or contradictory in it."""

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from core.catalog.audit import Audit, Spread, audit
from core.catalog.dataset import Dataset, open_dataset
from core.catalog.problems import Problem
from core.catalog.product import Product
from core.cli import main
from core.settings import settings


def picture(width: int = 16, height: int = 16, kind: str = "PNG", shade: int = 0) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (shade, shade, shade)).save(buffer, kind)
    return buffer.getvalue()


def of(*products: Product, problems: tuple[Problem, ...] = ()) -> Dataset:
    return Dataset("shop", products, "d" * 64, problems)


def counts(result: Audit) -> dict[str, int]:
    return {problem.kind: problem.count for problem in result.problems}


def test_products_are_counted() -> None:
    result = audit(
        of(
            Product("a", "Kettle", "Boils water", "Kitchen", picture(20, 30)),
            Product("b", "Pan", "", "Kitchen"),
            Product("c", "", "", "Toys", picture(40, 10, "JPEG")),
            Product("d", "Unsorted thing", "", None, picture(24, 8, "GIF", 9)),
            problems=(Problem("duplicate id", 2, "."), Problem("nothing to read", 1, "."), Problem("no text", 1, ".")),
        )
    )
    assert (result.rows, result.products) == (7, 4)
    assert result.categories == {"Kitchen": 2, "Toys": 1}
    assert list(result.categories) == ["Kitchen", "Toys"]
    assert (result.with_category, result.with_image, result.with_text, result.with_both) == (3, 3, 3, 2)
    assert result.formats == {"PNG": 1, "JPEG": 1, "GIF": 1}
    assert result.title_characters == Spread(3, 6, 14)
    assert result.description_characters == Spread(11, 11, 11)
    assert (result.width, result.height) == (Spread(20, 24, 40), Spread(8, 10, 30))
    assert counts(result) == {"duplicate id": 2, "nothing to read": 1, "no text": 1}


def test_nothing_is_measured_where_nothing_is() -> None:
    result = audit(of(Product("a", "Kettle")))
    assert (result.description_characters, result.width, result.height) == (None, None, None)
    assert (result.categories, result.formats) == ({}, {})


def test_unreadable_pictures_are_found_with_their_reason(tmp_path: Path) -> None:
    noise = io.BytesIO()
    Image.effect_noise((200, 200), 90).save(noise, "JPEG")
    cut = noise.getvalue()[:-500]
    dataset = of(
        Product("good", "Kettle", image=picture()),
        Product("cut", "Pan", image=cut),
        Product("text", "Pot", image=b"no picture at all"),
        Product("gone", "Cup", image=tmp_path / "gone.jpg"),
    )
    result = audit(dataset)
    (problem,) = (problem for problem in result.problems if problem.kind == "unreadable picture")
    assert problem.count == 3
    assert "cut off" in problem.examples[0]
    assert problem.examples[1].startswith("text: The file is not a picture")
    assert problem.examples[2].startswith("gone: ")
    assert str(tmp_path) not in problem.examples[2]
    headers = audit(dataset, decode=False)
    assert (headers.decoded, counts(headers)["unreadable picture"]) == (False, 2)  # the cut is behind the header


def test_a_picture_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "heavy.png"
    with path.open("wb") as file:
        file.truncate(2**40)  # a sparse file of a terabyte: reading it would not end
    result = audit(of(Product("a", "Kettle", image=path)), config=replace(settings(), max_bytes=1000))
    assert counts(result) == {"unreadable picture": 1}


def test_what_is_twice_is_counted_after_the_first(tmp_path: Path) -> None:
    path = tmp_path / "copy.png"
    path.write_bytes(picture())
    result = audit(
        of(
            Product("a", "Red kettle", "", "Kitchen", picture()),
            Product("b", "RED  kettle", "", "Kitchen", path),
            Product("c", "red <b>kettle</b>", "", "Kitchen", picture(17)),
            Product("d", "Blue kettle", "", "Kitchen", picture()),
            Product("e", "", "", "Kitchen", picture(18)),
            Product("f", "", "", "Kitchen", picture(19)),
        )
    )
    assert counts(result) == {"same text": 2, "same picture": 2}


def test_one_text_in_two_categories_is_a_contradiction() -> None:
    result = audit(
        of(
            Product("a", "Kettle", "", "Kitchen"),
            Product("b", "Kettle", "", "Toys"),
            Product("c", "Kettle", "", None),
            Product("d", "Pan", "", "Kitchen"),
            Product("e", "Pan", "", None),
        )
    )
    assert counts(result)["same text, other category"] == 3


def test_progress_ends_at_the_number_of_pictures() -> None:
    calls: list[tuple[int, int]] = []
    audit(of(*(Product(str(n), image=picture(shade=n)) for n in range(250))), progress=lambda *now: calls.append(now))
    assert calls == [(100, 250), (200, 250), (250, 250)]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "train").mkdir(parents=True)
    header = "ImgId,title,description,categories,source\n"
    table = "a,Kettle,Boils,Kitchen,x\nb,Ball,,Toys,y\nb,Ball,,Toys,y\nc,Pan,,,x\n"
    (folder / "train.csv").write_text(header + table)
    (folder / "train" / "a.jpg").write_bytes(picture(20, 30, "JPEG"))
    (folder / "train" / "b.jpg").write_bytes(b"oops")
    return folder


def test_the_command_prints_one_object(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(shop), "--json"]) == 0
    out, _ = capsys.readouterr()
    found = json.loads(out)
    assert found == json.loads(json.dumps(audit(open_dataset(shop)).to_dict()))
    assert (found["rows"], found["products"], found["categories"]) == (4, 3, {"Kitchen": 1, "Toys": 1})
    assert {problem["kind"]: problem["count"] for problem in found["problems"]} == {
        "duplicate id": 1,
        "no category": 1,
        "no picture": 1,
        "unreadable picture": 1,
    }


def test_the_command_prints_a_table(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(shop)]) == 0
    out, _ = capsys.readouterr()
    assert "shop: 3 usable products of 4 rows" in out
    assert "1 picture that cannot be read" in out
    assert "b: The file is not a picture" in out
    assert max(map(len, out.splitlines())) < 200


def test_the_command_audits_chosen_rows(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["audit", str(shop), "--columns", "title=description,description=title", "--where", "source=x", "--json"]
    assert main([*words, "--headers-only"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["products"], found["decoded"]) == (2, False)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["nowhere"], "There is no dataset at nowhere"),
        (["demo", "--columns", "colour=x"], "the parts are id"),
        (["demo", "--where", "source"], "write it as COLUMN=VALUE"),
    ],
)
def test_mistakes_are_one_sentence(words: list[str], named: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert named in err
    assert err.count("\n") == 1


@pytest.mark.real
@pytest.mark.skipif("SHELFLENS_DATA" not in os.environ, reason="SHELFLENS_DATA names no folder with real products")
def test_real_products_are_all_readable() -> None:
    result = audit(open_dataset(Path(os.environ["SHELFLENS_DATA"]) / "departments"))
    assert (result.products, result.with_image, len(result.categories)) == (20_951, 14_197, 21)
    assert "unreadable picture" not in counts(result)
