"""LayerCAM against torchcam on a whole network, layer by layer and fused."""

import numpy as np
import pytest
import torch
from torch import nn
from torchcam.methods import LayerCAM

from core.explain.layer_cam import fuse, layer_evidence
from core.explain.look import Look
from core.explain.maps import heat_maps
from core.explain.question import Question
from core.explain.stages import finer_stages

TOLERANCE = 1e-5


def torchcams(whole, pixels, layers, position):
    with LayerCAM(whole, layers) as extract:
        return extract(position, whole(pixels.clone().requires_grad_()), normalized=False)


@pytest.fixture
def layers(whole) -> list[nn.Module]:
    """Where torchcam has to look for what we read with 3 layers: 7 x 7, 14 x 14 and 28 x 28 cells."""
    return [whole.last, whole.network.blocks[4], whole.network.blocks[2]]


def test_every_layer_is_torchcams_for_every_category(predictor, prediction, picture, whole, pixels, layers):
    look = Look(predictor, prediction, picture, Question("Shoes"))
    names, ours = layer_evidence(look, 3)
    assert names == ["bn2", "blocks.4", "blocks.2"]
    assert [tuple(each.shape) for each in ours] == [(5, 7, 7), (5, 14, 14), (5, 28, 28)]
    for position in range(5):
        for mine, theirs in zip(ours, torchcams(whole, pixels, layers, position), strict=True):
            torch.testing.assert_close(mine[position], theirs[0], atol=TOLERANCE, rtol=TOLERANCE)


def test_fused_layers_are_torchcams_once_divided_by_what_all_categories_share(
    predictor, prediction, picture, whole, pixels, layers
):
    apart = [torchcams(whole, pixels, layers, position) for position in range(5)]
    most = [max(maps[layer].max() for maps in apart) for layer in range(3)]
    for position, category in enumerate(predictor.categories):
        theirs = LayerCAM.fuse_cams([cam / largest for cam, largest in zip(apart[position], most, strict=True)])
        (ours,) = heat_maps(
            predictor, prediction, picture, Question(category), ["layercam"], {"layercam": {"layers": 3}}, (28, 28)
        )
        np.testing.assert_allclose(ours.values, theirs[0].numpy(), atol=TOLERANCE)
        assert ours.scale == pytest.approx(np.tanh(2))
        assert ours.layer == "bn2 + blocks.4 + blocks.2"


def test_one_layer_needs_only_the_kept_feature_maps(predictor, prediction, picture, whole, pixels):
    question = Question("Toys")
    (ours,) = heat_maps(predictor, prediction, picture, question, ["layercam"], {"layercam": {"layers": 1}}, (7, 7))
    (theirs,) = torchcams(whole, pixels, whole.last, predictor.categories.index("Toys"))
    np.testing.assert_allclose(ours.values, theirs[0].numpy(), atol=TOLERANCE)
    assert ours.layer == "bn2"


def test_a_question_of_two_categories_explains_the_difference_of_their_scores(
    predictor, prediction, picture, whole, pixels
):
    class Lead(nn.Module):
        def __init__(self):
            super().__init__()
            self.whole = whole

        def forward(self, pixels):
            logits = self.whole(pixels)
            return logits[:, 2:3] - logits[:, :1]

    look = Look(predictor, prediction, picture, Question("Shoes", against="Guitars"))
    _, ours = layer_evidence(look, 2)
    theirs = torchcams(Lead(), pixels, [whole.last, whole.network.blocks[4]], 0)
    for mine, cam in zip(ours, theirs, strict=True):
        torch.testing.assert_close(mine[look.asked], cam[0], atol=TOLERANCE, rtol=TOLERANCE)


def test_fusing_on_numbers_one_can_redo():
    # Two questions, a layer of one cell and a layer of two; the layers' largest values are 4 and 10.
    coarse, fine = torch.tensor([[[4.0]], [[1.0]]]), torch.tensor([[[0.0, 10.0]], [[5.0, 0.0]]])
    expected = torch.tanh(2 * torch.tensor([[[1.0, 1.0]], [[0.5, 0.25]]]))
    torch.testing.assert_close(fuse([coarse, fine]), expected)


def test_a_layer_without_evidence_adds_none():
    torch.testing.assert_close(fuse([torch.zeros(2, 1, 1), torch.zeros(2, 2, 2)]), torch.zeros(2, 2, 2))


def test_stages_are_the_deepest_of_each_size(predictor, prediction, picture):
    look = Look(predictor, prediction, picture, Question("Toys"))
    assert [name for _, name in finer_stages(look, 9)] == ["blocks.4", "blocks.2", "blocks.1", "blocks.0"]
    assert finer_stages(look, 0) == []
