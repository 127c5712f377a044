"""How much of a category's probability is due to the picture and how much to the text: exact Shapley values.

The two players are the picture and the text; a player that does not take part is in the state that the model learned
for a missing picture or text. With two players the Shapley value needs four probabilities, so it is computed, not
sampled, and the shares add up: picture + text = probability with both - probability with neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.explain.explainer import Explainer
from core.explain.question import Question
from core.prediction import Prediction
from core.predictor import Predictor
from core.wording import percent, points

# Of what both add together, the share from which one of them does most, and under which both do about as much.
MOSTLY = 0.6
# Below this much, in probability, a part adds nothing worth a word.
NOTHING = 0.005


@dataclass(frozen=True)
class States:
    """Probabilities of every category in the four states of a product.

    Attributes:
        both: with all that the product has, category -> probability.
        image: with the picture alone.
        text: with the text alone.
        neither: with nothing.
    """

    both: Mapping[str, float]
    image: Mapping[str, float]
    text: Mapping[str, float]
    neither: Mapping[str, float]


def states(predictor: Predictor, prediction: Prediction) -> States:
    """Run the fusion classifier in the four states; what the product lacks stays missing in all of them."""
    image, text = prediction.image_features, prediction.text_features
    rows = []
    for image_given, text_given in ((True, True), (True, False), (False, True), (False, False)):
        rows.append(
            predictor.fuse(
                image[None] if image is not None and image_given else None,
                text[None] if text is not None and text_given else None,
            )[0]
        )
    return States(*(_named(predictor, row) for row in rows))


def shares(found: States, question: Question) -> dict[str, float]:
    """Shapley values of picture and text (Shapley 1953; Lundberg and Lee 2017, arXiv:1705.07874).

    Args:
        found: the four states.
        question: a category, and what it is held against.

    Returns:
        ``image`` and ``text``: what each adds to the category's probability, -1 to 1 (to its lead over the other
        category, -2 to 2, where there is one); 0 for one that is missing.
    """
    both, image, text, neither = (
        each[question.target] - (0.0 if question.against is None else each[question.against])
        for each in (found.both, found.image, found.text, found.neither)
    )
    return {
        "image": ((image - neither) + (both - text)) / 2,
        "text": ((text - neither) + (both - image)) / 2,
    }


def has_both(prediction: Prediction) -> bool:
    """Whether the product had a picture and a text."""
    return prediction.image_features is not None and prediction.text_features is not None


def sentence(prediction: Prediction, found: States) -> str:
    """Which of picture and text decided, by how much, and what each says alone."""
    if not has_both(prediction):
        given = "picture" if prediction.image_features is not None else "text"
        return f"The {given} is all there is: it alone makes the answer."
    added = shares(found, Question(prediction.category))
    return f"{_who(added['image'], added['text'])}: {_alone(prediction.category, found)}."


def _who(image: float, text: float) -> str:
    """Which of the two did more, with what each adds in percentage points."""
    (first, most), (second, least) = sorted((("text", text), ("picture", image)), key=lambda each: -each[1])
    sizes = f"{points(most)} points, the {second} {points(least)}"
    if most < NOTHING:
        return f"Neither picture nor text speaks for it (picture {points(image)} points, text {points(text)})"
    if least <= -NOTHING:
        return f"The {first}, against the {second} ({sizes})"
    if most / (most + max(least, 0.0)) < MOSTLY:
        return f"Picture and text about equally (picture {points(image)} points, text {points(text)})"
    return f"Mostly the {first} ({sizes})"


def _alone(category: str, found: States) -> str:
    """What the model says to the picture alone and to the text alone."""
    said = {
        name: max(states, key=states.__getitem__) for name, states in (("picture", found.image), ("text", found.text))
    }
    sure = {"picture": found.image[said["picture"]], "text": found.text[said["text"]]}
    others = [name for name, answer in said.items() if answer != category]
    if not others:
        return "each alone gives the same answer"
    if len(others) == 2 and said["picture"] == said["text"]:
        return f"each alone says {said['picture']}"
    return ", ".join(f"the {name} alone says {said[name]} ({percent(sure[name])})" for name in others)


def _named(predictor: Predictor, row: np.ndarray) -> dict[str, float]:
    return dict(zip(predictor.categories, row.astype(float).tolist(), strict=True))


METHODS: tuple[Explainer, ...] = (
    Explainer(
        key="shapley",
        name="Picture and text",
        about="both",
        shows="What the picture and what the text add to the category's probability.",
        limit="It compares with a product that has no picture or no text, which is a state of the model's own; "
        "it does not say what another picture or another text would do.",
        reference="Shapley 1953; Lundberg and Lee 2017, arXiv:1705.07874",
        compute=shares,
    ),
)
