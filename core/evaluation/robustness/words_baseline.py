"""The yardstick under spoilt texts: a linear support vector machine on counted words, trained on the same split."""

from collections.abc import Sequence

import numpy as np

from core.catalog.product import Product
from core.evaluation.baselines import LINEAR_SVM, METHODS, text_baseline
from core.evaluation.robustness.corruption import SEVERITIES
from core.evaluation.robustness.figures import ACCURACY, CLEAN, Figure, figure
from core.evaluation.robustness.parts import Sample
from core.evaluation.robustness.study import accuracy_figures
from core.evaluation.robustness.texts import TEXT_CORRUPTIONS

NAME = METHODS[LINEAR_SVM][0]


def baseline_figures(train: Sequence[Product], sample: Sample) -> list[Figure]:
    """Train on some products' texts and measure on the sample's, as they are and spoilt.

    Args:
        train: products to learn from, none of them in the sample.
        sample: the products.

    Raises:
        DatasetError: there is nothing to learn from.
    """
    spoilt = [
        corruption.apply(product, severity, sample.seed).text
        for corruption in TEXT_CORRUPTIONS
        for severity in SEVERITIES
        for product in sample.products
    ]
    labels = [product.category or "" for product in sample.products]
    versions = 1 + len(TEXT_CORRUPTIONS) * len(SEVERITIES)
    report = text_baseline(
        [product.text for product in train],
        [product.category or "" for product in train],
        [product.text for product in sample.products] + spoilt,
        labels * versions,
        sample.seed,
    )
    right = (np.array(report.predicted, dtype=object) == np.array(labels * versions, dtype=object)).astype(np.float64)
    before, after = np.split(right.reshape(versions, -1), [1])
    figures: list[Figure | None] = [figure(NAME, ACCURACY, CLEAN, 0, "text", before[0])]
    for corruption, rows in zip(TEXT_CORRUPTIONS, np.split(after, len(TEXT_CORRUPTIONS)), strict=True):
        figures += accuracy_figures(NAME, corruption.key, {"text": rows}, {"text": before[0]})
    return [each for each in figures if each is not None]
