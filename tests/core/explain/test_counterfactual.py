"""The fewest words and regions, against brute force on the real encoders under a random head."""

from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from types import SimpleNamespace

import numpy as np
import pytest

from core.errors import SettingsError, Stopped
from core.explain.counterfactual import LEAD, fewest_regions, fewest_words, nothing_found, superpixels
from core.explain.infill import Canvas
from core.explain.spans import leave_out

TEXTS = (
    "Acoustic guitar with steel strings for beginners",
    "Red kettle and a spare lid",
    "Running shoes for men, garden hose green",
)


def answers(predictor, text, features, places):
    return predictor.text_probabilities([leave_out(text, set(place)) for place in places], features)


def works(row, before, towards):
    """Whether the answer has changed as wanted, by a lead that rounding cannot undo."""
    wanted = [position != before for position in range(len(row))] if towards is None else np.arange(len(row)) == towards
    return row[wanted].max() > LEAD * row[~np.array(wanted)].max()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("steps", [None, 1, 2])
def test_no_smaller_set_of_words_does_it(predictor, text, steps):
    count = len(text.replace(",", "").split())
    whole = answers(predictor, text, None, [()])[0]
    before = int(whole.argmax())
    towards = None if steps is None else int(np.argsort(-whole)[steps])
    name = None if towards is None else predictor.categories[towards]
    found = fewest_words(predictor, text, None, name)
    fewest = None
    for size in range(1, count + 1):
        places = list(combinations(range(count), size))
        rows = answers(predictor, text, None, places)
        if any(works(row, before, towards) for row in rows):
            fewest = size
            break
    if fewest is None:
        assert found is None
        return
    assert len(found.removed) == fewest
    assert found.proven
    assert found.irreducible
    left = answers(predictor, text, None, [found.removed])[0]
    assert predictor.categories[int(left.argmax())] == found.after != found.before
    assert found.confidence == pytest.approx(float(left.max()), abs=1e-5)
    assert [text[word.start : word.end] for word in found.words] == [word.word for word in found.words]
    if name is not None:
        assert found.after == name


def test_regions_change_the_answer_and_none_can_be_put_back(predictor, prediction, picture):
    canvas = Canvas.of(picture, predictor.image_encoder.preprocessing.size)
    regions = superpixels(canvas.pixels)
    second = prediction.top(2)[1][0]
    found = fewest_regions(predictor, prediction, picture, most_calls=250)
    assert found is not None, f"the head is not decided enough; {second} is next"

    def answer(removed):
        maps = predictor.image_encoder.encode_maps([canvas.without(np.isin(regions, list(removed)))])
        features = predictor.image_encoder.pool(maps).numpy()
        return predictor.fuse(features, prediction.text_features[None])[0]

    row = answer(found.removed)
    before = predictor.categories.index(found.before)
    assert found.before == prediction.category
    assert predictor.categories[int(row.argmax())] == found.after != found.before
    np.testing.assert_array_equal(found.mask, np.isin(regions, found.removed))
    assert found.mask_of(picture).shape == (80, 120)
    if found.irreducible and len(found.removed) > 1:
        for region in found.removed:
            assert not works(answer(set(found.removed) - {region}), before, None)


def test_superpixels_cover_the_picture_without_a_gap_and_are_the_same_again(picture):
    pixels = Canvas.of(picture, 224).pixels
    regions = superpixels(pixels)
    assert regions.shape == (224, 224)
    assert set(np.unique(regions)) == set(range(regions.max() + 1))
    assert 20 <= regions.max() + 1 <= 60
    np.testing.assert_array_equal(regions, superpixels(pixels))


def test_many_at_once_find_the_same(predictor):
    expected = fewest_words(predictor, TEXTS[0], None)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: fewest_words(predictor, TEXTS[0], None), range(8)):
            assert (found is None) == (expected is None)
            assert found is None or found.removed == expected.removed


def test_a_text_without_words_has_none(predictor):
    assert fewest_words(predictor, "!!!", None) is None
    assert "text, which stays" in nothing_found("regions", "Shoes")


def test_categories_that_cannot_be_reached_are_named(predictor):
    before = predictor.categories[int(answers(predictor, TEXTS[0], None, [()])[0].argmax())]
    with pytest.raises(SettingsError, match="already"):
        fewest_words(predictor, TEXTS[0], None, before)
    with pytest.raises(SettingsError, match="no category"):
        fewest_words(predictor, TEXTS[0], None, "Boats")


def test_progress_stays_within_the_calls_and_can_stop(predictor):
    seen = []
    # A category that is far off keeps the search busy.
    last = predictor.categories[int(answers(predictor, TEXTS[0], None, [()])[0].argmin())]
    fewest_words(predictor, TEXTS[0], None, last, most_calls=60, progress=lambda *each: seen.append(each))
    assert seen
    assert seen == sorted(seen)
    assert all(0 < done <= total == 60 for done, total in seen)

    def stop(done, total):
        raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        fewest_words(predictor, TEXTS[0], None, progress=stop)


def test_a_model_of_one_category_has_no_other_answer():
    only = SimpleNamespace(categories=("Shoes",), text_probabilities=lambda texts, *_: np.ones((len(texts), 1)))
    assert fewest_words(only, "red shoes", None) is None
