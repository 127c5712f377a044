"""The page that compares models, on the comparison that is shipped."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.evaluation import comparison
from dashboard.models.at_hand import SHIPPED
from tests.pages import opening


def opened(**query: str) -> AppTest:
    page = opening.opened("models", **query)
    assert not page.error
    return page


@pytest.fixture(autouse=True)
def without_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHELFLENS_DATA", raising=False)


def test_figures_are_those_of_the_file() -> None:
    shipped = comparison.read(SHIPPED / "departments")
    shown = opened().dataframe[0].value.set_index("Model")

    assert set(shown.index) == {rival.name for rival in shipped.rivals}
    for rival in shipped.rivals:
        figures = rival.figures[comparison.ALL]
        assert shown.loc[rival.name, "Products"] == figures.n
        assert shown.loc[rival.name, "Accuracy"].startswith(f"{100 * figures.values['accuracy']:.1f}")


def pair_of_models(*keys: str) -> dict[str, str]:
    """The address that shows two models; it names them as the page does."""
    names = {rival.key: rival.name for rival in comparison.read(SHIPPED / "departments").rivals}
    return dict(zip(("first", "second"), (names[key] for key in keys), strict=True))


def test_two_models_are_compared_in_a_sentence_and_product_by_product() -> None:
    page = opened(**pair_of_models("departments", "linear-svm"))
    folder = SHIPPED / "departments"
    found = comparison.read(folder)
    tables = [comparison.read_table(folder, found, key) for key in ("departments", "linear-svm")]
    test = comparison.pair(*tables).test

    assert any(f"{test.first_only:,} products only the first got right" in text.value for text in page.markdown)
    differ = (tables[0].rows["predicted"] != tables[1].rows["predicted"]).sum()
    assert len(page.dataframe[1].value) == differ


def test_one_side_of_the_difference_can_be_chosen() -> None:
    page = opened(**pair_of_models("departments", "linear-svm"), who="Only the second is right")

    assert set(page.dataframe[1].value["Right"]) == {"Only the second is right"}


def test_a_folder_without_a_comparison_is_one_sentence(tmp_path: Path) -> None:
    page = opening.opened("models", comparison=str(tmp_path))

    assert [box.value.startswith("There is no comparison in") for box in page.error] == [True]
