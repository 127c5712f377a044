"""Curves and verdicts on answers one can redo, and on the real encoders under a random head."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from core.errors import Stopped
from core.explain.faithfulness import CELLS, RANDOM_ORDERS, STEPS, cell_means, cells_of, judge, of_map, of_words
from core.explain.maps import HeatMap, heat_maps
from core.explain.question import Question
from core.explain.removal import Removals
from core.explain.spans import leave_out
from core.explain.words import WordWeight
from tests.core.explain.conftest import TEXT

AB = ("a", "b")
A = Question("a")


def additive(worth):
    """A model whose answer is the sum of what the parts that are left are worth."""
    worth = np.asarray(worth, dtype=float)

    def answer(removed, progress):
        left = ~removed @ worth
        return np.stack([left, 1 - left], axis=1)

    return Removals(len(worth), answer)


def test_curves_and_score_of_four_parts_one_can_redo():
    worth = [0.4, 0.3, 0.2, 0.1]
    found = judge(additive(worth), np.array(worth), None, A, AB, "text")
    assert found.explanation.deletion == pytest.approx([1.0, 0.6, 0.3, 0.1, 0.0])
    assert found.explanation.insertion == pytest.approx([0.0, 0.4, 0.7, 0.9, 1.0])
    # (1.0 / 2 + 0.6 + 0.3 + 0.1 + 0.0 / 2) / 4 = 0.375, and 1 less that the other way round.
    assert found.explanation.deletion_area == pytest.approx(0.375)
    assert found.explanation.insertion_area == pytest.approx(0.625)
    assert found.score == pytest.approx((1 - 0.375) / (1 - found.random.deletion_area))
    assert found.trusted
    assert found.sentence.endswith("random words: these weights can be trusted.")


def test_random_orders_fall_in_a_straight_line_on_average():
    worth = np.random.default_rng(0).dirichlet(np.ones(400))
    found = judge(additive(worth), worth, None, A, AB, "text")
    assert found.random.deletion == pytest.approx(1 - found.fractions, abs=0.03)


def test_the_opposite_order_is_not_to_be_relied_on():
    worth = np.array([0.4, 0.3, 0.2, 0.1])
    found = judge(additive(worth), -worth, None, A, AB, "text")
    assert not found.trusted
    assert found.score < 1
    assert "do not rely" in found.sentence


def test_an_order_that_does_no_better_than_the_middle_is_weak():
    worth = np.array([0.1, 0.2, 0.3, 0.4])
    as_middle = judge(additive(worth), worth, worth, A, AB, "picture")
    assert as_middle.score > 1
    assert not as_middle.trusted
    assert "is weak" in as_middle.sentence
    assert judge(additive(worth), worth, -worth, A, AB, "picture").trusted


def test_a_part_that_hardly_matters_gets_no_verdict_but_a_sentence():
    answer = judge(additive([0.004, 0.003, 0.002, 0.001]), np.arange(4.0), None, A, AB, "picture")
    assert not answer.matters
    assert not answer.trusted
    assert answer.sentence == (
        "The picture hardly matters here: whatever is removed from it, the answer falls by 1.0 points at most."
    )


def test_a_question_of_two_categories_is_answered_by_the_difference():
    worth = [0.6, 0.4]
    found = judge(additive(worth), np.array(worth), None, Question("a", "b"), AB, "text")
    # a - b = 2 left - 1.
    assert found.explanation.deletion == pytest.approx([1.0, -0.2, -1.0])


def test_a_score_has_an_upper_end():
    # Only the last part counts, and random orders find it late.
    found = judge(additive([0.0] * 99 + [1.0]), np.arange(100.0), None, A, AB, "picture")
    assert 1 < found.score <= 10


def test_equals_are_ordered_by_the_seed_alone():
    worth = np.random.default_rng(1).random(30) / 30
    first, same, other = (judge(additive(worth), np.zeros(30), None, A, AB, "text", seed) for seed in (3, 3, 4))
    assert first.to_dict() == same.to_dict()
    assert first.explanation.deletion != pytest.approx(other.explanation.deletion)


def test_each_removal_is_asked_about_once():
    asked = []

    def answer(removed, progress):
        asked.extend(row.tobytes() for row in removed)
        return np.full((len(removed), 2), 0.5)

    parts = Removals(CELLS**2, answer)
    judge(parts, np.arange(256.0), np.zeros(256), A, AB, "picture")
    # Nothing and everything removed are common to all orders; a random one serves both ways with the same removals.
    assert len(asked) == len(set(asked)) == 2 + (STEPS - 1) * (2 + RANDOM_ORDERS["picture"] + 2)
    before = len(asked)
    judge(parts, -np.arange(256.0) % 7, np.zeros(256), A, AB, "picture")
    assert len(asked) == before + 2 * (STEPS - 1)


def test_cell_means_are_means():
    values = np.random.default_rng(0).random((64, 32)).astype(np.float32)
    expected = values.reshape(16, 4, 16, 2).mean(axis=(1, 3)).ravel()
    np.testing.assert_allclose(cell_means(values), expected, rtol=1e-5)


def test_a_map_is_judged_by_the_model_itself(predictor, prediction, picture):
    found_map = heat_maps(predictor, prediction, picture, Question(prediction.category), ["gradcam"])[0]
    found = of_map(predictor, prediction, picture, found_map)
    assert found.explanation.deletion[0] == pytest.approx(prediction.confidence, abs=1e-5)
    assert found.explanation.insertion[-1] == pytest.approx(prediction.confidence, abs=1e-5)
    ends = {round(float(each.deletion[-1]), 5) for each in (found.explanation, found.random, found.centre)}
    assert len(ends) == 1, "with everything removed, the order does not matter"
    # One point of the curve by another way: the brightest quarter removed by hand.
    cells = cells_of(predictor, prediction, picture)
    brightest = np.zeros((1, CELLS**2), dtype=bool)
    means = cell_means(found_map.values)
    cut = np.sort(means)[-64]
    assert (means >= cut).sum() == 64
    brightest[0] = means >= cut
    position = predictor.categories.index(prediction.category)
    assert found.explanation.deletion[4] == pytest.approx(float(cells.probabilities(brightest)[0, position]), abs=1e-5)


def test_the_map_made_of_what_removal_does_beats_chance(predictor, prediction, picture):
    cells = cells_of(predictor, prediction, picture)
    position = predictor.categories.index(prediction.category)
    blocks = np.kron(np.eye(16, dtype=bool).reshape(16, 4, 4), np.ones((4, 4), dtype=bool)).reshape(16, 256)
    falls = prediction.confidence - cells.probabilities(blocks)[:, position]
    values = np.kron(falls.reshape(4, 4), np.ones((30, 40))).astype(np.float32)
    honest = HeatMap("own", Question(prediction.category), values, "", 1.0, {})
    upside_down = replace(honest, values=-values)
    good, bad = (of_map(predictor, prediction, picture, each, cells=cells) for each in (honest, upside_down))
    assert good.explanation.deletion_area < bad.explanation.deletion_area
    assert good.explanation.deletion_area < good.random.deletion_area


def test_words_are_judged_by_the_model_itself(predictor, prediction, product):
    words = [WordWeight("guitar", 9, 15, 0.4), WordWeight("strings", 27, 34, 0.2)]
    question = Question("Kettles")
    found = of_words(predictor, product.text, prediction.image_features, words, question)
    without = predictor.text_probabilities([leave_out(TEXT, {1, 4})], prediction.image_features)[0]
    assert [TEXT[word.start : word.end] for word in words] == ["guitar", "strings"]
    assert found.fractions[2] == pytest.approx(2 / 17)
    assert found.explanation.deletion[2] == pytest.approx(float(without[1]), abs=1e-5)
    assert found.centre is None


def test_a_text_without_words_cannot_be_judged(predictor):
    assert of_words(predictor, "!!!", None, [], Question("Kettles")) is None


def test_works_without_text(predictor, prediction, product, picture):
    alone = predictor.predict(replace(product, title="", description=""))
    found_map = heat_maps(predictor, alone, picture, Question("Shoes"), ["gradcam"])[0]
    found = of_map(predictor, alone, picture, found_map)
    assert found.explanation.deletion[0] == pytest.approx(alone.probabilities["Shoes"], abs=1e-5)


def test_many_at_once_and_again_give_the_same(predictor, prediction, picture, product):
    question = Question(prediction.category)
    words = [WordWeight("guitar", 9, 15, 0.4)]

    def once(_):
        return of_words(predictor, product.text, prediction.image_features, words, question, seed=2).to_dict()

    expected = once(0)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(once, range(4)):
            assert found["sentence"] == expected["sentence"]
            for key in ("explanation", "random"):
                np.testing.assert_allclose(found[key]["deletion"], expected[key]["deletion"], atol=1e-6)


def test_progress_counts_up_and_can_stop(predictor, prediction, picture):
    found_map = heat_maps(predictor, prediction, picture, Question("Shoes"), ["gradcam"])[0]
    seen = []

    def stop(done, total):
        seen.append((done, total))
        if len(seen) == 2:
            raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        of_map(predictor, prediction, picture, found_map, progress=stop)
    (first, total), (second, _) = seen
    assert 0 < first < second < total
