import numpy as np
import pytest

from core.catalog.product import Product
from core.errors import DatasetError, SettingsError, TextError
from core.predictor import Predictor
from core.similar.index import ProductIndex
from core.similar.search import Query, query_of_product, query_of_row, search
from core.similar.whitening import unit


def first_row(index: ProductIndex, picture: bool, text: bool) -> int:
    fits = (index.vectors.has_picture == picture) & (index.vectors.has_text == text)
    return int(np.flatnonzero(fits)[0])


def test_products_of_its_kind_come_first_without_itself(tiny_index: ProductIndex) -> None:
    query = query_of_row(tiny_index, first_row(tiny_index, True, True))
    found = search(tiny_index, query, count=8)
    assert found.mode == "fused"
    assert query.row not in [hit.row for hit in found.hits]
    assert [hit.category for hit in found.hits] == [query.product.category] * 8
    similarities = [hit.similarity for hit in found.hits]
    assert similarities == sorted(similarities, reverse=True)


def test_similarity_is_the_weighted_mean_of_both_cosines(tiny_index: ProductIndex) -> None:
    found = search(tiny_index, query_of_row(tiny_index, first_row(tiny_index, True, True)), count=80)
    both = [hit for hit in found.hits if hit.picture is not None and hit.text is not None]
    assert len(both) > 50
    for hit in both:
        assert hit.similarity == pytest.approx(0.4 * hit.picture + 0.6 * hit.text, abs=1e-3)


def test_a_product_without_text_is_compared_by_its_picture(tiny_index: ProductIndex) -> None:
    query = query_of_row(tiny_index, first_row(tiny_index, True, False))
    found = search(tiny_index, query, count=20)
    assert found.mode == "picture"
    assert all(hit.picture == pytest.approx(hit.similarity, abs=1e-3) for hit in found.hits)
    with pytest.raises(TextError, match="no text to compare by"):
        search(tiny_index, query, mode="text")


def test_conditions_hold_for_every_result(tiny_index: ProductIndex) -> None:
    query = query_of_row(tiny_index, 0)
    found = search(tiny_index, query, count=50, conditions={"category": ("Office",), "source": ("south",)})
    table = tiny_index.shelf.table
    # The query has a text only, so products without text cannot be compared with it.
    wanted = (table["category"] == "Office") & (table["source"] == "south") & tiny_index.vectors.has_text
    assert {hit.row for hit in found.hits} == set(np.flatnonzero(wanted))
    assert search(tiny_index, query, conditions={"category": ("Garden",), "source": ("nowhere",)}).hits == ()
    with pytest.raises(DatasetError, match="no column 'usage'"):
        search(tiny_index, query, conditions={"usage": ("x",)})


def test_diversity_makes_the_results_less_alike(tiny_index: ProductIndex) -> None:
    query = query_of_row(tiny_index, first_row(tiny_index, True, True))

    def likeness(diversity: float) -> float:
        rows = np.array([hit.row for hit in search(tiny_index, query, count=8, diversity=diversity).hits])
        fused = tiny_index.vectors.rows(rows).fused()
        return float((fused @ fused.T)[~np.eye(8, dtype=bool)].mean())

    assert likeness(0.0) > likeness(0.5) > likeness(1.0)


def test_a_new_product_is_found_where_its_like_are(tiny_index: ProductIndex, tiny_predictor: Predictor) -> None:
    old = query_of_row(tiny_index, first_row(tiny_index, True, True))
    new = query_of_product(tiny_index, tiny_predictor, old.product)
    assert new.row is None
    nearest = search(tiny_index, new, count=3).hits[0]
    assert nearest.row == old.row
    assert nearest.similarity == pytest.approx(1, abs=1e-3)
    by_text = query_of_product(tiny_index, tiny_predictor, Product("", "stapler and paper"))
    assert [hit.category for hit in search(tiny_index, by_text, count=5).hits] == ["Office"] * 5
    with pytest.raises(TextError, match="nothing to classify"):
        query_of_product(tiny_index, tiny_predictor, Product(""))


def test_numbers_out_of_range_are_refused(tiny_index: ProductIndex) -> None:
    query: Query = query_of_row(tiny_index, 0)
    with pytest.raises(SettingsError, match="0 results"):
        search(tiny_index, query, count=0)
    with pytest.raises(SettingsError, match="diversity of 2"):
        search(tiny_index, query, diversity=2)


def test_stored_vectors_have_unit_length(tiny_index: ProductIndex) -> None:
    picture = tiny_index.vectors.rows(np.flatnonzero(tiny_index.vectors.has_picture)).picture
    assert picture == pytest.approx(unit(picture), abs=2e-3)
