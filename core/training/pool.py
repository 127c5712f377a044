"""How far each expert of a fusion is to be trusted: weights fitted on validation rows."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from core.experts import EXPERTS, READERS, STATES, ExpertFusion
from core.training.features import FeatureTable

_ROUNDS = 200
# Pulls each weight towards the common average when there are few rows; at 1,000 rows it hardly counts.
_PULL = 2.0


def fit_pool(
    model: ExpertFusion,
    features: FeatureTable,
    labels: np.ndarray,
    prior: np.ndarray,
    experts: Sequence[str] = EXPERTS,
) -> None:
    """Choose the weights with the lowest cross-entropy on products that no expert learned from.

    For each state (both, a picture alone, text alone) the rows are all that can be seen so, whatever else they have.
    Weights are never negative: an expert is at worst not listened to. Because their sum is free, confidence comes out
    calibrated, and no temperature is needed.

    Args:
        model: a fusion whose experts are trained; its weights are changed in place.
        features: N validation products.
        labels: int (N,) indices of their categories.
        prior: float (C,), share of each category in training.
        experts: those that may be listened to.
    """
    model.log_prior.copy_(torch.from_numpy(np.log(np.maximum(prior, 1e-6))))
    target = torch.from_numpy(np.asarray(labels, dtype=np.int64))
    for state in STATES[:-1]:
        seen = features if state == "both" else features.only(state)
        usable = (seen.has_image | (state == "text")) & (seen.has_text | (state == "image"))
        if usable.any():
            readers = [name for name in READERS[state] if name in experts]
            _fit_state(model, state, readers, seen.rows(usable), target[torch.from_numpy(usable)])


def _fit_state(model: ExpertFusion, state: str, names: Sequence[str], seen: FeatureTable, target: torch.Tensor) -> None:
    with torch.no_grad():
        opinions = model.opinions(*seen.tensors()).double()
    readers = [EXPERTS.index(name) for name in names]
    log_prior = model.log_prior.double()
    raw = torch.zeros(len(readers), dtype=torch.float64, requires_grad=True)
    prior_weight = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([raw, prior_weight], max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        weights = functional.softplus(raw)
        pooled = torch.einsum("k,nkc->nc", weights, opinions[:, readers]) + prior_weight * log_prior
        spread = (weights - weights.mean()).square().sum() + prior_weight.square()
        loss = nn.functional.cross_entropy(pooled, target) + _PULL * spread / len(target)
        loss.backward()
        return loss

    optimizer.step(closure)
    row = STATES.index(state)
    model.pool[row].zero_()
    model.pool[row, readers] = functional.softplus(raw).detach().float()
    model.prior_weights[row] = prior_weight.detach().float()
