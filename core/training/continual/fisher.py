"""How much each weight matters for what a classifier already knows: the diagonal of its Fisher information."""

from collections.abc import Callable, Mapping

import torch
from torch.func import functional_call, grad, vmap
from torch.nn.functional import cross_entropy

from core.training.continual.rows import Classifier
from core.training.features import FeatureTable

# Gradients of all weights are held for this many rows at a time, 7 MB a row of the departments model.
_ROWS_AT_ONCE = 32


def diagonal_fisher(
    model: Classifier, features: FeatureTable, seed: int, progress: Callable[[int, int], None] | None = None
) -> dict[str, torch.Tensor]:
    """The true Fisher information's diagonal, averaged over rows.

    F = mean over rows of E over y ~ p(y | row) of (d log p(y | row) / d theta)^2, the expectation by one label a row
    that is drawn from the model's own answer. With the rows' true labels it would be the empirical Fisher, which says
    less about the loss's curvature (Kunstner et al. 2019, arXiv 1905.12558).

    Args:
        model: in evaluation mode, so that nothing is dropped.
        features: N rows, at least one.
        seed: of the drawn labels.
        progress: called with (rows done, N).

    Returns:
        Parameter name -> values of the parameter's shape, not negative.
    """
    parameters = {name: value.detach() for name, value in model.named_parameters()}
    buffers = dict(model.named_buffers())
    rows = features.tensors()
    labels = drawn_labels(model, features, seed)

    def row_loss(
        values: Mapping[str, torch.Tensor], row: tuple[torch.Tensor, ...], label: torch.Tensor
    ) -> torch.Tensor:
        logits = functional_call(model, (dict(values), buffers), tuple(part[None] for part in row))
        return cross_entropy(logits, label[None])

    gradients = vmap(grad(row_loss), in_dims=(None, 0, 0))
    total = {name: torch.zeros_like(value) for name, value in parameters.items()}
    for start in range(0, len(features), _ROWS_AT_ONCE):
        part = slice(start, start + _ROWS_AT_ONCE)
        for name, values in gradients(parameters, tuple(each[part] for each in rows), labels[part]).items():
            total[name] += values.square().sum(0)
        if progress is not None:
            progress(min(start + _ROWS_AT_ONCE, len(features)), len(features))
    return {name: value / len(features) for name, value in total.items()}


@torch.no_grad()
def drawn_labels(model: Classifier, features: FeatureTable, seed: int) -> torch.Tensor:
    """One category a row, int64 (N,), drawn with the probabilities that the model gives them."""
    probabilities = torch.softmax(model(*features.tensors()), dim=1)
    generator = torch.Generator().manual_seed(seed)
    return torch.multinomial(probabilities, 1, generator=generator)[:, 0]
