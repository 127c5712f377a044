"""How far an explanation stays what it was when the product is spoilt; the category explained stays the same.

Maps are compared by the rank correlation of their values (Spearman), as Adebayo et al. 2018 (arXiv:1810.03292) compare
them: 1 is the same order of places, 0 no relation. Words are compared by the share of the five that weighed most in the
whole text that are still among the five.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.stats import rankdata

from core.catalog.product import Product
from core.evaluation.robustness.corruption import SEVERITIES, PictureCorruption, TextCorruption
from core.evaluation.robustness.sample import picture_of
from core.explain.maps import defaults_for, heat_maps
from core.explain.question import Question
from core.explain.words import weigh
from core.predictor import Predictor

WORDS = "leave_one_out"
TOP = 5


def map_stability(
    predictor: Predictor, products: Sequence[Product], corruption: PictureCorruption, seed: int = 0
) -> npt.NDArray[np.float64]:
    """Rank correlation of each product's heat map with that of its unspoilt picture.

    Args:
        predictor: the model.
        products: N products with pictures.
        corruption: how these are spoilt; of a crop, the place in the whole picture's map is compared.
        seed: of the corruption.

    Returns:
        (5, N), -1 to 1; not a number where either map is the same everywhere, as it is where nothing in the picture
        speaks for the category.
    """
    found = np.empty((len(SEVERITIES), len(products)))
    for column, product in enumerate(products):
        image = picture_of(product)
        prediction = predictor.predict(product, image)
        before = map_of(predictor, product, image, prediction.category)
        for row, severity in enumerate(SEVERITIES):
            left, top, right, bottom = corruption.frame(image.size, severity, product.id, seed)
            spoilt = corruption.apply(image, severity, product.id, seed)
            after = map_of(predictor, product, spoilt, prediction.category)
            found[row, column] = rank_correlation(before[top:bottom, left:right], after)
    return found


def word_stability(
    predictor: Predictor, products: Sequence[Product], corruption: TextCorruption, seed: int = 0
) -> npt.NDArray[np.float64]:
    """The share of each product's five weightiest words that are still among the five.

    A word is the same when its letters are, so a misspelt one is another.

    Args:
        predictor: the model.
        products: N products with text; their pictures are given to the model unspoilt.
        corruption: how the texts are spoilt.
        seed: of the corruption.

    Returns:
        (5, N), 0 to 1; not a number where the whole text has no words.
    """
    found = np.empty((len(SEVERITIES), len(products)))
    for column, product in enumerate(products):
        prediction = predictor.predict(product, picture_of(product))
        before = words_of(predictor, product, prediction.image_features, prediction.category)
        for row, severity in enumerate(SEVERITIES):
            spoilt = corruption.apply(product, severity, seed)
            after = words_of(predictor, spoilt, prediction.image_features, prediction.category)
            found[row, column] = overlap(before, after)
    return found


def rank_correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Spearman's rank correlation of two maps of one shape, -1 to 1; not a number where one is the same everywhere."""
    ranks = [rankdata(values) - (values.size + 1) / 2 for values in (one.ravel(), other.ravel())]
    sizes = [float(np.linalg.norm(each)) for each in ranks]
    return float(ranks[0] @ ranks[1]) / (sizes[0] * sizes[1]) if min(sizes) > 0 else float("nan")


def overlap(before: frozenset[str], after: frozenset[str]) -> float:
    """The share of the first set that is in the second, 0 to 1; not a number where the first is empty."""
    return len(before & after) / len(before) if before else float("nan")


def map_method(predictor: Predictor) -> str:
    """Key of the heat map that is compared: the first of those usual for the model."""
    return defaults_for(predictor)[0]


def map_of(predictor: Predictor, product: Product, image: Image.Image, category: str) -> np.ndarray:
    """The heat map, (H, W), that is compared, of a picture and what speaks for a category."""
    prediction = predictor.predict(product, image)
    (found,) = heat_maps(predictor, prediction, image, Question(category), [map_method(predictor)])
    return found.values


def words_of(
    predictor: Predictor, product: Product, image_features: np.ndarray | None, category: str
) -> frozenset[str]:
    """The words that weigh most, in lower case; none where the text has none."""
    fitted = weigh(predictor, product.text, image_features, WORDS).explain(Question(category), TOP)
    return frozenset(word.word.casefold() for word in fitted.words)
