"""Our maps, computed from kept feature maps, against Captum and torchcam on a whole two-input network."""

import numpy as np
import pytest
import torch
from captum.attr import LayerGradCam
from PIL import Image
from torchcam.methods import GradCAM, GradCAMpp, SmoothGradCAMpp

from core.explain.cam import grad_cam, grad_cam_plus_plus
from core.explain.maps import heat_maps
from core.explain.question import Question

# float32 sums in another order; the maps' values are of the order of 1.
TOLERANCE = 1e-5
# A map is as large as its picture; this one is as large as the feature maps, so nothing is enlarged.
SMALL = Image.new("RGB", (7, 7))


def own(predictor, prediction, method, target, against=None):
    """Our map of one category at the feature maps' size, which is what a map of 7 x 7 pixels is."""
    return heat_maps(predictor, prediction, SMALL, Question(target, against), [method])[0]


@pytest.mark.parametrize("position", range(5))
def test_grad_cam_is_captums_on_the_whole_network(predictor, prediction, whole, pixels, position):
    theirs = LayerGradCam(whole, whole.network.bn2).attribute(pixels, target=position, relu_attributions=True)
    ours = own(predictor, prediction, "gradcam", predictor.categories[position])
    np.testing.assert_allclose(ours.values, theirs[0, 0].detach().numpy(), atol=TOLERANCE)


def test_grad_cam_is_torchcams_on_the_whole_network(predictor, prediction, whole, pixels):
    for position, category in enumerate(predictor.categories):
        with GradCAM(whole, whole.last) as extract:
            (theirs,) = extract(position, whole(pixels.clone().requires_grad_()), normalized=False)
        ours = own(predictor, prediction, "gradcam", category).values
        np.testing.assert_allclose(ours, theirs[0].numpy(), atol=TOLERANCE)


def test_grad_cam_plus_plus_is_torchcams_on_the_whole_network(predictor, prediction, whole, pixels):
    """Its smoothed variant, asked for one sample without noise, is Grad-CAM++ in the closed form of the paper.

    ``eps`` is what torchcam adds to the denominator; 2 g^2 is smaller than its 1e-8 here (g is about 1e-5).
    """
    for position, category in enumerate(predictor.categories):
        with SmoothGradCAMpp(whole, whole.last, num_samples=1, std=1e-12) as extract:
            extract.model(pixels)
            (theirs,) = extract(position, normalized=False, eps=0.0)
        ours = own(predictor, prediction, "gradcampp", category).values
        assert ours.max() > 1.0
        np.testing.assert_allclose(ours, theirs[0].numpy(), atol=TOLERANCE, rtol=TOLERANCE)


def test_torchcams_plain_grad_cam_plus_plus_lacks_the_division(predictor, prediction, whole, pixels):
    """Why the smoothed variant above: torchcam 0.5 divides in a copy, so its alpha is the numerator g^2 alone.

    From the same hooks, the numerator gives torchcam's map and the whole fraction gives ours.
    """
    with GradCAMpp(whole, whole.last) as extract:
        (theirs,) = extract(0, whole(pixels.clone().requires_grad_()), normalized=False)
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


def test_one_scale_serves_all_categories(predictor, prediction):
    found = [own(predictor, prediction, "gradcam", category) for category in predictor.categories]
    assert len({each.scale for each in found}) == 1
    assert found[0].scale == pytest.approx(max(each.peak for each in found))
    assert found[0].scale > min(each.peak for each in found)


def test_a_question_of_two_categories_explains_the_difference_of_their_scores(predictor, prediction, whole, pixels):
    def lead(pixels):
        logits = whole(pixels)
        return logits[:, :1] - logits[:, 1:2]

    theirs = LayerGradCam(lead, whole.network.bn2).attribute(pixels, target=0, relu_attributions=True)
    one, other = predictor.categories[:2]
    ours, swapped = own(predictor, prediction, "gradcam", one, other), own(predictor, prediction, "gradcam", other, one)
    np.testing.assert_allclose(ours.values, theirs[0, 0].detach().numpy(), atol=TOLERANCE)
    assert ours.scale == swapped.scale == pytest.approx(max(ours.peak, swapped.peak))


def test_more_categories_than_one_batch_holds(predictor, prediction, monkeypatch):
    whole = heat_maps(predictor, prediction, SMALL, Question("Toys"))
    monkeypatch.setattr("core.explain.cam._QUESTIONS_PER_BATCH", 2)
    for one, other in zip(whole, heat_maps(predictor, prediction, SMALL, Question("Toys")), strict=True):
        np.testing.assert_allclose(one.values, other.values, atol=TOLERANCE)
        assert one.scale == pytest.approx(other.scale, abs=TOLERANCE)
