import numpy as np
import pytest

from core.catalog.product import Product
from core.explain.what_if import Change
from core.prediction import Prediction
from dashboard.analyzer.consequence import block, changes, sentence

GUITAR = Product("1", "Acoustic guitar with steel strings, a second guitar free", image=b"picture")
BOX = (0.0, 0.0, 0.5, 0.5)


def prediction(**probabilities: float) -> Prediction:
    best = max(probabilities, key=probabilities.__getitem__)
    features = np.zeros(1, dtype=np.float32)
    return Prediction(best, probabilities[best], True, probabilities, features, features, None, {})


BEFORE = prediction(Music=0.9, Sports=0.1, Toys=0.0)
AFTER = prediction(Music=0.3, Sports=0.61, Toys=0.09)


def said(change: Change, after: Prediction = AFTER) -> str:
    return sentence(GUITAR, BEFORE, after, change).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(words_off=frozenset({1})), "Without “guitar” the answer would be Sports, 61 %."),
        (
            Change(words_off=frozenset({0, 1, 3, 4})),
            "Without “Acoustic”, “guitar” and 2 more words the answer would be Sports, 61 %.",
        ),
        (Change(regions=(BOX,)), "Without a region of the picture the answer would be Sports, 61 %."),
        (
            Change(regions=(BOX, BOX), words_off=frozenset({1})),
            "Without 2 regions of the picture and “guitar” the answer would be Sports, 61 %.",
        ),
        (
            Change(without_image=True, regions=(BOX,), without_text=True, words_off=frozenset({1})),
            "Without the picture and the text the answer would be Sports, 61 %.",
        ),
        (
            Change(text="Steel kettle", words_off=frozenset({1})),
            "With the edited text and without “kettle” the answer would be Sports, 61 %.",
        ),
    ],
)
def test_the_sentence_names_what_is_missing(change: Change, expected: str) -> None:
    assert said(change) == expected


def test_an_answer_that_stays_is_said_with_what_it_was() -> None:
    after = prediction(Music=0.7, Sports=0.3, Toys=0.0)
    assert said(Change(without_text=True), after) == "Without the text the answer stays Music, 70 %; it was 90 %."
    assert said(Change(), BEFORE) == "As it is: Music, 90 %."


def test_the_five_that_are_or_were_most_probable_are_shown_most_probable_now_first() -> None:
    before = prediction(A=0.5, B=0.3, C=0.1, D=0.06, E=0.03, F=0.01, G=0.0)
    after = prediction(A=0.02, B=0.03, C=0.1, D=0.0, E=0.05, F=0.7, G=0.1)
    assert [name for name, _, _ in changes(before, after)] == ["F", "C", "G", "B", "A"]
    assert changes(before, after)[0] == ("F", 0.01, 0.7)


def test_words_and_names_are_escaped() -> None:
    hostile = Product("1", "<b>x</b> & guitar")
    named = prediction(**{"<i>Music</i>": 1.0})
    shown = block(hostile, named, named, Change(words_off=frozenset({0})))
    assert "<b>" not in shown
    assert "<i>" not in shown
