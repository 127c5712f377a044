"""LIME until settled: it stops when it should, finds what LIME finds, and counts all variants of a short text."""

import numpy as np
import pytest

from core.explain.lime_fit import LocalFit
from core.explain.lime_settled import expected_agreement
from core.explain.lime_words import sample
from core.explain.question import Question
from core.explain.words import weigh

CLEAR = "one two three four five six seven eight nine ten eleven twelve"
SIZES = {"one": 0.2, "two": 0.17, "three": 0.14, "four": 0.11, "five": 0.08}


@pytest.fixture
def counted(predictor, monkeypatch):
    """A model whose first category's probability is a sum over words, and whose others are alike for every word."""
    asked: list[str] = []

    def answers(texts, image_features, progress=None):
        asked.extend(texts)
        sums = np.array([sum(size for word, size in SIZES.items() if word in text.split()) for text in texts])
        same = np.array([0.02 * len(text.split()) ** 0.5 for text in texts])
        return np.stack([sums, same, *[np.zeros(len(texts))] * 3], axis=1).astype(np.float32)

    monkeypatch.setattr(predictor, "text_probabilities", answers)
    return asked


def weights_of(fitted):
    return {word.start: word.weight for word in fitted.words}


def test_what_is_clear_is_settled_at_once(predictor, counted):
    evidence = weigh(predictor, CLEAR, None, "lime_settled", {"seed": 3})
    fitted = evidence.explain(Question("Guitars"))
    assert [word.word for word in fitted.words[:5]] == list(SIZES)
    assert fitted.settled
    assert fitted.samples == len(evidence.data) == 200
    assert len(counted) == len(set(counted)), "no variant of the text may be asked about twice"


def test_words_that_are_alike_never_settle(predictor, counted):
    evidence = weigh(predictor, CLEAR, None, "lime_settled", {"most": 500})
    assert not evidence.explain(Question("Kettles")).settled
    assert evidence.explain(Question("Guitars")).settled


def test_it_goes_on_to_the_most_when_the_predicted_category_does_not_settle(predictor, monkeypatch):
    def alike(texts, image_features, progress=None):
        kept = np.array([len(text.split()) for text in texts])
        return np.stack([(kept / 12) ** 3, *[np.zeros(len(texts))] * 4], axis=1).astype(np.float32)

    monkeypatch.setattr(predictor, "text_probabilities", alike)
    seen: list[tuple[int, int]] = []
    settings = {"most": 450}
    evidence = weigh(predictor, CLEAR, None, "lime_settled", settings, lambda done, most: seen.append((done, most)))
    fitted = evidence.explain(Question("Guitars"))
    assert (fitted.settled, fitted.samples) == (False, 450)
    assert seen == [(200, 450), (300, 450), (400, 450), (450, 450)]
    assert evidence.data[0].all()
    assert (evidence.data[1:].sum(1) < 12).all(), "the whole text is in the sample once"


def test_many_rounds_come_to_the_weights_of_one_long_run(predictor, prediction):
    text = "acoustic guitar with steel strings for beginners and children on stage"
    settings = {"agreement": 1.0, "most": 1500}
    rounds = weigh(predictor, text, prediction.image_features, "lime_settled", settings).explain(
        Question("Guitars"), 11
    )
    one = sample(predictor, text, prediction.image_features, 1500, seed=9).explain(Question("Guitars"), 11)
    errors = {word.start: np.hypot(word.error, other) for word in rounds.words for other in [_error(one, word.start)]}
    found, expected = weights_of(rounds), weights_of(one)
    apart = np.array([(found[start] - expected[start]) / errors[start] for start in found])
    # Standard normal deviates, 11 of them: one beyond 4 happens once in 1,400 texts.
    assert np.abs(apart).max() < 4
    assert rounds.samples == 1500


def _error(fitted, start):
    (found,) = (word.error for word in fitted.words if word.start == start)
    return found


def test_short_texts_are_counted_not_drawn(predictor, prediction):
    text = "acoustic guitar with steel strings"
    first, other = (
        weigh(predictor, text, prediction.image_features, "lime_settled", {"seed": seed}).explain(Question("Guitars"))
        for seed in (1, 2)
    )
    assert (first.samples, first.settled) == (32, True)
    assert all(word.error == 0 for word in first.words)
    np.testing.assert_allclose(list(weights_of(first).values()), list(weights_of(other).values()), atol=1e-6)
    # What LIME's weights are spread around.
    runs = [sample(predictor, text, prediction.image_features, 1000, seed=seed) for seed in range(4)]
    drawn = [run.explain(Question("Guitars")) for run in runs]
    for word in first.words:
        mean = np.mean([weights_of(run)[word.start] for run in drawn])
        assert abs(mean - word.weight) < 4 * _error(drawn[0], word.start) / 2 + 1e-3


def test_agreement_expected_of_weights_by_hand():
    def fit(weights, deviation):
        weights = np.array(weights)
        return LocalFit(np.arange(len(weights)), weights, deviation**2 * np.eye(len(weights)), 1.0)

    assert expected_agreement(fit([9.0, 8, 7, 6, 5, 1], 0.1)) == 1
    assert expected_agreement(fit([1.0, 2.0], 5.0)) == 1
    # The fifth of the top is one of two, each drawn as often as the other: half of the runs share it.
    assert expected_agreement(fit([9.0, 8, 7, 6, 3, 3], 0.1)) == pytest.approx(0.9, abs=0.03)
    # Ten words by chance alone: of five, half are expected to be shared.
    assert expected_agreement(fit([0.0] * 10, 1.0)) == pytest.approx(0.5, abs=0.05)
