"""Make a classifier's confidence honest: temperature scaling, fitted on validation rows."""

import numpy as np
import torch
from torch import nn

from core.evaluation.temperature import best_temperature
from core.model import FusionClassifier
from core.training.features import FeatureTable


@torch.inference_mode()
def calibrate(model: FusionClassifier, features: FeatureTable, labels: np.ndarray) -> float:
    """Divide the logits by the temperature with the lowest cross-entropy (:func:`best_temperature`).

    The division is folded into the last layer, so the model keeps its shape and its answers; only how sure it
    says it is changes.

    Args:
        model: a trained classifier, changed in place.
        features: N products that the model did not learn from.
        labels: int (N,) indices of their categories.

    Returns:
        The temperature; above 1 the model was too sure, below 1 not sure enough.
    """
    temperature = best_temperature(model(*features.tensors()).numpy(), labels)
    last = model.mlp_head[-1]
    assert isinstance(last, nn.Linear)
    last.weight.div_(temperature)
    last.bias.div_(temperature)
    return temperature
