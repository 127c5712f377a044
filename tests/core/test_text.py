"""Text that people paste, clean or hostile, becomes something an encoder can read."""

import time

import pytest

from core.catalog.product import Product
from core.text import MAX_CHARACTERS, clean, compose


@pytest.mark.parametrize(
    ("title", "description", "wanted"),
    [
        ("Kettle", "Boils water", "Kettle\nBoils water"),
        (" Kettle ", "", "Kettle"),
        ("", "Boils water\n", "Boils water"),
        (" ", "\t", ""),
    ],
)
def test_title_and_description_become_one_text(title: str, description: str, wanted: str) -> None:
    assert compose(title, description) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("", ""),
        (" \n\t\u00a0\u3000 ", ""),
        ("one", "one"),
        ("two  words\n\nand a line", "two words and a line"),
        ("Salt &amp; pepper &#8482; &eacute;", "Salt & pepper TM é"),
        ("<p>A <b>bold</b> claim</p>", "A bold claim"),
        ("<br/>line<BR>break<!DOCTYPE html>", "line break"),
        ("&lt;i&gt;escaped&lt;/i&gt;", "escaped"),
        ("3 < 5 and 7 > 6", "3 < 5 and 7 > 6"),
        ("I <3 tea", "I <3 tea"),
        ("a<script>alert('x')</script >b", "a b"),
        ("a<STYLE type='x'>p { color: red }</style>b", "a b"),
        ("a<!-- hidden <b>note</b> -->b", "a b"),
        ("never <script>closed", "never closed"),
        ("wire\u00adless", "wireless"),
        ("\ufeffmark", "mark"),
        ("nul\x00and\x07bell", "nul and bell"),
        ("\u202ereversed\u202c", "reversed"),
        ("lone \ud800 half", "lone half"),
        ("ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("cafe\u0301", "café"),
        ("غلاية شاي", "غلاية شاي"),
        ("קומקום 2 ליטר", "קומקום 2 ליטר"),
        ("电热水壶", "电热水壶"),
        ("Mug ☕ gift 🎁", "Mug ☕ gift 🎁"),
    ],
)
def test_cleaning(raw: str, wanted: str) -> None:
    assert clean(raw) == wanted


def test_cleaning_a_clean_text_changes_nothing() -> None:
    once = clean("<b>Ａ kettle</b> &amp; a\u00adcup\n☕ 电 غلاية")
    assert clean(once) == once


@pytest.mark.parametrize("text", ["word " * 10_000, "a" * 50_000, "🎁" * 50_000, "<b>" * 20_000 + "end"])
def test_long_texts_are_cut(text: str) -> None:
    assert len(clean(text)) <= MAX_CHARACTERS


def test_what_comes_first_is_kept() -> None:
    assert clean("kettle " * 10_000).startswith("kettle kettle")
    assert clean("<p>" * 100 + "kettle") == "kettle"


@pytest.mark.parametrize(
    "piece", ["<script>", "<!--", "<", "<a ", "<script </", "&amp;", "\u00ad", "&", "<style>x</style"]
)
def test_hostile_repetition_takes_no_longer_than_text(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    start = time.process_time()
    clean(text)
    assert time.process_time() - start < 0.25  # quadratic work on the same input takes seconds


def test_a_product_knows_whether_it_has_text() -> None:
    assert Product("1", "Kettle").has_text
    assert Product("1", "", "只").has_text
    assert not Product("1", "<br>", "\u200b").has_text
