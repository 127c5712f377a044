import numpy as np
import pytest
import torch

from core.encoders.pixels import Preprocessing
from core.evaluation.robustness.answers import clean_features
from core.evaluation.robustness.attacked import attacked_answers
from core.evaluation.robustness.attacks import FGSM, PGD, STRENGTHS, Scale, fgsm, fused_logits, pgd
from core.evaluation.robustness.sample import draw, picture_of
from core.predictor import Predictor

# (pixel - 100) / 50, so that a step of one pixel value is 0.02.
SCALE = Scale.of(Preprocessing(2, (100.0,) * 3, (50.0,) * 3), torch.device("cpu"))


def linear(weights: torch.Tensor):
    """Two categories; the second one's logit is the weighted sum of the pixels."""
    return lambda pixels: torch.stack([torch.zeros(len(pixels)), (weights * pixels).sum((1, 2, 3))], dim=1)


@pytest.fixture
def weights() -> torch.Tensor:
    return torch.randn((3, 2, 2), generator=torch.Generator().manual_seed(0))


def test_one_step_moves_against_the_gradients_sign(weights: torch.Tensor) -> None:
    pixels = torch.zeros(1, 3, 2, 2)
    moved = fgsm(linear(weights), pixels, torch.tensor([1]), 4, SCALE)

    assert torch.allclose(moved, -4 * 0.02 * weights.sign()[None])


def test_a_sure_answer_is_attacked_in_the_direction_of_the_cross_entropy(weights: torch.Tensor) -> None:
    pixels, truth = torch.randn((1, 3, 2, 2), generator=torch.Generator().manual_seed(2)), torch.tensor([1])
    three = torch.randn((3, 12), generator=torch.Generator().manual_seed(3))

    def logits(given: torch.Tensor, size: float = 1.0) -> torch.Tensor:
        return size * given.flatten(1) @ three.T

    exact = pixels.clone().double().requires_grad_()
    loss = torch.nn.functional.cross_entropy(exact.flatten(1) @ three.T.double(), truth)
    (slope,) = torch.autograd.grad(loss, exact)
    assert torch.equal((fgsm(logits, pixels, truth, 1, SCALE) - pixels).sign(), slope.sign().float())

    # Two categories, the true one ahead by more than single precision can tell from certainty.
    sure = 1000 * weights.sign()[None]
    assert not torch.equal(
        fgsm(linear(weights), sure, truth, 1, Scale(-2 * sure.abs(), 2 * sure.abs(), SCALE.step)), sure
    )


def test_many_steps_on_a_linear_model_end_in_the_same_corner(weights: torch.Tensor) -> None:
    # The answer stays right all the way, so that every step is taken.
    logits = linear(weights)
    pixels = 0.5 * weights.sign()[None]
    moved = pgd(logits, pixels, torch.tensor([1]), 4, SCALE, seed=1)

    assert torch.allclose(moved, fgsm(logits, pixels, torch.tensor([1]), 4, SCALE), atol=1e-6)


def test_no_value_leaves_the_strength_or_the_range_of_pixels(weights: torch.Tensor) -> None:
    generator = torch.Generator().manual_seed(1)
    pixels = SCALE.low + (SCALE.high - SCALE.low) * torch.rand((6, 3, 2, 2), generator=generator).round()
    truth = torch.tensor([0, 1] * 3)
    for moved in (fgsm(linear(weights), pixels, truth, 8, SCALE), pgd(linear(weights), pixels, truth, 8, SCALE)):
        assert ((moved - pixels).abs() <= 8 * 0.02 + 1e-6).all()
        assert (moved >= SCALE.low - 1e-6).all()
        assert (moved <= SCALE.high + 1e-6).all()


def test_a_picture_that_misleads_already_is_left_alone(weights: torch.Tensor) -> None:
    pixels = -weights[None]  # answered 0 wherever the random start leads
    truth = torch.tensor([1])

    assert torch.equal(
        pgd(linear(weights), pixels, truth, 1, SCALE, steps=1), pgd(linear(weights), pixels, truth, 1, SCALE, steps=9)
    )


def test_the_fused_model_is_the_predictors_own(tiny_shop, tiny_predictor: Predictor) -> None:
    products = draw(tiny_shop.dataset.products, 3, tiny_predictor.categories)
    encoder = tiny_predictor.image_encoder
    pixels = encoder.to_tensor([picture_of(product) for product in products]).float()
    clean = clean_features(tiny_predictor, products)
    for text in (None, clean.text):
        given = None if text is None else torch.from_numpy(text)
        ours = torch.softmax(fused_logits(tiny_predictor, given)(pixels), dim=1).numpy()
        # The predictor may compute in bfloat16.
        assert ours == pytest.approx(tiny_predictor.fuse(clean.image, text), abs=0.05)


def test_attacks_only_take_right_answers_away(tiny_shop, tiny_predictor: Predictor) -> None:
    products = draw(tiny_shop.dataset.products, 3, tiny_predictor.categories)
    truth = np.array([tiny_predictor.categories.index(product.category or "") for product in products])
    right = {
        attack: attacked_answers(tiny_predictor, products, None, attack, seed=0) == truth for attack in (FGSM, PGD)
    }

    for found in right.values():
        assert found.shape == (1 + len(STRENGTHS), len(products))
        assert (found[1:] <= found[0]).all()
    assert (np.diff(right[PGD].astype(int), axis=0) <= 0).all()
    assert right[PGD][-1].sum() <= right[FGSM][-1].sum()
    assert right[PGD][-1].sum() < right[PGD][0].sum()
