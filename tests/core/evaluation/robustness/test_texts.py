import pytest

from core.catalog.product import Product
from core.evaluation.robustness.corruption import SEVERITIES, TextCorruption
from core.evaluation.robustness.texts import (
    BOILERPLATE,
    BOILERPLATE_BEFORE,
    ORDER,
    TEXT_CORRUPTIONS,
    TITLE,
    TRUNCATION,
    TYPOS,
)
from core.training.augment_text import BOILERPLATE as SEEN_IN_TRAINING

WORDS = "acoustic guitar with steel strings made from solid spruce and rosewood for beginners who like warm sound"


@pytest.fixture
def product() -> Product:
    return Product("p", "Red steel kettle one two", WORDS, "Kitchen")


@pytest.mark.parametrize("corruption", TEXT_CORRUPTIONS, ids=lambda each: each.key)
def test_the_same_comes_out_again_and_all_but_the_text_stays(corruption: TextCorruption, product: Product) -> None:
    for severity in SEVERITIES:
        spoilt = corruption.apply(product, severity, seed=2)

        assert spoilt == corruption.apply(product, severity, seed=2)
        assert spoilt.text != product.text
        assert (spoilt.id, spoilt.category, spoilt.image) == (product.id, product.category, product.image)


@pytest.mark.parametrize("corruption", TEXT_CORRUPTIONS, ids=lambda each: each.key)
def test_no_text_is_no_mistake(corruption: TextCorruption) -> None:
    spoilt = corruption.apply(Product("p"), 5)

    assert spoilt.has_text == (corruption is BOILERPLATE_BEFORE)


def test_typing_errors_hit_more_words_at_each_severity_and_keep_those_hit() -> None:
    product = Product("p", " ".join(["keyboard"] * 400))
    before: list[str] = []
    for severity, share in zip(SEVERITIES, TYPOS.levels, strict=True):
        words = TYPOS.apply(product, severity).title.split()
        wrong = [word for word in words if word != "keyboard"]

        assert len(words) == 400
        assert 100 * len(wrong) / 400 == pytest.approx(share, abs=6)
        assert all(word == was for word, was in zip(words, before, strict=False) if was != "keyboard")
        before = words


def test_short_words_are_left_alone() -> None:
    assert TYPOS.apply(Product("p", "a is to be"), 5).title == "a is to be"


def test_truncation_counts_words_of_title_and_description_together(product: Product) -> None:
    total = len(product.text.split())
    cut = TRUNCATION.apply(product, 3)

    assert cut.text.split() == product.text.split()[: round(0.4 * total)]
    assert cut.title == product.title
    assert TRUNCATION.apply(product, 5).text == "Red steel"
    assert TRUNCATION.apply(Product("p", "alone"), 5).text == "alone"


def test_order_moves_words_within_their_neighbourhood(product: Product) -> None:
    words = WORDS.split()
    for severity, size in zip(SEVERITIES, ORDER.levels, strict=True):
        moved = ORDER.apply(product, severity).description.split()
        for at in range(0, len(words), int(size)):
            assert sorted(moved[at : at + int(size)]) == sorted(words[at : at + int(size)])
    assert sorted(ORDER.apply(product, 5).title.split()) == sorted(product.title.split())


def test_boilerplate_stands_before_the_title_and_only_grows(product: Product) -> None:
    small, large = (BOILERPLATE_BEFORE.apply(product, severity).title for severity in (1, 5))

    assert large.startswith(small.removesuffix(product.title))
    assert large.endswith(product.title)
    assert sum(phrase in large for phrase in BOILERPLATE) == 16


def test_boilerplate_is_none_that_training_has_seen() -> None:
    seen = {phrase.casefold() for phrase in SEEN_IN_TRAINING}

    assert not any(phrase.casefold().rstrip(".") in seen for phrase in BOILERPLATE)


def test_title_goes_word_by_word_from_the_front(product: Product) -> None:
    titles = [TITLE.apply(product, severity).title for severity in SEVERITIES]

    assert titles == ["steel kettle one two", "kettle one two", "one two", "two", ""]
    assert TITLE.apply(product, 5).description == product.description
