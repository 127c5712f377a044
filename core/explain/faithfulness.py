"""Can an explanation be trusted? It can when removing what it calls important lowers the answer faster than chance.

The explanation's order is held against random orders and, for a map of a picture, against an order that knows nothing
but that products stand in the middle. The answer is the fused model's: the target's probability (less that of the
category it is held against), with everything else about the product left as it is, since that is what a map or a word's
weight explains. Where removing hardly moves the answer, there is nothing to tell orders apart by, and that is said
instead of a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from PIL import Image

from core.explain.curves import Curves, average, counts, curves, removals
from core.explain.infill import Canvas, grid
from core.explain.maps import HeatMap
from core.explain.question import Question
from core.explain.removal import Removals, from_picture, from_text
from core.explain.spans import find_words
from core.explain.words import WordWeight
from core.prediction import Prediction
from core.predictor import Predictor, Progress

# A picture is cut into 16 x 16 cells, finer than any map whose evidence is 7 x 7, and loses a row's worth at a time.
CELLS = 16
STEPS = 16
# Random orders: three pictures' worth of curves on two cores are a third of a second, and their mean is steady.
RANDOM_ORDERS = {"picture": 3, "text": 10}
# A smaller fall than this, in probability, is noise: orders cannot be told apart by it.
LEAST_FALL = 0.02
MOST_TIMES = 10.0

Part = Literal["picture", "text"]
_NAMES = {
    "picture": ("bright places", "random places", "this map"),
    "text": ("words that speak for it most", "random words", "these weights"),
}


@dataclass(frozen=True, eq=False)
class Faithfulness:
    """How an explanation's order of parts does against orders that know nothing of the model.

    Attributes:
        part: what parts are removed from, the ``picture`` or the ``text``.
        question: the category, and what it is held against.
        fractions: float64 (K + 1,), share of the parts at each point of every curve, 0 to 1.
        explanation: curves of the explanation's order.
        random: curves of random orders, averaged.
        centre: curves of the order by distance to the picture's middle; None for a text.
        matters: whether the answer falls by at least ``LEAST_FALL`` at any point of any deletion curve.
        score: how many times as fast as in random order the answer falls in the explanation's order: the ratio of the
            mean falls (start of the deletion curve less its area), 0 to 10. Meaningless unless ``matters``.
        trusted: whether the answer matters and falls faster than in random order and than from the middle outwards.
        sentence: all this in plain words.
    """

    part: Part
    question: Question
    fractions: np.ndarray
    explanation: Curves
    random: Curves
    centre: Curves | None
    matters: bool
    score: float
    trusted: bool
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "part": self.part,
            "target": self.question.target,
            "against": self.question.against,
            "fractions": self.fractions.tolist(),
            "explanation": self.explanation.to_dict(),
            "random": self.random.to_dict(),
            "centre": None if self.centre is None else self.centre.to_dict(),
            "matters": self.matters,
            "score": self.score,
            "trusted": self.trusted,
            "sentence": self.sentence,
        }


def of_map(
    predictor: Predictor,
    prediction: Prediction,
    image: Image.Image,
    heat_map: HeatMap,
    seed: int = 0,
    cells: Removals | None = None,
    progress: Progress | None = None,
) -> Faithfulness:
    """Judge a heat map.

    Args:
        predictor: the model.
        prediction: its answer; the text's features in it are held fixed.
        image: the picture, RGB.
        heat_map: a map of that picture, of any size.
        seed: seed of the random orders and of the order among cells that are equally bright.
        cells: :func:`cells_of` of the same product, so that a second map does not ask for the baselines again.
        progress: called with (pictures encoded, pictures in all); stops the work by raising.
    """
    cells = cells or cells_of(predictor, prediction, image)
    columns, rows = np.meshgrid(np.arange(CELLS), np.arange(CELLS))
    middle = (CELLS - 1) / 2
    nearness = -np.hypot(rows - middle, columns - middle).ravel()
    return judge(
        cells, cell_means(heat_map.values), nearness, heat_map.question, predictor.categories, "picture", seed, progress
    )


def of_words(
    predictor: Predictor,
    text: str,
    image_features: np.ndarray | None,
    words: Sequence[WordWeight],
    question: Question,
    seed: int = 0,
    progress: Progress | None = None,
) -> Faithfulness | None:
    """Judge words' weights; words that have none weigh 0.

    Args:
        predictor: the model.
        text: the original text, ``Product.text``.
        image_features: float32 (D,) of the product's picture, or None without one.
        words: weights of words of that text.
        question: what the weights explain.
        seed: seed of the random orders and of the order among words that weigh the same.
        progress: called with (texts answered, texts in all); stops the work by raising.

    Returns:
        None where the text has no words.
    """
    spans = find_words(text)
    if not spans:
        return None
    weights = {word.start: word.weight for word in words}
    values = np.array([weights.get(span.start, 0.0) for span in spans])
    parts = from_text(predictor, text, image_features)
    return judge(parts, values, None, question, predictor.categories, "text", seed, progress)


def cells_of(predictor: Predictor, prediction: Prediction, image: Image.Image) -> Removals:
    """The cells of a product's picture, with what is already known of removing them."""
    canvas = Canvas.of(image, predictor.image_encoder.preprocessing.size)
    return from_picture(predictor, canvas, grid(canvas.size, CELLS), prediction.text_features)


