"""How much the picture and the text each have to do with the answer, in a sentence and two bars."""

from core.explain.modality import States, has_both, sentence, shares
from core.explain.question import Question
from core.predictor import Prediction
from dashboard.bars import weight_bars
from dashboard.markup import escape, percent


def block(prediction: Prediction, found: States, target: str) -> str:
    """The sentence, and the shares of the target's probability where there are two of them, as HTML."""
    parts = f'<p class="sl-sentence">{escape(sentence(prediction, found))}</p>'
    if has_both(prediction):
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
