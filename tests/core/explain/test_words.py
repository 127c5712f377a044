"""What holds for every word method, whatever it computes."""

import json

import numpy as np
import pytest

from core.errors import SettingsError, Stopped
from core.explain import words
from core.explain.question import Question
from core.explain.word_weights import largest
from core.explain.words import METHODS, WordWeight, weigh

TEXT = "Steel strings; a guitar with steel strings"
KEYS = [method.key for method in METHODS]
# Small enough to be quick, large enough to draw at random where a method does.
SETTINGS = {
    "lime": {"samples": 60},
    "lime_settled": {"most": 100},
    "integrated_gradients_words": {"steps": 4},
    "shapley_words": {"pairs": 2},
}


def test_the_methods_that_others_build_on():
    assert KEYS == ["lime", "lime_settled", "leave_one_out", "integrated_gradients_words", "shapley_words"]


@pytest.mark.parametrize("method", KEYS)
def test_one_weight_a_word_in_its_place_for_any_question(predictor, prediction, method):
    evidence = weigh(predictor, TEXT, prediction.image_features, method, SETTINGS.get(method))
    assert [word.word for word in evidence.words] == ["Steel", "strings", "a", "guitar", "with", "steel", "strings"]
    assert evidence.words_total == 7
    for question in (Question("Guitars"), Question("Toys"), Question("Guitars", "Toys")):
        fitted = evidence.explain(question)
        assert len({word.start for word in fitted.words}) == 7
        assert all(TEXT[word.start : word.end] == word.word for word in fitted.words)
        sizes = [abs(word.weight) for word in fitted.words]
        assert sizes == sorted(sizes, reverse=True)
        assert sizes[0] > 0
        assert evidence.explain(question).words == fitted.words
    json.dumps([word.to_dict() for word in fitted.words])


@pytest.mark.parametrize("method", [key for key in KEYS if not key.startswith("lime")])
def test_a_question_the_other_way_round_has_the_other_sign(predictor, method):
    evidence = weigh(predictor, TEXT, None, method, SETTINGS.get(method))
    found, swapped = (
        {word.start: word.weight for word in evidence.explain(question).words}
        for question in (Question("Guitars", "Toys"), Question("Toys", "Guitars"))
    )
    assert found == pytest.approx({start: -weight for start, weight in swapped.items()}, abs=1e-4)


@pytest.mark.parametrize("method", KEYS)
def test_the_picture_takes_part(predictor, prediction, method):
    beside, alone = (
        weigh(predictor, TEXT, image, method, SETTINGS.get(method)).explain(Question("Guitars"))
        for image in (prediction.image_features, None)
    )
    largest_apart = max(
        abs(one.weight - other.weight) for one in beside.words for other in alone.words if one.start == other.start
    )
    assert largest_apart > 1e-3


@pytest.mark.parametrize("method", KEYS)
@pytest.mark.parametrize("text", ["", "🎸 !!", "guitar", "<b>b</b> b &amp; b", "吉他 café", "x" * 3000 + " guitar"])
def test_texts_of_every_kind(predictor, method, text):
    evidence = weigh(predictor, text, None, method, SETTINGS.get(method))
    fitted = evidence.explain(Question("Guitars"))
    assert len(fitted.words) == len(evidence.words)
    assert np.isfinite([word.weight for word in fitted.words]).all()
    assert all(text[word.start : word.end] == word.word for word in fitted.words)


@pytest.mark.parametrize("method", KEYS)
def test_progress_is_called_and_can_stop_the_work(predictor, method):
    def stop(done: int, total: int) -> None:
        raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        weigh(predictor, TEXT, None, method, SETTINGS.get(method), stop)


def test_unknown_methods_and_settings_are_refused(predictor):
    with pytest.raises(SettingsError, match="choose one of lime"):
        weigh(predictor, TEXT, None, "magic")
    with pytest.raises(SettingsError, match="has no setting"):
        weigh(predictor, TEXT, None, "leave_one_out", {"samples": 3})
    with pytest.raises(SettingsError, match="choose from"):
        weigh(predictor, TEXT, None, "lime", {"samples": 3})


def test_of_equal_weights_the_first_in_the_text_comes_first():
    spans = [words.WordWeight(name, index, index + 1, 0.0) for index, name in enumerate("abcd")]
    found = largest(spans, np.array([0.1, -0.3, 0.3, 0.0]), np.array([1.0, 2.0, 3.0, 4.0]), count=3)
    assert found == (WordWeight("b", 1, 2, -0.3, 2.0), WordWeight("c", 2, 3, 0.3, 3.0), WordWeight("a", 0, 1, 0.1, 1.0))
