"""Where a model puts each product: the numbers from which its last step makes the answer."""

import numpy as np
import numpy.typing as npt
import torch

from core.experts import ExpertFusion, state_of
from core.model import FusionClassifier
from core.training.features import FeatureTable


@torch.inference_mode()
def last_layer(model: FusionClassifier | ExpertFusion, features: FeatureTable) -> npt.NDArray[np.float32]:
    """The numbers that the last step of a fusion adds up.

    For the published fusion they are the second hidden layer; for the experts what each of them says of each
    category, as log probabilities times the weight of that expert in the product's state. Products close to each
    other there get nearly the same answer.

    Args:
        model: the fusion.
        features: N products.

    Returns:
        float32 (N, K).
    """
    device = next(model.parameters()).device
    inputs = tuple(tensor.to(device) for tensor in features.tensors())
    if isinstance(model, FusionClassifier):
        return model.hidden(*inputs).cpu().numpy()
    weights = model.pool[state_of(*inputs[2:])]
    weighted = weights[:, :, None] * model.opinions(*inputs).log_softmax(dim=2)
    return weighted.flatten(1).cpu().numpy()
