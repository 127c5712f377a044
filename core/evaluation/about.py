"""What is known of products beside picture and words: how long the text is, how large the picture, other columns.

It is kept with the predictions, so that a table of predictions alone tells for which products a model errs.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from core.catalog.product import Product
from core.errors import ImageError
from core.images import inspect_image
from core.settings import Settings, settings

TEXT_LENGTH, PICTURE_SIZE = "text length", "picture size"
# A column of more different values than this (names, links) tells products apart, not groups of them.
MOST_VALUES = 60
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
# Names with a meaning of their own in a table of predictions, or already there.
_TAKEN = frozenset({"id", "source", "modality", "category", "predicted", "confidence", TEXT_LENGTH, PICTURE_SIZE})

Values = npt.NDArray[np.generic]


def about_products(products: Sequence[Product], config: Settings | None = None) -> dict[str, Values]:
    """Describe N products.

    Args:
        products: the products; of a picture only the file's header is read.
        config: the limits on pictures; the environment's settings by default.

    Returns:
        ``text length``: int32 (N,), characters of title and description. ``picture size``: float32 (N,), pixels of the
        picture's shorter side, NaN where there is none that can be read. Then the catalogue's other columns of at most
        ``MOST_VALUES`` different values, as text, empty where unknown; a column of more values is cut into quarters
        when all of them are numbers, and left out when not.
    """
    config = config or settings()
    found: dict[str, Values] = {
        TEXT_LENGTH: np.array([len(product.text) for product in products], dtype=np.int32),
        PICTURE_SIZE: np.array([_shorter_side(product, config) for product in products], dtype=np.float32),
    }
    names = dict.fromkeys(name for product in products for name in product.attributes if name not in _TAKEN)
    for name in names:
        values = _groups([product.attributes.get(name, "") for product in products])
        if values is not None:
            found[name] = np.array(values, dtype=object)
    return found


def _shorter_side(product: Product, config: Settings) -> float:
    if product.image is None:
        return float("nan")
    try:
        facts = inspect_image(product.image, config, decode=False)
    except ImageError:
        return float("nan")
    return float(min(facts.width, facts.height))


def _groups(values: Sequence[str]) -> list[str] | None:
    """The values as they are, or the quarter that each number lies in; None where neither makes groups."""
    if len({value for value in values if value}) <= MOST_VALUES:
        return list(values)
    numbers = _numbers(values)
    if numbers is None:
        return None
    edges = np.unique(np.nanquantile(numbers, _QUARTERS))
    places = np.clip(np.searchsorted(edges, numbers, side="right") - 1, 0, len(edges) - 2)
    names: Mapping[int, str] = {place: f"{edges[place]:g} to {edges[place + 1]:g}" for place in range(len(edges) - 1)}
    return ["" if np.isnan(number) else names[int(place)] for number, place in zip(numbers, places, strict=True)]


def _numbers(values: Sequence[str]) -> npt.NDArray[np.float64] | None:
    """The values as numbers, NaN where empty; None where one is no finite number."""
    try:
        numbers = np.array([float(value) if value else np.nan for value in values], dtype=np.float64)
    except ValueError:
        return None
    empty = np.array([not value for value in values])
    return numbers if np.isfinite(numbers[~empty]).all() else None
