"""The batch page: a dataset classified, ordered, filtered, taken away and opened."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from core.catalog.demo import demo_products
from core.catalog.product import Product
from core.checkpoint import read_card
from core.evaluation.predictions import PredictionTable
from core.images import encode_png
from core.settings import settings
from dashboard.batch import answers
from dashboard.batch.job import Classified
from tests.pages import opening


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve drawn products, one of them wrongly labelled, one without a picture, one without anything."""
    folder = tmp_path_factory.mktemp("batch") / "corner shop"
    (folder / "train").mkdir(parents=True)
    rows = []
    for number, product in enumerate(demo_products(1)[:12]):
        label = "Furniture" if number == 0 else product.category
        rows.append((f"p{number}", product.title, product.description, label))
        if number != 1:
            (folder / "train" / f"p{number}.png").write_bytes(product.image)
    rows.append(("p-empty", "", "", "Furniture"))
    pd.DataFrame(rows, columns=["ImgId", "title", "description", "categories"]).to_csv(
        folder / "train.csv", index=False
    )
    return folder


def opened(place: Path, **query: str) -> AppTest:
    page = opening.opened("batch", **{"batch-kind": "Folder or file", "batch-place": str(place), **query})
    opening.wait_for(page, lambda page: page.metric or page.error)
    assert not page.exception
    return page


def table(page: AppTest) -> pd.DataFrame:
    return page.dataframe[0].value


def test_a_dataset_is_classified_and_the_least_sure_come_first(shop: Path) -> None:
    page = opened(shop)
    cards = {metric.label: metric.value.replace("\N{NO-BREAK SPACE}", " ") for metric in page.metric}
    assert cards["Products classified"] == "12"
    assert cards["As labelled"] == "91.7 %"
    assert table(page)["Ahead by"].is_monotonic_increasing
    assert table(page)["Picture"].isna().sum() == 1
    assert any("row has neither" in each.value or "left out" in each.value for each in page.caption)


def test_it_says_that_the_model_has_learned_from_the_demo_catalogue(shop: Path) -> None:
    page = opening.opened("batch", **{"batch-kind": "Demo catalogue"})
    opening.wait_for(page, lambda page: page.metric or page.error)
    drawn = read_card(settings().checkpoint).training["demo"]["rows"]
    assert [each.value for each in page.info if f"learned from {drawn:,} drawings" in each.value]
    assert not [each.value for each in opened(shop).info if "drawings" in each.value]


def test_only_what_differs_from_its_label(shop: Path) -> None:
    page = opened(shop, **{"batch-show": "Other than labelled"})
    assert table(page)["Labelled"].tolist() == ["Furniture"]
    page.segmented_control(key="batch-show").set_value("All").run()
    answer = table(page)["Answer"].iloc[0]
    page.multiselect(key="batch-answers").select(answer).run()
    assert set(table(page)["Answer"]) == {answer}
    assert not page.exception


def test_a_dataset_that_is_not_there_has_a_sentence(tmp_path: Path) -> None:
    page = opened(tmp_path / "nowhere")
    assert "There is no dataset" in page.error[0].value
    assert not page.dataframe


def found(labels: list[str | None]) -> Classified:
    scores = np.array([[0.9, 0.1], [0.55, 0.45], [0.2, 0.8]], dtype=np.float32)
    built = PredictionTable.build(["a", "b", "c"], [""] * 3, [True] * 3, [True] * 3, labels, scores, ["x", "y"])
    products = {
        name: Product(name, f'<b>{name}</b>, "quoted"', image=encode_png(np.zeros((4, 4, 3), np.uint8)))
        for name in "abc"
    }
    return Classified("shop", built, products, (), 0.6)


def test_orders_and_filters_on_an_exact_case() -> None:
    case = found(["x", None, "x"])
    assert answers.ordered(case, answers.LEAST_SURE).tolist() == [1, 2, 0]
    assert answers.ordered(case, answers.IN_TURN).tolist() == [1, 2, 0]
    assert answers.ordered(case, answers.AS_READ).tolist() == [0, 1, 2]
    assert answers.wanted(case, answers.ALL, []).tolist() == [True, True, True]
    assert answers.wanted(case, answers.NOT_SURE, []).tolist() == [False, True, False]
    assert answers.wanted(case, answers.DIFFERS, []).tolist() == [False, False, True]
    assert answers.wanted(case, answers.ALL, ["y"]).tolist() == [False, False, True]


def test_the_table_and_the_file_hold_texts_as_they_are() -> None:
    case = found([None, None, None])
    rows = np.array([1, 0])
    shown = answers.frame(case, rows)
    assert "Labelled" not in shown
    assert shown["Next"].tolist() == ["y", "y"]
    np.testing.assert_allclose(shown["Ahead by"], [10, 80], rtol=1e-5)
    file = answers.least_sure(case, rows).splitlines()
    assert file[0] == "id,title,description,predicted,confidence,ahead_by,category"
    assert file[1].startswith('b,"<b>b</b>, ""quoted""",,x,0.55')
