"""Shapley values: the formula against an average over all orders, drawn orders against the formula."""

import itertools

import numpy as np
import pytest

from core.explain.question import Question
from core.explain.read_words import ask, read_words
from core.explain.shapley_words import every_subset
from core.explain.words import weigh

TEXT = "Acoustic guitar with steel strings"


def by_brute_force(predictor, text, image_features, category):
    """The mean, over all orders, of what each word adds when it comes in."""
    read = read_words(predictor, text)
    words = len(read.words)
    chosen = predictor.categories.index(category)
    answers = ask(predictor, read, every_subset(words), image_features, None)[:, chosen].astype(float)
    totals = np.zeros(words)
    orders = list(itertools.permutations(range(words)))
    for order in orders:
        subset = 0
        for word in order:
            totals[word] += answers[subset | 1 << word] - answers[subset]
            subset |= 1 << word
    return totals / len(orders), answers[-1] - answers[0]


def weights_of(fitted):
    return np.array([word.weight for word in sorted(fitted.words, key=lambda word: word.start)])


def test_short_texts_are_exact_and_add_up(predictor, prediction):
    expected, whole = by_brute_force(predictor, TEXT, prediction.image_features, "Guitars")
    fitted = weigh(predictor, TEXT, prediction.image_features, "shapley_words").explain(Question("Guitars"))
    np.testing.assert_allclose(weights_of(fitted), expected, atol=1e-6)
    assert weights_of(fitted).sum() == pytest.approx(whole, abs=1e-6)
    assert fitted.samples == 32
    assert all(word.error == 0 for word in fitted.words)


def test_every_subset_in_the_order_of_its_bits():
    np.testing.assert_array_equal(every_subset(2), [[0, 0], [1, 0], [0, 1], [1, 1]])


def test_drawn_orders_come_near_and_their_errors_say_how_near(predictor, monkeypatch):
    """On a model made for it, whose Shapley values are known: two words that need each other, and one by itself."""

    def answers(texts, image_features, progress=None):
        both = [0.6 * ("left" in text and "right" in text) + 0.2 * ("alone" in text) for text in texts]
        return np.stack([both] + [np.zeros(len(texts))] * 4, axis=1).astype(np.float32)

    monkeypatch.setattr(predictor, "text_probabilities", answers)
    text = "left one two three four five six seven eight nine ten right alone"
    expected = np.array([0.3] + [0.0] * 10 + [0.3, 0.2])
    runs = [
        weigh(predictor, text, None, "shapley_words", {"pairs": 12, "seed": seed}).explain(Question("Guitars"), 13)
        for seed in range(40)
    ]
    weights = np.array([weights_of(run) for run in runs])
    np.testing.assert_allclose(weights.mean(0), expected, atol=0.05)
    # Every draw adds up to what all words add, whatever the order.
    np.testing.assert_allclose(weights.sum(1), 0.8, atol=1e-5)
    # An order and its reverse give the pair's word 0.6 once and 0 once: the mean is certain.
    assert weights.std(0).max() < 1e-6
    assert max(word.error for run in runs for word in run.words) < 1e-6


def test_standard_errors_are_the_spread_over_seeds(predictor, monkeypatch):
    """On a model made for it: the answer is decided by the best of three words, which no reversed order cancels."""

    def answers(texts, image_features, progress=None):
        best = [max(0.9 * ("x1" in text), 0.6 * ("x2" in text), 0.3 * ("x3" in text)) for text in texts]
        return np.stack([best] + [np.zeros(len(texts))] * 4, axis=1).astype(np.float32)

    monkeypatch.setattr(predictor, "text_probabilities", answers)
    text = "x1 b c d e f g x2 h i j k x3"
    runs = [
        weigh(predictor, text, None, "shapley_words", {"pairs": 20, "seed": seed}).explain(Question("Guitars"), 13)
        for seed in range(60)
    ]
    ordered = [sorted(run.words, key=lambda word: word.start) for run in runs]
    weights, errors = (
        np.array([[getattr(word, name) for word in run] for run in ordered]) for name in ("weight", "error")
    )
    expected = [0.3 / 3 + 0.3 / 2 + 0.3, 0.3 / 3 + 0.3 / 2, 0.3 / 3]
    np.testing.assert_allclose(weights.mean(0)[[0, 7, 12]], expected, atol=0.02)
    np.testing.assert_allclose(
        np.sqrt((errors[:, [0, 7, 12]] ** 2).mean(0)), weights.std(0, ddof=1)[[0, 7, 12]], rtol=0.3
    )


def test_same_seed_same_weights_other_seed_others(predictor):
    text = "a fine old guitar of spruce and rosewood with nickel strings and case"
    first, again, other = (
        weigh(predictor, text, None, "shapley_words", {"pairs": 2, "seed": seed}).explain(Question("Toys"))
        for seed in (1, 1, 2)
    )
    np.testing.assert_allclose(weights_of(first), weights_of(again), atol=1e-6)
    assert np.abs(weights_of(first) - weights_of(other)).max() > 1e-4
