"""How much the picture and the text each have to do with the answer, in a sentence and two bars."""

from collections.abc import Mapping

from core.explain.modality import States, shares
from core.explain.question import Question
from core.predictor import Prediction
from dashboard.bars import weight_bars
from dashboard.markup import escape, percent


def block(prediction: Prediction, found: States, target: str) -> str:
    """The sentence, and the shares of the target's probability where there are two of them, as HTML."""
    parts = f'<p class="sl-sentence">{escape(sentence(prediction, found))}</p>'
    if _has_both(prediction):
        added = shares(found, Question(target))
        rows = [("Picture", added["image"]), ("Text", added["text"])]
        parts += weight_bars(rows, f"What picture and text add to the probability of {target}")
        parts += f'<p class="sl-note">{escape(_sum(found, target))}</p>'
    return parts


def _sum(found: States, target: str) -> str:
    return (
        f"Added to {target}, starting from {percent(found.neither[target])} with neither; "
        f"together {percent(found.both[target])} (Shapley values)."
    )


def sentence(prediction: Prediction, found: States) -> str:
    """Whether picture and text agree, and if not, which of them decides."""
    if not _has_both(prediction):
        given = "picture" if prediction.image_features is not None else "text"
        return f"The {given} is all there is: it alone makes the answer."
    image, text = _first(found.image), _first(found.text)
    if image == text == prediction.category:
        return "Picture and text agree: each alone gives the same answer."
    if text == prediction.category:
        return f"The text decides: from the picture alone the answer would be {image} ({percent(found.image[image])})."
    if image == prediction.category:
        return f"The picture decides: from the text alone the answer would be {text} ({percent(found.text[text])})."
    if image == text:
        return f"Only together do they give this answer: each alone would say {image}."
    return f"Only together do they give this answer: the picture alone says {image}, the text alone {text}."


def _has_both(prediction: Prediction) -> bool:
    return prediction.image_features is not None and prediction.text_features is not None


def _first(probabilities: Mapping[str, float]) -> str:
    return max(probabilities, key=probabilities.__getitem__)
