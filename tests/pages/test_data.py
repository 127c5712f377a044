"""The data page on a small shop."""

from pathlib import Path

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from tests.pages import opening

ROWS = (
    "ImgId,title,description,categories\n"
    "1,Red kettle,<script>alert(1)</script>,Kitchen\n2,Blue kettle,Boils,Kitchen\n3,Red kettle,,Kitchen\n"
    "4,Old guitar,,Music\n5,New guitar,,Music\n6,Broken guitar,,Music\n7,<b>Bold</b> guitar,,Music\n"
)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHELFLENS_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "shop"
    (folder / "train").mkdir(parents=True)
    (folder / "train.csv").write_text(ROWS, encoding="utf-8")
    for name in "124":
        Image.new("RGB", (20, 30), (int(name), 0, 0)).save(folder / "train" / f"{name}.jpg")
    (folder / "train" / "6.jpg").write_bytes(b"no picture")
    return folder


def opened(place: object, **query: str) -> AppTest:
    """The page once the work in the background is done."""
    address = {"data-kind": "Folder or file", "data-place": str(place), **query}
    page = opening.opened("data", **address)
    opening.wait_for(page, lambda page: page.metric or page.error or page.dataframe or page.get("plotly_chart"))
    assert not page.exception
    return page


def test_overview_counts(shop: Path) -> None:
    page = opened(shop)
    cards = {metric.label: metric.value.replace("\N{NO-BREAK SPACE}", " ") for metric in page.metric}

    assert cards == {
        "Products": "7", "Categories": "2", "With a picture": "57 %", "With text": "100 %", "Pictures unreadable": "1",
    }  # fmt: skip
    gaps = page.dataframe[0].value.set_index("Column")["Missing"]
    assert gaps.to_dict() == {"title": 0, "description": 5, "category": 0, "picture": 3}


def test_words_and_examples_of_a_category_are_shown_escaped(shop: Path) -> None:
    page = opened(shop, **{"data-tab": "Categories"})
    assert page.selectbox("data-category").value == "Music"
    assert page.dataframe[0].value["Word"].tolist() == ["guitar"]
    html = "".join(each.proto.body for each in page.get("html"))
    assert "&lt;b&gt;Bold&lt;/b&gt; guitar" in html
    page.selectbox("data-category").set_value("Kitchen").run()
    assert "<script>" not in "".join(each.proto.body for each in page.get("html"))


@pytest.mark.parametrize(("tab", "charts", "tables"), [("Texts", 2, 0), ("Pictures", 1, 1), ("Repeats", 0, 1)])
def test_every_tab_draws(shop: Path, tab: str, charts: int, tables: int) -> None:
    page = opened(shop, **{"data-tab": tab})

    assert (len(page.get("plotly_chart")), len(page.dataframe)) == (charts, tables)


def test_what_is_not_there_is_one_sentence_and_stays_in_the_field(shop: Path) -> None:
    page = opened(shop / "nothing")

    assert "no dataset" in page.error[0].value
    assert page.text_input("data-place").value == str(shop / "nothing")
