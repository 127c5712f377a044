"""Conductance against Captum's on a whole network."""

import numpy as np
import pytest
import torch
from captum.attr import LayerConductance

from core.explain.conductance import signed_conductance
from core.explain.look import Look
from core.explain.maps import heat_maps
from core.explain.question import Question

STEPS = 4
# Sums in another order move a few cells over the bend of an activation, where the gradient jumps.
TOLERANCE = 2e-3


def captums(whole, layer, pixels, blurred, position):
    """Captum weighs every step by the gradient at its start; there and back again, halved, is the trapezoid rule."""

    def led(start, end):
        return LayerConductance(whole, layer).attribute(
            end, baselines=start, target=position, n_steps=STEPS, method="riemann_trapezoid"
        )

    return ((led(blurred, pixels) - led(pixels, blurred)) / 2).sum(1)[0].detach()


@pytest.mark.parametrize(("layers", "name", "side"), [(1, "bn2", 7), (2, "blocks.4", 14), (3, "blocks.2", 28)])
def test_is_captums_at_every_layer(predictor, prediction, picture, whole, pixels, layers, name, side):
    look = Look(predictor, prediction, picture, Question("Shoes"))
    layer, ours = signed_conductance(look, layers, STEPS)
    assert layer == name
    for row, position in zip(ours, look.compared, strict=True):
        theirs = captums(whole, whole.network.get_submodule(name), pixels, look.blurred, position)
        assert theirs.shape == (side, side)
        assert (row - theirs).norm() < TOLERANCE * theirs.norm()


def test_adds_up_to_what_the_details_change_in_the_score(predictor, prediction, picture):
    look = Look(predictor, prediction, picture, Question("Toys"))
    _, found = signed_conductance(look, 1, 256)
    with torch.no_grad():
        change = (look.score_pixels(look.pixels) - look.score_pixels(look.blurred))[0, look.compared]
    assert change.abs().min() > 0.5
    torch.testing.assert_close(found.sum(dim=(1, 2)), change, atol=0.05, rtol=0.0)


def test_scale_ends_at_the_larger_of_the_asked_and_the_predicted_category(predictor, prediction, picture):
    settings = {"conductance": {"layers": 1, "steps": STEPS}}
    peaks, scales = {}, {}
    for category in predictor.categories:
        (found,) = heat_maps(predictor, prediction, picture, Question(category), ["conductance"], settings, (7, 7))
        peaks[category], scales[category] = found.peak, found.scale
    for category, scale in scales.items():
        assert scale == pytest.approx(max(peaks[category], peaks[prediction.category]), rel=1e-5)


def test_what_speaks_for_the_one_speaks_against_the_other(predictor, prediction, picture):
    look = Look(predictor, prediction, picture, Question("Toys", against="Shoes"))
    _, (one, other) = signed_conductance(look, 2, STEPS)
    np.testing.assert_allclose(one.numpy(), -other.numpy(), atol=TOLERANCE)
    assert one.abs().max() > 1e-3


def test_more_cores_do_not_change_it(predictor, prediction, picture, monkeypatch):
    look = Look(predictor, prediction, picture, Question("Toys"))
    _, usual = signed_conductance(look, 2, STEPS)
    for cores in (1, 3):
        monkeypatch.setattr("core.explain.conductance.core_count", lambda device, cores=cores: cores)
        torch.testing.assert_close(signed_conductance(look, 2, STEPS)[1], usual, atol=TOLERANCE, rtol=1e-3)
