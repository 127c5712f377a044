"""What differs between two sides, in plain sentences."""

from collections.abc import Sequence

from core.explain.modality import States, sentence
from core.explain.words import WordWeight
from core.prediction import Prediction
from dashboard.markup import percent

TOP_WORDS = 10
_NAMED_WORDS = 3


def heading(same_product: bool, same_model: bool) -> str:
    """What is held against what."""
    if same_product and same_model:
        return "The same product, read by the same model: nothing can differ"
    return f"{'One product' if same_product else 'Two products'}, {'one model' if same_model else 'two models'}"


def answers(left: Prediction, right: Prediction) -> str:
    """Whether the answers agree, and which side is surer."""
    if left.category == right.category:
        first, second = percent(left.confidence), percent(right.confidence)
        if first == second:
            return f"Both say {left.category}, equally sure ({first})."
        if left.confidence > right.confidence:
            return f"Both say {left.category}; the left is surer ({first} against {second})."
        return f"Both say {left.category}; the right is surer ({second} against {first})."
    return (
        f"The left says {left.category} ({percent(left.confidence)}), "
        f"the right {right.category} ({percent(right.confidence)}). "
        f"{_gives('The left', left, right.category)}, {_gives('the right', right, left.category)}."
    )


def doubts(left: Prediction, right: Prediction) -> str | None:
    """Whose answer a person should look at; None where both are sure."""
    if left.sure and right.sure:
        return None
    if not left.sure and not right.sure:
        return "Neither reaches the confidence that its model asks of an answer; a person should look at both."
    side = "right" if left.sure else "left"
    return f"The {side} is below the confidence that its model asks of an answer; a person should look."


def deciders(left: Prediction, right: Prediction, found: tuple[States, States]) -> list[str]:
    """Which of picture and text decides, on each side."""
    said = [sentence(prediction, states) for prediction, states in zip((left, right), found, strict=True)]
    if said[0] == said[1]:
        return [f"Both sides: {said[0]}"]
    return [f"Left: {said[0]}", f"Right: {said[1]}"]


def strongest_words(left: Sequence[WordWeight], right: Sequence[WordWeight], same_text: bool) -> str | None:
    """What the strongest words have in common; None where a side has none.

    Args:
        left: words, largest weight (in size) first.
        right: likewise.
        same_text: whether they come from the same text, so that places can be compared.
    """
    if not left or not right:
        return None
    if same_text:
        places = [{word.start for word in words[:TOP_WORDS]} for words in (left, right)]
        most = max(len(each) for each in places)
        return f"Of the {most} strongest words the two sides share {len(places[0] & places[1])}."
    return f"Strongest on the left: {_named(left)}; on the right: {_named(right)}."


def _named(words: Sequence[WordWeight]) -> str:
    return ", ".join(f"“{word.word}”" for word in words[:_NAMED_WORDS])


def _gives(side: str, prediction: Prediction, category: str) -> str:
    if category not in prediction.probabilities:
        return f"{side} has no category {category}"
    return f"{side} gives {category} {percent(prediction.probabilities[category])}"
