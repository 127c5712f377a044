"""One line on why two products are alike, from what is known without asking the model again."""

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from core.catalog.product import Product
from core.explain.spans import find_words

_MOST_WORDS, _MOST_COLUMNS = 3, 2
# Cosines of whitened features: unrelated products lie around 0.
_VERY, _SOMEWHAT = 0.6, 0.3
# Columns that say where a row comes from, not what the product is.
_NO_TRAITS = frozenset({"source", "id"})


def reason(query: Product, found: Product, picture: float | None, text: float | None) -> str:
    """What the two share, most telling first.

    Args:
        query: one product.
        found: the other.
        picture: cosine of the pictures, or None where one has none.
        text: cosine of the texts, or None where one has none.

    Returns:
        For example "Looks very alike; same kind: Sandals; both say running, shoe".
    """
    parts = [] if picture is None else [f"looks {_degree(picture)}"]
    others = _traits(found)
    shared = [f"same {name}: {value}" for name, value in _traits(query).items() if others.get(name) == value]
    parts += shared[:_MOST_COLUMNS]
    words = shared_words(query.text, found.text)[:_MOST_WORDS]
    if words:
        parts.append(f"both say {', '.join(words)}")
    elif text is not None:
        parts.append(f"reads {_degree(text)} in other words" if text >= _SOMEWHAT else "the texts differ")
    line = "; ".join(parts)
    return line[:1].upper() + line[1:]


def shared_words(first: str, second: str) -> list[str]:
    """Words of both texts, in the order of the first, in small letters; without stop words and single characters."""
    other = {word.word.lower() for word in find_words(second)}
    words = dict.fromkeys(word.word.lower() for word in find_words(first))
    return [word for word in words if word in other and len(word) > 1 and word not in ENGLISH_STOP_WORDS]


def _traits(product: Product) -> dict[str, str]:
    """What describes a product besides its text: the catalogue's own columns, then the category."""
    own = {name: value for name, value in product.attributes.items() if name.lower() not in _NO_TRAITS}
    return own | ({"category": product.category} if product.category else {})


def _degree(cosine: float) -> str:
    return "very alike" if cosine >= _VERY else "alike" if cosine >= _SOMEWHAT else "different"
