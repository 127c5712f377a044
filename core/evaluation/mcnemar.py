"""Whether two models measured on the same products differ by more than chance."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import binom, chi2

from core.evaluation.intervals import LEVEL, Interval

# With fewer products on which only one of the two is right, the chi-square distribution is too rough.
FEWEST_FOR_CHI_SQUARE = 25
_RESAMPLES = 10_000


@dataclass(frozen=True)
class McNemar:
    """McNemar's test of two models on the same products.

    Attributes:
        n: products that both answered.
        first_only: products that only the first was right on.
        second_only: products that only the second was right on.
        statistic: the smaller of the two counts where the test is exact, else chi square with continuity correction.
        exact: whether the probability comes from the binomial distribution.
        p_value: chance of a difference at least as large between two equally good models, 0 to 1.
    """

    n: int
    first_only: int
    second_only: int
    statistic: float
    exact: bool
    p_value: float

    @property
    def difference(self) -> float:
        """Accuracy of the first less that of the second, -1 to 1; 0 without products."""
        return (self.first_only - self.second_only) / max(self.n, 1)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self) | {"difference": self.difference}


def mcnemar(first: npt.NDArray[np.bool_], second: npt.NDArray[np.bool_]) -> McNemar:
    """Compare two models by the products on which only one of them is right.

    McNemar, "Note on the sampling error of the difference between correlated proportions" (1947); exact below
    ``FEWEST_FOR_CHI_SQUARE`` such products, above it with Edwards' continuity correction (1948). Dietterich,
    "Approximate statistical tests for comparing supervised classification learning algorithms" (1998), recommends it
    for models that are trained once.

    Args:
        first: bool (N,), whether the first model is right on each product.
        second: bool (N,), the same of the second, in the same order.
    """
    first_only, second_only = int((first & ~second).sum()), int((second & ~first).sum())
    fewer, both = min(first_only, second_only), first_only + second_only
    if both < FEWEST_FOR_CHI_SQUARE:
        # Two-sided: both tails of a fair coin; with equal counts they would overlap and exceed 1.
        p_value = min(1.0, 2 * float(binom.cdf(fewer, both, 0.5)))
        return McNemar(len(first), first_only, second_only, float(fewer), True, p_value)
    statistic = (abs(first_only - second_only) - 1) ** 2 / both
    return McNemar(len(first), first_only, second_only, statistic, False, float(chi2.sf(statistic, 1)))


def difference_interval(test: McNemar, seed: int = 0, level: float = LEVEL) -> Interval:
    """Percentile bootstrap interval of the difference in accuracy, by products drawn with replacement.

    Only how many products fall to the first alone and to the second alone matters, and those counts are multinomial.

    Args:
        test: of at least one product.
        seed: of the draws.
        level: confidence, between 0 and 1.

    Returns:
        The interval, its ends between -1 and 1.
    """
    rest = test.n - test.first_only - test.second_only
    shares = np.array([test.first_only, test.second_only, rest]) / test.n
    drawn = np.random.default_rng(seed).multinomial(test.n, shares, _RESAMPLES)
    low, high = np.quantile((drawn[:, 0] - drawn[:, 1]) / test.n, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), level)
