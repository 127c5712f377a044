"""Make a classifier's confidence honest: temperature scaling, fitted on validation rows."""

import numpy as np
import torch
from scipy.optimize import minimize_scalar
from torch import nn

from core.model import FusionClassifier
from core.training.features import FeatureTable

# Temperatures that are considered; beyond them the model is too far off for one number to mend it.
_BOUNDS = (0.05, 20.0)


@torch.inference_mode()
def calibrate(model: FusionClassifier, features: FeatureTable, labels: np.ndarray) -> float:
    """Divide the logits by the temperature with the lowest cross-entropy (Guo et al. 2017, arXiv 1706.04599).

    The division is folded into the last layer, so the model keeps its shape and its answers; only how sure it
    says it is changes.

    Args:
        model: a trained classifier, changed in place.
        features: N products that the model did not learn from.
        labels: int (N,) indices of their categories.

    Returns:
        The temperature; above 1 the model was too sure, below 1 not sure enough.
    """
    logits = model(*features.tensors()).double()
    target = torch.from_numpy(np.asarray(labels, dtype=np.int64))

    def loss(log_temperature: float) -> float:
        return float(nn.functional.cross_entropy(logits / np.exp(log_temperature), target))

    temperature = float(np.exp(minimize_scalar(loss, bounds=np.log(_BOUNDS), method="bounded").x))
    last = model.mlp_head[-1]
    assert isinstance(last, nn.Linear)
    last.weight.div_(temperature)
    last.bias.div_(temperature)
    return temperature