def cell_means(values: np.ndarray) -> np.ndarray:
    """Mean of a map, float (H, W), in each cell: float (CELLS ** 2,)."""
    small = Image.fromarray(values.astype(np.float32)).resize((CELLS, CELLS), Image.Resampling.BOX)
    return np.asarray(small).ravel()


def judge(
    parts: Removals,
    values: np.ndarray,
    nearness: np.ndarray | None,
    question: Question,
    categories: Sequence[str],
    part: Part,
    seed: int = 0,
    progress: Progress | None = None,
) -> Faithfulness:
    """Judge any order of parts.

    Args:
        parts: the parts and the model's answers without some of them.
        values: float (n,), how much each part is said to speak for the answer.
        nearness: float (n,), how near each part is to the middle; None where there is no middle.
        question: the category, and what it is held against.
        categories: the model's categories, in the order of its answers.
        part: what the parts belong to.
        seed: seed of the random orders and of the order among equals.
        progress: called with (removals answered, removals in all); stops the work by raising.
    """
    generator = np.random.default_rng(seed)
    asked = [removals(_descending(values, generator), STEPS)]
    asked += [_there_and_back(generator.permutation(parts.count)) for _ in range(RANDOM_ORDERS[part])]
    if nearness is not None:
        asked.append(removals(_descending(nearness, generator), STEPS))
    fractions = counts(parts.count, STEPS) / parts.count
    answers = question.of(parts.probabilities(np.concatenate(asked), progress).astype(float), categories)
    first, *others = (curves(each, fractions) for each in np.split(answers, len(asked)))
    centre = None if nearness is None else others.pop()
    return _verdict(part, question, fractions, first, average(others), centre)


def _there_and_back(order: np.ndarray) -> np.ndarray:
    """Removals of a random order whose parts come back last first: as random, and of a picture the same removals."""
    points = len(counts(len(order), STEPS))
    return np.concatenate([removals(order, STEPS)[:points], removals(order[::-1], STEPS)[points:]])


def _descending(values: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Positions by value, highest first; equals in random order, for any other would favour some place."""
    return np.lexsort((generator.random(len(values)), -values))


def _verdict(
    part: Part, question: Question, fractions: np.ndarray, explanation: Curves, random: Curves, centre: Curves | None
) -> Faithfulness:
    known = [explanation, random] if centre is None else [explanation, random, centre]
    deepest = max(float(each.deletion[0] - each.deletion.min()) for each in known)
    matters = deepest >= LEAST_FALL
    score = float(np.clip(explanation.fall / max(random.fall, explanation.fall / MOST_TIMES, 1e-9), 0.0, MOST_TIMES))
    beaten = [each.fall < explanation.fall for each in known[1:]]
    sentence = _sentence(part, score, beaten) if matters else _unmoved(part, deepest)
    return Faithfulness(
        part, question, fractions, explanation, random, centre, matters, score, matters and all(beaten), sentence
    )


def _sentence(part: Part, score: float, beaten: Sequence[bool]) -> str:
    places, chance, it = _NAMES[part]
    removing = f"Removing the {places} first lowers the answer"
    if not beaten[0]:
        return f"{removing} no faster than {chance}: do not rely on {it}."
    times = f"more than {MOST_TIMES:.0f}" if score >= MOST_TIMES else f"{score:.1f}"
    if not all(beaten):
        return (
            f"{removing} {times} times as fast as {chance}, but no faster than from the middle outwards: {it} is weak."
        )
    return f"{removing} {times} times as fast as {chance}: {it} can be trusted."


def _unmoved(part: Part, deepest: float) -> str:
    most = f"by {100 * deepest:.1f} points at most" if deepest > 0.0005 else "not at all"
    return f"The {part} hardly matters here: whatever is removed from it, the answer falls {most}."
