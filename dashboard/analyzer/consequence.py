"""What comes of a change: a sentence, and the most probable categories before and after."""

from core.catalog.product import Product
from core.explain.spans import find_words
from core.explain.what_if import Change
from core.prediction import Prediction
from dashboard.analyzer.wording import listed
from dashboard.bars import change_bars
from dashboard.markup import escape, percent

TOP = 5
_NAMED_WORDS = 3


def block(product: Product, before: Prediction, after: Prediction, change: Change) -> str:
    """The sentence and the bars as HTML; names and words are escaped."""
    said = sentence(product, before, after, change)
    return (
        f'<p class="sl-sentence sl-outcome" role="status" dir="auto">{escape(said)}</p>'
        f"{change_bars(changes(before, after), after.category)}"
        '<p class="sl-note">Blue: gained, orange: lost, in percentage points against the answer above.</p>'
    )


def changes(before: Prediction, after: Prediction) -> list[tuple[str, float, float]]:
    """The five categories that are or were most probable, with both probabilities; most probable now first."""
    largest = {name: max(share, before.probabilities[name]) for name, share in after.probabilities.items()}
    names = sorted(largest, key=lambda name: -largest[name])[:TOP]
    return [
        (name, before.probabilities[name], after.probabilities[name])
        for name in sorted(names, key=lambda name: -after.probabilities[name])
    ]


def sentence(product: Product, before: Prediction, after: Prediction, change: Change) -> str:
    """What the answer would be, and after which change."""
    if change.is_none:
        return f"As it is: {before.category}, {percent(before.confidence)}."
    what = conditions(product, change)
    if after.category == before.category:
        was = percent(before.confidence)
        return f"{what} the answer stays {after.category}, {percent(after.confidence)}; it was {was}."
    return f"{what} the answer would be {after.category}, {percent(after.confidence)}."


def conditions(product: Product, change: Change) -> str:
    """The change in words: ``With the edited text, without "guitar"``."""
    edited = change.text is not None and not change.without_text
    lacking = []
    if change.without_image and product.has_image:
        lacking.append("the picture")
    elif change.regions:
        count = len(change.regions)
        lacking.append("a region of the picture" if count == 1 else f"{count} regions of the picture")
    if change.without_text:
        lacking.append("the text")
    elif change.words_off:
        lacking.append(_words(change.text if change.text is not None else product.text, change.words_off))
    parts = (["with the edited text"] if edited else []) + ([f"without {listed(lacking)}"] if lacking else [])
    said = " and ".join(parts) or "So"
    return said[0].upper() + said[1:]


def _words(text: str, positions: frozenset[int]) -> str:
    words = [f"“{word.word}”" for position, word in enumerate(find_words(text)) if position in positions]
    if len(words) > _NAMED_WORDS:
        return f"{', '.join(words[: _NAMED_WORDS - 1])} and {len(words) - _NAMED_WORDS + 1} more words"
    return listed(words)
