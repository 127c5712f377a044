"""Occlusion against Captum's on a whole network, and its arithmetic."""

import numpy as np
import pytest
import torch
from captum.attr import Occlusion

from core.errors import SettingsError
from core.explain.look import Look
from core.explain.maps import heat_maps
from core.explain.occlusion import drops, spread, windows
from core.explain.question import Question

TOLERANCE = 1e-5


def captums(model, pixels, cover, position, patch, stride):
    method = Occlusion(model)
    return method.attribute(
        pixels,
        sliding_window_shapes=(3, patch, patch),
        strides=(3, stride, stride),
        baselines=cover,
        target=position,
        perturbations_per_eval=16,
    )[0, 0]


# The last window of a row is cut off by the edge in the second case: 224 is not 96 and some times 80.
@pytest.mark.parametrize(("patch", "stride"), [(112, 56), (96, 80)])
def test_is_captums_for_every_category(predictor, prediction, picture, whole, pixels, patch, stride):
    look = Look(predictor, prediction, picture, Question("Toys"))
    places = windows(224, patch, stride)
    ours = spread(drops(look, places), places, 224)
    with torch.inference_mode():
        for position in range(5):
            theirs = captums(whole, pixels, look.blurred, position, patch, stride)
            torch.testing.assert_close(ours[position], theirs, atol=10 * TOLERANCE, rtol=TOLERANCE)


def test_a_heat_map_is_the_positive_part_on_one_scale(predictor, prediction, picture):
    settings = {"occlusion": {"patch": 112, "stride": 56}}
    look = Look(predictor, prediction, picture, Question("Toys"))
    places = windows(224, 112, 56)
    expected = spread(drops(look, places), places, 224).clamp_min(0)
    for category, values in zip(predictor.categories, expected, strict=True):
        (found,) = heat_maps(predictor, prediction, picture, Question(category), ["occlusion"], settings, (224, 224))
        np.testing.assert_allclose(found.values, values.numpy(), atol=TOLERANCE)
        assert found.scale == pytest.approx(float(expected.max()))
        assert found.layer == "input pixels"


def test_what_speaks_for_the_one_speaks_against_the_other(predictor, prediction, picture):
    one, other = (
        Look(predictor, prediction, picture, question)
        for question in (Question("Toys", against="Shoes"), Question("Shoes", against="Toys"))
    )
    places = windows(224, 112, 112)
    torch.testing.assert_close(drops(one, places)[:, one.asked], -drops(other, places)[:, other.asked])


def test_spreading_on_numbers_one_can_redo():
    # Two overlapping columns of a picture of 3 x 3 pixels, which lower the score by 4 and by 2: they share the middle.
    places = [(slice(0, 3), slice(0, 2)), (slice(0, 3), slice(1, 3))]
    found = spread(torch.tensor([[4.0], [2.0]]), places, 3)
    torch.testing.assert_close(found, torch.tensor([4.0, 3.0, 2.0]).expand(1, 3, 3))


def test_windows_hold_every_pixel():
    for side, patch, stride in ((224, 48, 24), (224, 96, 80), (10, 16, 8), (10, 3, 2)):
        count = torch.zeros(side, side)
        for rows, columns in windows(side, patch, stride):
            count[rows, columns] += 1
        assert count.min() >= 1


def test_a_stride_that_leaves_gaps_is_refused(predictor, prediction, picture):
    with pytest.raises(SettingsError, match="gaps"):
        heat_maps(
            predictor, prediction, picture, Question("Toys"), ["occlusion"], {"occlusion": {"patch": 16, "stride": 24}}
        )
