import numpy as np
import pytest
import torch
from torch.nn import functional

from core.experts import EXPERTS, STATES, ExpertFusion, build_fusion, state_of
from core.model import FusionClassifier, FusionConfig

CONFIG = FusionConfig(image_dim=6, text_dim=4 + 3, classes=3, kind="experts", hidden=(8, 5))
BOTH = torch.tensor([True, True])
NONE = torch.tensor([False, False])


@pytest.fixture
def model() -> ExpertFusion:
    torch.manual_seed(0)
    return ExpertFusion(CONFIG).eval().requires_grad_(False)


def inputs() -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(1)
    return torch.randn(2, 6, generator=generator), torch.randn(2, 7, generator=generator)


def test_pooling_is_the_weighted_sum_of_log_probabilities(model: ExpertFusion) -> None:
    image, text = inputs()
    model.pool[0] = torch.tensor([0.5, 1.0, 0.0, 2.0])
    model.prior_weights[0] = 0.25
    model.log_prior.copy_(torch.tensor([-1.0, -2.0, -3.0]))
    joint = functional.log_softmax(model.joint(image, text[:, :4], BOTH, BOTH), 1)
    picture = functional.log_softmax(model.image_head.mlp_head(image), 1)
    words = functional.log_softmax(text[:, 4:], 1)
    expected = 0.5 * joint + picture + 2 * words + 0.25 * torch.tensor([-1.0, -2.0, -3.0])
    torch.testing.assert_close(model(image, text, BOTH, BOTH).softmax(1), expected.softmax(1))


def test_a_sure_expert_still_has_a_gradient(model: ExpertFusion) -> None:
    image, text = inputs()
    model.image_head.mlp_head[-1].weight.mul_(5000)
    image.requires_grad_()
    logits = model(image, text, BOTH, BOTH)
    sure = logits[0].softmax(0).argmax()
    assert logits[0].softmax(0).max() > 0.999
    (gradient,) = torch.autograd.grad(logits[0, sure], image)
    assert gradient[0].abs().max() > 0.1


def test_what_is_missing_changes_nothing(model: ExpertFusion) -> None:
    image, text = inputs()
    other = torch.full_like(image, 7.0)
    torch.testing.assert_close(model(image, text, NONE, BOTH), model(other, text, NONE, BOTH))
    torch.testing.assert_close(model(image, text, BOTH, NONE), model(image, torch.full_like(text, 7.0), BOTH, NONE))


def test_with_neither_the_answer_is_the_prior(model: ExpertFusion) -> None:
    model.log_prior.copy_(torch.tensor([0.5, 0.3, 0.2]).log())
    found = model(*inputs(), NONE, NONE).softmax(1)
    np.testing.assert_allclose(found, [[0.5, 0.3, 0.2]] * 2, atol=1e-6)


def test_states() -> None:
    has_image, has_text = torch.tensor([True, True, False, False]), torch.tensor([True, False, True, False])
    assert [STATES[row] for row in state_of(has_image, has_text)] == ["both", "image", "text", "neither"]


def test_every_expert_counts_where_it_can_read(model: ExpertFusion) -> None:
    counted = {state: set(np.array(EXPERTS)[row > 0]) for state, row in zip(STATES, model.pool.numpy(), strict=True)}
    assert counted == {
        "both": {"joint", "image", "text", "words"},
        "image": {"joint", "image"},
        "text": {"joint", "text", "words"},
        "neither": set(),
    }


def test_gradients_reach_the_picture_through_both_of_its_experts(model: ExpertFusion) -> None:
    image, text = inputs()
    image.requires_grad_()
    for weights in ([1.0, 0, 0, 0], [0, 1.0, 0, 0]):
        model.pool[0] = torch.tensor(weights)
        (gradient,) = torch.autograd.grad(model(image, text, BOTH, BOTH)[0, 0], image)
        assert gradient[0].abs().sum() > 0


def test_build_makes_the_kind_that_is_asked_for() -> None:
    assert isinstance(build_fusion(CONFIG), ExpertFusion)
    assert isinstance(build_fusion(FusionConfig(6, 4, 3)), FusionClassifier)
