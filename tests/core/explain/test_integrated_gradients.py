"""Integrated gradients against Captum's own noise tunnel on a whole network."""

import numpy as np
import pytest
import torch
from captum.attr import IntegratedGradients, NoiseTunnel

from core.explain.integrated_gradients import attributions
from core.explain.look import Look
from core.explain.maps import heat_maps
from core.explain.question import Question

SETTINGS = {"steps": 4, "samples": 2, "noise": 0.15, "cells": 28, "seed": 3}
TOLERANCE = 1e-5
# Sums in another order move a few pixels over the bend of an activation, where the gradient jumps.
OF_THE_WHOLE = 2e-3


def test_is_captums_noise_tunnel_with_the_same_seed(predictor, prediction, picture, whole, pixels):
    look = Look(predictor, prediction, picture, Question("Shoes"))
    deviation = 0.15 * float(pixels.max() - pixels.min())
    with torch.random.fork_rng():
        torch.manual_seed(3)
        theirs = NoiseTunnel(IntegratedGradients(whole)).attribute(
            pixels, nt_samples=2, stdevs=deviation, baselines=look.blurred, target=2, n_steps=4
        )
    assert (attributions(look, SETTINGS) - theirs[0].detach()).norm() < OF_THE_WHOLE * theirs.norm()


def test_without_noise_is_captums_plain_method_once(predictor, prediction, picture, whole, pixels):
    look = Look(predictor, prediction, picture, Question("Shoes"))
    theirs = IntegratedGradients(whole).attribute(pixels, baselines=look.blurred, target=2, n_steps=4)
    ours = attributions(look, {**SETTINGS, "noise": 0.0})
    assert (ours - theirs[0].detach()).norm() < OF_THE_WHOLE * theirs.norm()


def test_a_heat_map_adds_up_shares_over_cells_and_keeps_what_speaks_for(predictor, prediction, picture):
    look = Look(predictor, prediction, picture, Question("Toys"))
    sums = attributions(look, SETTINGS).sum(0).reshape(28, 8, 28, 8).sum((1, 3))
    (found,) = heat_maps(
        predictor,
        prediction,
        picture,
        Question("Toys"),
        ["integrated_gradients"],
        {"integrated_gradients": SETTINGS},
        (28, 28),
    )
    np.testing.assert_allclose(found.values, sums.clamp_min(0).numpy(), atol=TOLERANCE)
    assert found.scale == pytest.approx(float(sums.abs().max()), rel=1e-4)


def test_what_speaks_for_the_one_speaks_against_the_other(predictor, prediction, picture):
    one, other = (
        attributions(Look(predictor, prediction, picture, question), SETTINGS)
        for question in (Question("Toys", against="Shoes"), Question("Shoes", against="Toys"))
    )
    torch.testing.assert_close(one, -other, atol=TOLERANCE, rtol=1e-3)
    assert one.abs().max() > 1e-3


def test_the_seed_decides_and_other_draws_do_not(predictor, prediction, picture):
    look = Look(predictor, prediction, picture, Question("Toys"))
    first = attributions(look, SETTINGS)
    torch.rand(10)
    torch.testing.assert_close(attributions(look, SETTINGS), first, atol=0, rtol=1e-3)
    assert (attributions(look, {**SETTINGS, "seed": 4}) - first).abs().max() > 1e-3
