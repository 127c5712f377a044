"""Our maps, computed from kept feature maps, against Captum and torchcam on a whole two-input network."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from captum.attr import LayerGradCam
from PIL import Image
from torch import nn
from torchcam.methods import GradCAM, GradCAMpp, SmoothGradCAMpp

from core.errors import SettingsError
from core.explain.maps import METHODS, grad_cam, grad_cam_plus_plus, heat_maps
from core.explain.question import Question

# float32 sums in another order; the maps' values are of the order of 1.
TOLERANCE = 1e-5
# A map is as large as its picture; this one is as large as the feature maps, so nothing is enlarged.
SMALL = Image.new("RGB", (7, 7))


class WholeModel(nn.Module):
    """Pixels and text features -> logits: the network as the thesis has it, in one piece."""

    def __init__(self, predictor) -> None:
        super().__init__()
        self.network, self.head = predictor.image_encoder.network, predictor.model
        self.last = nn.Identity()
        self.pool = predictor.image_encoder.pool

    def forward(self, pixels, text):
        there = torch.ones(len(pixels), dtype=torch.bool)
        maps = self.last(self.network.forward_features(pixels))
        return self.head(self.pool(maps), text.expand(len(pixels), -1), there, there)


class WithText(nn.Module):
    """A whole model as a function of the pixels alone."""

    def __init__(self, model: WholeModel, text: torch.Tensor) -> None:
        super().__init__()
        self.model, self.text = model, text

    def forward(self, pixels):
        return self.model(pixels, self.text)


@pytest.fixture
def whole(predictor, picture, prediction):
    pixels = predictor.image_encoder.to_tensor([picture])
    return WholeModel(predictor), pixels, torch.from_numpy(prediction.text_features)[None]


def own(predictor, prediction, method, target, against=None):
    """Our map of one category at the feature maps' size, which is what a map of 7 x 7 pixels is."""
    return heat_maps(predictor, prediction, SMALL, Question(target, against), [method])[0]


@pytest.mark.parametrize("position", range(5))
def test_grad_cam_is_captums_on_the_whole_network(predictor, prediction, whole, position):
    model, pixels, text = whole
    theirs = LayerGradCam(model, model.network.bn2).attribute(
        pixels, target=position, additional_forward_args=text, relu_attributions=True
    )
    ours = own(predictor, prediction, "gradcam", predictor.categories[position])
    np.testing.assert_allclose(ours.values, theirs[0, 0].detach().numpy(), atol=TOLERANCE)


def test_grad_cam_is_torchcams_on_the_whole_network(predictor, prediction, whole):
    model, pixels, text = whole
    for position, category in enumerate(predictor.categories):
        with GradCAM(model, model.last) as extract:
            (theirs,) = extract(position, model(pixels.clone().requires_grad_(), text), normalized=False)
        ours = own(predictor, prediction, "gradcam", category).values
        np.testing.assert_allclose(ours, theirs[0].numpy(), atol=TOLERANCE)


def test_grad_cam_plus_plus_is_torchcams_on_the_whole_network(predictor, prediction, whole):
    """Its smoothed variant, asked for one sample without noise, is Grad-CAM++ in the closed form of the paper.

    ``eps`` is what torchcam adds to the denominator; 2 g^2 is smaller than its 1e-8 here (g is about 1e-5).
    """
    model, pixels, text = whole
    for position, category in enumerate(predictor.categories):
        with SmoothGradCAMpp(WithText(model, text), model.last, num_samples=1, std=1e-12) as extract:
            extract.model(pixels)
            (theirs,) = extract(position, normalized=False, eps=0.0)
        ours = own(predictor, prediction, "gradcampp", category).values
        assert ours.max() > 1.0
        np.testing.assert_allclose(ours, theirs[0].numpy(), atol=TOLERANCE, rtol=TOLERANCE)


def test_torchcams_plain_grad_cam_plus_plus_lacks_the_division(predictor, prediction, whole):
    """Why the smoothed variant above: torchcam 0.5 divides in a copy, so its alpha is the numerator g^2 alone.

    From the same hooks, the numerator gives torchcam's map and the whole fraction gives ours.
    """
    model, pixels, text = whole
    with GradCAMpp(model, model.last) as extract:
        (theirs,) = extract(0, model(pixels.clone().requires_grad_(), text), normalized=False)
        activation, gradient = extract.hook_a[0].double(), extract.hook_g[0].double()
    numerator = gradient**2
    fraction = numerator / (2 * numerator + (activation * gradient**3).sum(dim=(2, 3), keepdim=True))
    for alpha, expected in (
        (numerator, theirs[0].numpy()),
        (fraction, own(predictor, prediction, "gradcampp", predictor.categories[0]).values),
    ):
        weights = (alpha * gradient.relu()).sum(dim=(2, 3), keepdim=True)
        np.testing.assert_allclose((weights * activation).sum(dim=1)[0].relu().numpy(), expected, rtol=1e-4)


