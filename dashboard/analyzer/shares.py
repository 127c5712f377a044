"""How much the picture and the text each have to do with the answer, in a sentence and one bar."""

from collections.abc import Mapping

from core.explain.encoder_shares import TEXT
from core.explain.modality import States, has_both, sentence, shares
from core.explain.question import Question
from core.prediction import Prediction
from core.wording import escape, percent, points
from dashboard.analyzer.wording import title
from dashboard.bars import weight_bars

_READING = (
    "The same points shared among all encoders (Shapley values); an image encoder that stays away is given its average "
    "over the training pictures."
)


def block(prediction: Prediction, found: States, question: Question, encoders: Mapping[str, float]) -> str:
    """The sentence on the answer, and what both add to the target's probability or lead, as HTML.

    Args:
        prediction: the model's answer.
        found: its answers with both, either and neither.
        question: what is explained.
        encoders: what each of several encoders adds; empty where there is one for pictures and one for text.
    """
    parts = f'<p class="sl-sentence">{escape(sentence(prediction, found))}</p>'
    if has_both(prediction):
        added = shares(found, question)
        parts += stacked_bar(added["image"], added["text"], title(question))
        parts += f'<p class="sl-note">{escape(_sum(found, question))}</p>'
    if encoders:
        named = [(name if name != TEXT else "Text", value) for name, value in encoders.items()]
        label = f"What each encoder adds to {title(question)}"
        parts += f'<p class="sl-over sl-above">By encoder</p>{weight_bars(named, label, written=points)}'
        parts += f'<p class="sl-note">{_READING}</p>'
    return parts


def stacked_bar(image: float, text: float, name: str) -> str:
    """One bar: what speaks for the category lies right of the line, what speaks against it left.

    Args:
        image: what the picture adds to the category's probability, as a share of 1.
        text: what the text adds.
        name: what is explained; it is escaped here.
    """
    parts = {"Picture": image, "Text": text}
    low = sum(min(0.0, each) for each in parts.values())
    high = sum(max(0.0, each) for each in parts.values())
    # A whole bar stands for a probability of 1, or for more where that is not enough.
    width = max(1.0, high - low)
    right = left = abs(low) / width
    fills, labels = "", ""
    for part, value in parts.items():
        size = abs(value) / width
        left -= size if value < 0 else 0.0
        start = left if value < 0 else right
        right += size if value > 0 else 0.0
        kind = f"sl-by-{part.lower()} {'sl-for' if value >= 0 else 'sl-against'}"
        fills += f'<span class="sl-fill {kind}" style="left:{100 * start:.2f}%;width:{100 * size:.2f}%"></span>'
        labels += f'<li><span class="sl-key {kind}"></span>{part} <b>{points(value)}</b></li>'
    label = f"Added to {escape(name)}: picture {points(image)}, text {points(text)} percentage points"
    line = f'<span class="sl-zero" style="left:{100 * abs(low) / width:.2f}%"></span>'
    return (
        f'<div class="sl-stack" role="img" aria-label="{label}"><span class="sl-track">{fills}{line}</span></div>'
        f'<ul class="sl-keys">{labels}</ul>'
    )


def _sum(found: States, question: Question) -> str:
    before, after = (_value(each, question) for each in (found.neither, found.both))
    if question.against is None:
        return (
            f"Percentage points added to {question.target}, from {percent(before)} with neither to {percent(after)} "
            "with both (Shapley values)."
        )
    return (
        f"Percentage points added to the lead of {question.target} over {question.against}, from {points(before)} "
        f"with neither to {points(after)} with both (Shapley values)."
    )


def _value(state: Mapping[str, float], question: Question) -> float:
    return state[question.target] - (0.0 if question.against is None else state[question.against])
