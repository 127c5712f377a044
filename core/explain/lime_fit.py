"""LIME's local linear model of answers to texts with words left out, by the lime package, with standard errors."""

from dataclasses import dataclass

import numpy as np
from lime.lime_base import LimeBase
from lime.lime_text import LimeTextExplainer

# What the lime package adds to the diagonal when it fits the words that it keeps.
_PENALTY = 1.0


@dataclass(frozen=True, eq=False)
class LocalFit:
    """A local model.

    Attributes:
        positions: int (k,), the words kept, largest weight (in size) first.
        weights: float64 (k,).
        covariance: float64 (k, k), of the weights from sample to sample.
        fit: weighted R squared on the answers, at most 1.
    """

    positions: np.ndarray
    weights: np.ndarray
    covariance: np.ndarray
    fit: float

    @property
    def errors(self) -> np.ndarray:
        """Standard errors of the weights, float64 (k,)."""
        errors: np.ndarray = np.sqrt(np.diag(self.covariance))
        return errors


def closeness(distances: np.ndarray) -> np.ndarray:
    """How much a text counts in the local model, 0 to 1, by the lime package's own kernel.

    Args:
        distances: (S,), 100 times the cosine distance to the whole text.
    """
    weights: np.ndarray = LimeTextExplainer().base.kernel_fn(distances)
    return weights


def fit_local(
    data: np.ndarray, answers: np.ndarray, weights: np.ndarray, count: int, seed: int, selection: str = "auto"
) -> LocalFit:
    """Let the lime package choose words and fit them.

    Args:
        data: float64 (S, n), 1 where a text keeps a word; the first row keeps all.
        answers: (S,), what the model says of every text.
        weights: (S,), how much every text counts.
        count: words to keep at most.
        seed: the package's seed.
        selection: how the package chooses words.
    """
    base = LimeBase(_as_given, random_state=seed)
    _, found, fit, _ = base.explain_instance_with_data(data, answers[:, None], weights, 0, count, selection)
    positions, fitted = np.array([position for position, _ in found]), np.array([weight for _, weight in found])
    return LocalFit(positions, fitted, _covariance(data[:, positions], answers, weights, fitted), float(fit))


def _as_given(weights: np.ndarray) -> np.ndarray:
    return weights


def _covariance(data: np.ndarray, answers: np.ndarray, weights: np.ndarray, fitted: np.ndarray) -> np.ndarray:
    """How the weights spread from sample to sample, by the sandwich estimator (White 1980).

    The model's answers are certain and its deviations from a straight line are not noise of one size; the estimator
    asks for neither. It takes the choice of words for given, and the first text, which is in every sample.
    """
    shares = weights / weights.sum()
    centred, residual = data - shares @ data, answers - shares @ answers
    residual = residual - centred @ fitted
    bread = np.linalg.inv(centred.T @ (weights[:, None] * centred) + _PENALTY * np.eye(len(fitted)))
    pulls = (centred * (weights * residual)[:, None])[1:]
    half = bread @ (pulls - pulls.mean(0)).T
    samples, parameters = len(data), len(fitted) + 1
    covariance: np.ndarray = half @ half.T * samples / max(1, samples - parameters)
    return covariance
