"""Products -> what the service answers, as plain values."""

import base64
import time
from collections.abc import Mapping, Sequence
from typing import Any

from core.catalog.product import Product
from core.errors import SettingsError, ShelfLensError, TextError
from core.explain.explanation import explain
from core.explain.export.answer import answer
from core.explain.render import overlay
from core.explain.words import SAMPLES
from core.images import encode_png, inspect_image, read_image
from core.predictor import NOTHING, Predictor
from core.settings import Settings

# Fields of /analyze beside the product's; a form gives them all as text.
OPTIONS = ("target", "against", "samples", "seed", "words")


def prediction(predictor: Predictor, product: Product) -> dict[str, Any]:
    """What ``python -m core predict --json`` prints of one product, and its id.

    Raises:
        ImageError: the picture cannot be read.
        TextError: there is neither picture nor text.
    """
    return {"id": product.id, **predictor.predict(product).to_dict(), "checkpoint": predictor.reference}


def batch(predictor: Predictor, products: Sequence[Product], config: Settings) -> dict[str, Any]:
    """Predictions in the order of the products; one that cannot be classified has an ``error`` in their place."""
    problems = [_problem(product, config) for product in products]
    usable = [product for product, problem in zip(products, problems, strict=True) if problem is None]
    found = iter(predictor.predict_many(usable))
    answers = [
        {"id": product.id, **(next(found).to_dict() if problem is None else {"error": problem})}
        for product, problem in zip(products, problems, strict=True)
    ]
    return {"predictions": answers, "checkpoint": predictor.reference}


def analysis(predictor: Predictor, product: Product, options: Mapping[str, Any]) -> dict[str, Any]:
    """What ``python -m core analyze --json`` prints; a map is a PNG over the picture, as an address that carries it.

    Raises:
        ImageError: the picture cannot be read.
        TextError: there is neither picture nor text.
        SettingsError: an option is of another type or out of range, or names what the model does not know.
    """
    start = time.perf_counter()
    image = None if product.image is None else read_image(product.image)
    predicted = predictor.predict(product, image)
    answered = time.perf_counter()
    explanation = explain(
        predictor,
        product,
        predicted,
        _text(options, "target"),
        _number(options, "samples", SAMPLES),
        _number(options, "seed", 0),
        against=_text(options, "against"),
        image=image,
        words=_text(options, "words") or "lime",
    )
    maps = {} if image is None else {each.method: _address(overlay(image, each)) for each in explanation.maps}
    timings = {
        "predict": 1000 * (answered - start),
        **explanation.timings_ms,
        "total": 1000 * (time.perf_counter() - start),
    }
    return {"id": product.id, **answer(predicted, explanation, maps, timings, predictor.reference)}


def _problem(product: Product, config: Settings) -> str | None:
    try:
        if product.image is not None:
            inspect_image(product.image, config)
        elif not product.has_text:
            raise TextError(NOTHING)
    except ShelfLensError as error:
        return str(error)
    return None


def _address(picture: Any) -> str:
    return f"data:image/png;base64,{base64.b64encode(encode_png(picture)).decode('ascii')}"


def _text(options: Mapping[str, Any], name: str) -> str | None:
    value = options.get(name)
    if value is not None and not isinstance(value, str):
        raise SettingsError(f"The field {name!r} is not a text.")
    return value or None


def _number(options: Mapping[str, Any], name: str, default: int) -> int:
    value = options.get(name, default)
    try:
        if type(value) in (int, str):
            return int(value)
    except ValueError:
        pass  # a text that is no number
    raise SettingsError(f"The field {name!r} is not a whole number.")
