import numpy as np
import pytest

from core.catalog.product import Product
from core.predictor import Predictor
from core.similar.index import ProductIndex
from core.similar.search import query_of_product, query_of_row, search
from core.similar.why import why_alike


def pair(index: ProductIndex) -> tuple[int, int]:
    """Two products that have both picture and text."""
    both = np.flatnonzero(index.vectors.has_picture & index.vectors.has_text)
    return int(both[0]), int(both[1])


def test_the_places_average_to_the_cosine_of_the_pictures(tiny_index: ProductIndex, tiny_predictor: Predictor) -> None:
    first, second = pair(tiny_index)
    found = why_alike(tiny_index, tiny_predictor, query_of_row(tiny_index, first), second)
    for side in (found.query, found.found):
        assert side.regions is not None
        assert side.regions.shape == (7, 7)
        assert float(side.regions.mean()) == pytest.approx(found.picture, abs=5e-3)


def test_a_words_weight_is_what_the_similarity_loses_without_it(
    tiny_index: ProductIndex, tiny_predictor: Predictor
) -> None:
    first, second = pair(tiny_index)
    query = query_of_row(tiny_index, first)
    found = why_alike(tiny_index, tiny_predictor, query, second)
    title = query.product.title
    words = title.split()
    assert [word.word for word in found.query.words] == words
    for place, word in enumerate(found.query.words):
        assert title[word.start : word.end] == word.word
        # The gap stays, as everywhere in the house; cleaning closes it.
        shorter = Product("", " ".join(words[:place] + words[place + 1 :]))
        without = query_of_product(tiny_index, tiny_predictor, shorter).vectors.text[0]
        other = tiny_index.vectors.rows(np.array([second])).text[0]
        assert word.weight == pytest.approx(found.text - float(without @ other), abs=5e-3)


def test_shares_add_up_to_the_fused_similarity(tiny_index: ProductIndex, tiny_predictor: Predictor) -> None:
    query = query_of_row(tiny_index, pair(tiny_index)[0])
    hit = next(hit for hit in search(tiny_index, query, count=30).hits if hit.picture is not None and hit.text)
    found = why_alike(tiny_index, tiny_predictor, query, hit.row)
    assert found.shares is not None
    assert sum(found.shares) == pytest.approx(hit.similarity, abs=2e-3)


def test_what_one_side_lacks_is_not_compared(tiny_index: ProductIndex, tiny_predictor: Predictor) -> None:
    wordless = int(np.flatnonzero(tiny_index.vectors.has_picture & ~tiny_index.vectors.has_text)[0])
    pictureless = int(np.flatnonzero(~tiny_index.vectors.has_picture & tiny_index.vectors.has_text)[0])
    found = why_alike(tiny_index, tiny_predictor, query_of_row(tiny_index, wordless), pictureless)
    assert (found.picture, found.text, found.shares) == (None, None, None)
    assert found.query.regions is None
    assert found.query.words == found.found.words == ()


def test_a_text_of_one_word_has_all_of_the_similarity(tiny_index: ProductIndex, tiny_predictor: Predictor) -> None:
    _, second = pair(tiny_index)
    query = query_of_product(tiny_index, tiny_predictor, Product("", "rake"))
    found = why_alike(tiny_index, tiny_predictor, query, second)
    assert [word.weight for word in found.query.words] == pytest.approx([found.text], abs=1e-3)
