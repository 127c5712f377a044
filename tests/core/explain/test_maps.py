"""What holds for every heat map method, and for what they share."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from core.errors import SettingsError, Stopped
from core.explain.look import Look
from core.explain.maps import DEFAULT, METHODS, _enlarge, defaults_for, heat_maps, methods_for
from core.explain.question import Question

# Settings under which slow methods are quick.
QUICK = {
    "conductance": {"layers": 2, "steps": 4},
    "sampled_removal": {"cells": 4, "samples": 64},
    "occlusion": {"patch": 112, "stride": 112},
    "integrated_gradients": {"steps": 4, "samples": 2, "cells": 7},
}
KEYS = ("gradcam", "gradcampp", "layercam", "conductance", "sampled_removal", "occlusion", "integrated_gradients")


def all_maps(predictor, prediction, picture, question, progress=None):
    return heat_maps(predictor, prediction, picture, question, KEYS, QUICK, progress=progress)


def nothing_is_left(predictor):
    for root in (predictor.model, predictor.image_encoder.network, predictor.image_encoder.exact_network):
        for module in root.modules():
            for hooks in ("_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks"):
                assert not getattr(module, hooks)
        assert all(parameter.grad is None and not parameter.requires_grad for parameter in root.parameters())


def test_these_methods_work_with_the_default_encoder(predictor):
    assert tuple(method.key for method in methods_for(predictor)) == KEYS
    assert defaults_for(predictor) == DEFAULT


@pytest.mark.parametrize("question", [Question("Shoes"), Question("Shoes", against="Toys")], ids=["one", "two"])
def test_values_are_in_the_pictures_own_pixels_and_never_negative(predictor, prediction, picture, question):
    for found, key in zip(all_maps(predictor, prediction, picture, question), KEYS, strict=True):
        assert found.method == key
        assert found.question == question
        assert found.values.shape == (80, 120)
        assert found.values.dtype == np.float32
        assert found.values.min() >= 0
        assert 0 <= found.peak < 1.5 * found.scale
        assert found.layer
        assert dict(found.settings).items() >= QUICK.get(key, {}).items()


def test_works_without_text(predictor, product, picture):
    alone = predictor.predict(replace(product, title="", description=""))
    with_text = predictor.predict(product)
    both = (all_maps(predictor, each, picture, Question("Shoes")) for each in (alone, with_text))
    for one, other in zip(*both, strict=True):
        assert np.abs(one.values - other.values).max() > 1e-3, "the text must be the one of the prediction"


def test_no_picture_gives_no_maps(predictor, product, picture):
    nothing = predictor.predict(replace(product, image=None))
    assert heat_maps(predictor, nothing, picture, Question("Shoes")) == ()


def test_unknown_method_names_the_known_ones(predictor, prediction, picture):
    with pytest.raises(SettingsError, match="gradcam, gradcampp"):
        heat_maps(predictor, prediction, picture, Question("Toys"), ["gradcam2"])


@pytest.mark.parametrize("question", [Question("Boats"), Question("Boats", "Toys"), Question("Toys", "Boats")])
def test_unknown_category_is_an_error(predictor, prediction, picture, question):
    with pytest.raises(ValueError, match=r"Boats|not in"):
        Look(predictor, prediction, picture, question)


def test_progress_rises_to_the_end_over_all_methods(predictor, prediction, picture):
    said = []
    all_maps(predictor, prediction, picture, Question("Toys"), lambda done, total: said.append((done, total)))
    assert {total for _, total in said} == {100 * len(KEYS)}
    done = [value for value, _ in said]
    assert done == sorted(done)
    assert done[-1] == 100 * len(KEYS)
    assert 650 in done, "integrated gradients, the seventh, say when one of two noisy copies is done"


@pytest.mark.parametrize("key", ["occlusion", "integrated_gradients"])
def test_raising_from_progress_stops_a_slow_method(predictor, prediction, picture, key):
    asked = []

    def stop(done, total):
        asked.append(done)
        raise Stopped

    with pytest.raises(Stopped):
        heat_maps(predictor, prediction, picture, Question("Toys"), [key], {key: {}}, progress=stop)
    assert len(asked) == 1
    assert asked[0] < 100
    nothing_is_left(predictor)


def test_a_failing_network_leaves_nothing_behind(predictor, prediction, picture, monkeypatch):
    def fail(*_):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(Look, "score_features", fail)
    monkeypatch.setattr(Look, "of_questions", fail)
    for key in KEYS:
        with pytest.raises(RuntimeError, match="on purpose"):
            heat_maps(predictor, prediction, picture, Question("Toys"), [key], QUICK)
    nothing_is_left(predictor)


def test_many_at_once_are_right_and_leave_nothing_behind(predictor, prediction, picture):
    names, threads = predictor.categories[:2], 4
    alone = {name: all_maps(predictor, prediction, picture, Question(name)) for name in names}
    together = threading.Barrier(threads)

    def work(index):
        name = names[index % 2]
        together.wait(timeout=60)
        return name, all_maps(predictor, prediction, picture, Question(name))

    with ThreadPoolExecutor(threads) as pool:
        for name, found in pool.map(work, range(threads)):
            for one, other in zip(found, alone[name], strict=True):
                np.testing.assert_allclose(one.values, other.values, atol=1e-4)
                assert one.scale == pytest.approx(other.scale, rel=1e-4)
    nothing_is_left(predictor)


def test_gradients_go_through_float32_with_the_encoders_own_weights(predictor):
    encoder = predictor.image_encoder
    assert encoder.exact_network is encoder.network  # tests run in float32


def test_enlarging_keeps_what_is_already_as_large_and_stretches_the_square_back():
    evidence = torch.rand(7, 7, generator=torch.Generator().manual_seed(0))
    np.testing.assert_allclose(_enlarge(evidence, (7, 7)), evidence.numpy(), atol=1e-6)
    column = torch.zeros(4, 4)
    column[:, 3] = 1.0  # the right quarter of the square is the right quarter of a wide picture
    large = _enlarge(column, (400, 80))
    assert large.shape == (80, 400)
    assert large[:, 350:].min() > 0.9
    assert large[:, :200].max() < 0.05


def test_making_smaller_averages_instead_of_picking():
    stripes = torch.zeros(224, 224)
    stripes[:, ::2] = 1.0
    np.testing.assert_allclose(_enlarge(stripes, (28, 28))[2:-2, 2:-2], 0.5, atol=0.05)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
def test_every_method_says_what_it_shows_and_what_not(method):
    assert method.shows.endswith(".")
    assert method.limit.endswith(".")
    assert "arXiv" in method.reference or "doi" in method.reference
    assert len({setting.key for setting in method.settings}) == len(method.settings)
    for setting in method.settings:
        assert setting.least <= setting.default <= setting.most
        assert setting.help.endswith(".")


def test_a_plain_picture_has_no_evidence_to_divide_by(predictor, product):
    """One colour everywhere, and a question about two categories: nothing may become NaN."""
    grey = Image.new("RGB", (30, 20), (127, 127, 127))
    prediction = predictor.predict(replace(product, image=None), grey)
    for found in all_maps(predictor, prediction, grey, Question("Toys", "Shoes")):
        assert np.isfinite(found.values).all()
        assert np.isfinite(found.scale)
