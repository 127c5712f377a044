"""What a model answers to attacked pictures, at every strength."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

from core.catalog.product import Product
from core.encoders.cores import side_by_side
from core.evaluation.robustness.attacks import FGSM, STRENGTHS, Scale, fgsm, fused_logits, pgd
from core.evaluation.robustness.sample import picture_of
from core.predictor import Predictor

_AT_ONCE = 8


def attacked_answers(
    predictor: Predictor, products: Sequence[Product], text: npt.NDArray[np.float32] | None, attack: str, seed: int = 0
) -> npt.NDArray[np.intp]:
    """Attack every product's picture.

    A product that is answered wrongly before counts as wrong at every strength. One that many small steps misled within
    some strength is not attacked again within a larger one, which allows the same change.

    Args:
        predictor: the model.
        products: N products of categories that it knows.
        text: float32 (N, T), features of the texts beside the pictures; None for pictures alone.
        attack: ``FGSM`` or ``PGD``.
        seed: of the random start.

    Returns:
        Positions (1 + strengths, N) of the answers among the categories: unattacked, then at each of ``STRENGTHS``.
    """

    def answers(rows: Sequence[int]) -> npt.NDArray[np.intp]:
        pixels = predictor.image_encoder.to_tensor([picture_of(products[row]) for row in rows]).float()
        truth = torch.tensor([predictor.categories.index(products[row].category or "") for row in rows])
        words = None if text is None else torch.from_numpy(text[list(rows)]).to(pixels)
        return _attack(predictor, pixels, truth.to(pixels.device), words, attack, seed + rows[0])

    groups = [range(at, min(at + _AT_ONCE, len(products))) for at in range(0, len(products), _AT_ONCE)]
    return np.concatenate(list(side_by_side(answers, groups, predictor.image_encoder.device)), axis=1)


def _attack(
    predictor: Predictor,
    pixels: torch.Tensor,
    truth: torch.Tensor,
    text: torch.Tensor | None,
    attack: str,
    seed: int,
) -> npt.NDArray[np.intp]:
    """The answers (1 + strengths, n) to a few pictures."""
    scale = Scale.of(predictor.image_encoder.preprocessing, pixels.device)
    with torch.no_grad():
        before = fused_logits(predictor, text)(pixels).argmax(1)
    rows, right = [before], before == truth
    for strength in STRENGTHS:
        left = right if attack == FGSM else rows[-1] == truth
        now = rows[0 if attack == FGSM else -1].clone()
        if left.any():
            logits = fused_logits(predictor, None if text is None else text[left])
            given = (logits, pixels[left], truth[left], strength, scale)
            moved = fgsm(*given) if attack == FGSM else pgd(*given, seed=seed)
            with torch.no_grad():
                now[left] = logits(moved).argmax(1)
        rows.append(now)
    return torch.stack(rows).cpu().numpy()
