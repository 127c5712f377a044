"""``--trust`` and ``--counterfactual`` of ``analyze``: whether to believe an explanation, and what would change it."""

import argparse
from typing import Any

from PIL import Image

from core.catalog.product import Product
from core.commands.progress import Bar
from core.explain import counterfactual, faithfulness
from core.explain.explanation import Explanation
from core.explain.question import Question
from core.prediction import Prediction
from core.predictor import Predictor


def add_doubt_options(parser: argparse.ArgumentParser) -> None:
    """Add both."""
    parser.add_argument("--trust", action="store_true", help="test the maps and the words by removing what they name")
    parser.add_argument(
        "--counterfactual", action="store_true", help="find the least whose removal changes the predicted category"
    )


def doubts(
    args: argparse.Namespace,
    predictor: Predictor,
    product: Product,
    prediction: Prediction,
    explanation: Explanation,
    image: Image.Image | None,
) -> tuple[dict[str, Any], list[str]]:
    """What was asked for.

    Returns:
        Keys ``faithfulness`` and ``counterfactual`` for JSON, as far as asked for, and the sentences for a person.
    """
    found: dict[str, Any] = {}
    sentences: list[str] = []
    if args.trust:
        found["faithfulness"] = judged = _judge(args.seed, predictor, product, prediction, explanation, image)
        sentences += [f"{name}: {each['sentence']}" for name, each in judged.items() if each is not None]
    if args.counterfactual:
        found["counterfactual"] = least = _least(predictor, product, prediction, image)
        sentences += [each["sentence"] for each in least.values() if each is not None]
    return found, sentences


def _judge(
    seed: int,
    predictor: Predictor,
    product: Product,
    prediction: Prediction,
    explanation: Explanation,
    image: Image.Image | None,
) -> dict[str, Any]:
    """By method of the maps, and ``words``; None where there are no words."""
    question = Question(explanation.target, explanation.against)
    found: dict[str, Any] = {}
    if image is not None:
        cells = faithfulness.cells_of(predictor, prediction, image)
        for heat_map in explanation.maps:
            with Bar(f"Testing {heat_map.method}", "pictures") as bar:
                judged = faithfulness.of_map(
                    predictor, prediction, image, heat_map, seed=seed, cells=cells, progress=bar
                )
            found[heat_map.method] = judged.to_dict()
    words = faithfulness.of_words(predictor, product.text, prediction.image_features, explanation.words, question, seed)
    return {**found, "words": None if words is None else words.to_dict()}


def _least(predictor: Predictor, product: Product, prediction: Prediction, image: Image.Image | None) -> dict[str, Any]:
    """``words`` and ``regions``; None for what the product lacks, a sentence alone where nothing was found."""
    found: dict[str, Any] = {"words": None, "regions": None}
    if prediction.text_features is not None:
        with Bar("Leaving out words", "texts") as bar:
            words = counterfactual.fewest_words(predictor, product.text, prediction.image_features, progress=bar)
        found["words"] = _told(words, "words", prediction)
    if image is not None:
        with Bar("Taking out regions", "pictures") as bar:
            regions = counterfactual.fewest_regions(predictor, prediction, image, progress=bar)
        found["regions"] = _told(regions, "regions", prediction)
    return found


def _told(
    found: counterfactual.Counterfactual | None, part: counterfactual.Part, prediction: Prediction
) -> dict[str, Any]:
    if found is not None:
        return found.to_dict()
    return {"part": part, "removed": None, "sentence": counterfactual.nothing_found(part, prediction.category)}