def test_arithmetic_of_both_methods_on_numbers_one_can_redo():
    # Two maps of 1 x 2 cells; the score is 3 * (sum of the first) - 1 * (sum of the second).
    maps = torch.tensor([[[[1.0, 2.0]], [[4.0, 1.0]]]])
    weights = torch.tensor([3.0, -1.0])

    def score(values):
        return (values.sum(dim=(2, 3)) * weights).sum(dim=1, keepdim=True)

    # Grad-CAM: cells 3 * 1 - 1 * 4 = -1 -> 0 and 3 * 2 - 1 * 1 = 5.
    torch.testing.assert_close(grad_cam(score, maps, [0]), torch.tensor([[[0.0, 5.0]]]))
    # Grad-CAM++: alpha = 9 / (2 * 9 + 27 * (1 + 2)) = 1 / 11, weight = 2 cells * 3 / 11; the second map has none.
    torch.testing.assert_close(grad_cam_plus_plus(score, maps, [0]), torch.tensor([[[6 / 11, 12 / 11]]]))


def test_values_are_in_the_pictures_own_pixels_and_never_negative(predictor, prediction, picture):
    for found in heat_maps(predictor, prediction, picture, Question(prediction.category)):
        assert found.values.shape == (80, 120)
        assert found.values.dtype == np.float32
        assert found.values.min() >= 0
        assert found.layer == predictor.image_encoder.layer


def test_one_scale_serves_all_categories(predictor, prediction):
    found = [own(predictor, prediction, "gradcam", category) for category in predictor.categories]
    assert len({each.scale for each in found}) == 1
    assert found[0].scale == pytest.approx(max(each.peak for each in found))
    assert found[0].scale > min(each.peak for each in found)


def test_a_question_of_two_categories_explains_the_difference_of_their_scores(predictor, prediction, whole):
    model, pixels, text = whole

    def lead(pixels, text):
        logits = model(pixels, text)
        return logits[:, :1] - logits[:, 1:2]

    theirs = LayerGradCam(lead, model.network.bn2).attribute(
        pixels, target=0, additional_forward_args=text, relu_attributions=True
    )
    one, other = predictor.categories[:2]
    ours, swapped = own(predictor, prediction, "gradcam", one, other), own(predictor, prediction, "gradcam", other, one)
    np.testing.assert_allclose(ours.values, theirs[0, 0].detach().numpy(), atol=TOLERANCE)
    assert ours.scale == swapped.scale == pytest.approx(max(ours.peak, swapped.peak))


def test_works_without_text(predictor, product):
    alone = predictor.predict(replace(product, title="", description=""))
    with_text = predictor.predict(product)
    maps = [own(predictor, each, "gradcam", "Shoes").values for each in (alone, with_text)]
    assert np.abs(maps[0] - maps[1]).max() > 1e-3, "the text must be the one of the prediction"


def test_no_picture_gives_no_maps(predictor, product):
    assert heat_maps(predictor, predictor.predict(replace(product, image=None)), SMALL, Question("Shoes")) == ()


def test_more_categories_than_one_batch_holds(predictor, prediction, monkeypatch):
    whole = heat_maps(predictor, prediction, SMALL, Question("Toys"))
    monkeypatch.setattr("core.explain.maps._QUESTIONS_PER_BATCH", 2)
    for one, other in zip(whole, heat_maps(predictor, prediction, SMALL, Question("Toys")), strict=True):
        np.testing.assert_allclose(one.values, other.values, atol=TOLERANCE)
        assert one.scale == pytest.approx(other.scale, abs=TOLERANCE)


def test_unknown_method_names_the_known_ones(predictor, prediction):
    with pytest.raises(SettingsError, match="gradcam, gradcampp"):
        heat_maps(predictor, prediction, SMALL, Question("Toys"), ["gradcam2"])


def test_nothing_collects_gradients_and_no_hook_is_left(predictor, prediction):
    heat_maps(predictor, prediction, SMALL, Question("Toys"))
    assert all(parameter.grad is None for parameter in predictor.model.parameters())
    for root in (predictor.model, predictor.image_encoder.network):
        assert not any(module._forward_hooks or module._backward_hooks for module in root.modules())


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
def test_every_method_says_what_it_shows_and_what_not(method):
    assert method.shows.endswith(".")
    assert method.limit.endswith(".")
    assert "arXiv" in method.reference
