"""Elastic weight consolidation: weights that matter for what is known are held back by springs."""

from collections.abc import Mapping

import torch

# How much of what an earlier update protected is still protected after the next (Schwarz et al. 2018).
DECAY = 0.9


def ewc_penalty(
    parameters: Mapping[str, torch.Tensor], anchor: Mapping[str, torch.Tensor], fisher: Mapping[str, torch.Tensor]
) -> torch.Tensor:
    """Half the sum of F (theta - theta*)^2 (Kirkpatrick et al. 2017, arXiv 1612.00796).

    Args:
        parameters: name -> theta, as they are now.
        anchor: name -> theta*, as they were; shaped as theta.
        fisher: name -> F, shaped as theta; a parameter without one is free.

    Returns:
        A number, differentiable in theta.
    """
    terms = [(fisher[name] * (value - anchor[name]).square()).sum() for name, value in parameters.items()]
    return torch.stack(terms).sum() / 2


def accumulated(old: Mapping[str, torch.Tensor], new: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Online variant: one Fisher for all that was ever learned, DECAY F_old + F_new (arXiv 1805.06370).

    So a model's memory does not grow with the number of updates.
    """
    return {name: DECAY * old[name] + value for name, value in new.items()}
