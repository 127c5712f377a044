"""What the page is made of, without a page."""

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from core.catalog.product import Product
from core.explain.render import colours
from core.similar.search import Hit, Results
from core.similar.why import Likeness, Side
from dashboard.similar.cards import card, table
from dashboard.similar.chooser import head, matches
from dashboard.similar.controls import filter_columns
from dashboard.similar.why import overlay, summary

HIT = Hit(7, "a-7", "<b>Red</b> shoe", "Shoes", 0.5, 0.2, 0.7, "Both say shoe & red")
TITLES = np.array(["Red shoe", "Blue shoe", "red mug", "RED SHOE laces"])


def test_titles_are_matched_by_all_words_in_any_case() -> None:
    assert matches(TITLES, "shoe red", 10) == [0, 3]
    assert matches(TITLES, "shoe red", 1) == [0]
    assert matches(TITLES, "boot", 10) == []


def test_without_words_products_from_all_over_the_catalogue_are_offered() -> None:
    assert matches(np.array(["x"] * 101), " ", 3) == [0, 50, 100]
    assert matches(TITLES, "", 10) == [0, 1, 2, 3]


def test_a_card_escapes_what_a_shop_wrote_and_tells_the_similarity() -> None:
    html = card(HIT, None)
    assert "<b>Red" not in html
    assert "&lt;b&gt;Red&lt;/b&gt; shoe" in html
    assert "shoe &amp; red" in html
    assert "width:50.0%" in html
    assert "0.50" in html


def test_unlike_products_have_an_empty_bar() -> None:
    assert "width:0.0%" in card(Hit(1, "b", "", "", -0.3, -0.3, None, "Looks different"), None)


def test_a_products_head_is_escaped() -> None:
    html = head(Product("1", "<i>Mug</i>", category="Kitchen & Home"))
    assert "&lt;i&gt;Mug" in html
    assert "Kitchen &amp; Home" in html


def test_the_file_has_one_row_a_result() -> None:
    frame = table(Results("fused", (HIT,)))
    assert frame.to_dict("records") == [
        {
            "rank": 1,
            "id": "a-7",
            "title": "<b>Red</b> shoe",
            "category": "Shoes",
            "similarity": 0.5,
            "picture": 0.2,
            "text": 0.7,
            "reason": "Both say shoe & red",
        }
    ]


def test_only_columns_with_a_choice_become_filters_the_category_first() -> None:
    products = pd.DataFrame(
        {
            "id": ["a", "b"],
            "title": ["x", "y"],
            "description": ["", ""],
            "category": ["Shoes", "Mugs"],
            "source": ["n", "n"],
            "colour": ["red", "blue"],
        }
    )
    assert filter_columns(products) == {"category": ["Shoes", "Mugs"], "colour": ["red", "blue"]}


def test_the_summary_names_what_is_missing() -> None:
    side = Side(Product("1", "a"), None, None, ())
    both = summary(Likeness(0.5, 0.25, side, side))
    assert "Similarity 0.35 = 0.4 × 0.50 of the pictures + 0.6 × 0.25 of the texts" in both
    assert "a text is missing" in summary(Likeness(0.5, None, side, side))
    assert "a picture is missing" in summary(Likeness(None, 0.5, side, side))
    assert "nothing can be compared" in summary(Likeness(None, None, side, side))


def test_places_that_speak_against_are_drawn_as_dark_as_none() -> None:
    grey = Image.new("RGB", (4, 4), (100, 100, 100))
    against = np.asarray(overlay(grey, np.full((2, 2), -1.0, dtype=np.float32), 1.0))
    none = np.asarray(overlay(grey, np.zeros((2, 2), dtype=np.float32), 1.0))
    bright = np.asarray(overlay(grey, np.ones((2, 2), dtype=np.float32), 1.0))
    assert (against == none).all()
    expected = 0.45 * 100 + 0.55 * colours(np.ones((1, 1)), 1.0)[0, 0].astype(float)
    assert bright[0, 0].astype(float) == pytest.approx(expected, abs=1.5)
