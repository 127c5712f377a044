import pytest

from core.explain.modality import States
from core.explain.words import WordWeight
from core.prediction import Prediction
from dashboard.compare import differences
from dashboard.markup import NO_BREAK


def prediction(probabilities: dict[str, float], sure: bool = True) -> Prediction:
    best = max(probabilities, key=probabilities.__getitem__)
    return Prediction(best, probabilities[best], sure, probabilities, None, None, None, {"total": 1.0})


def said(sentence: str | None) -> str:
    return (sentence or "").replace(NO_BREAK, " ")


GUITARS = prediction({"Guitars": 0.97, "Chairs": 0.03})
PERHAPS = prediction({"Guitars": 0.61, "Chairs": 0.39}, sure=False)
CHAIRS = prediction({"Guitars": 0.2, "Chairs": 0.8})


def test_the_surer_side_is_named_when_both_say_the_same() -> None:
    assert said(differences.answers(GUITARS, PERHAPS)) == "Both say Guitars; the left is surer (97 % against 61 %)."
    assert said(differences.answers(PERHAPS, GUITARS)) == "Both say Guitars; the right is surer (97 % against 61 %)."
    assert said(differences.answers(GUITARS, GUITARS)) == "Both say Guitars, equally sure (97 %)."


def test_different_answers_say_what_each_thinks_of_the_other() -> None:
    assert said(differences.answers(GUITARS, CHAIRS)) == (
        "The left says Guitars (97 %), the right Chairs (80 %). "
        "The left gives Chairs 3 %, the right gives Guitars 20 %."
    )


def test_a_category_that_a_model_does_not_have_is_no_zero() -> None:
    lamps = prediction({"Lamps": 1.0})
    assert "The left has no category Lamps, the right has no category Guitars." in said(
        differences.answers(GUITARS, lamps)
    )


def test_only_doubtful_sides_are_mentioned() -> None:
    assert differences.doubts(GUITARS, CHAIRS) is None
    assert said(differences.doubts(GUITARS, PERHAPS)).startswith("The right is below")
    assert said(differences.doubts(PERHAPS, GUITARS)).startswith("The left is below")
    assert said(differences.doubts(PERHAPS, PERHAPS)).startswith("Neither reaches")


def test_what_decides_is_said_once_when_it_is_the_same_on_both_sides() -> None:
    states = States(*({"Guitars": 0.9, "Chairs": 0.1},) * 4)
    both = differences.deciders(GUITARS, GUITARS, (states, states))
    assert [said(each) for each in both] == ["Both sides: The text is all there is: it alone makes the answer."]


@pytest.mark.parametrize(
    ("same_product", "same_model", "start"),
    [
        (True, True, "The same product"),
        (True, False, "One product, two models"),
        (False, True, "Two products, one model"),
        (False, False, "Two products, two models"),
    ],
)
def test_heading_says_what_is_held_against_what(same_product: bool, same_model: bool, start: str) -> None:
    assert differences.heading(same_product, same_model).startswith(start)


def test_words_of_one_text_are_compared_by_place_and_those_of_two_are_named() -> None:
    left = [WordWeight("red", 0, 3, 0.5), WordWeight("red", 4, 7, 0.2)]
    right = [WordWeight("red", 4, 7, 0.5), WordWeight("hat", 8, 11, 0.2)]
    same = differences.strongest_words(left, right, same_text=True)
    assert same == "Of the 2 strongest words the two sides share 1."
    other = differences.strongest_words(left, right, same_text=False)
    assert other == "Strongest on the left: “red”, “red”; on the right: “red”, “hat”."
    assert differences.strongest_words(left, [], same_text=True) is None
