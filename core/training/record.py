"""What a model's card says of the data it was trained on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from core.catalog.dataset import Dataset
from core.catalog.product import Product


def data_record(
    dataset: Dataset,
    used: Sequence[Product],
    parts: Mapping[str, int],
    with_image: int,
    with_text: int,
    sources: Mapping[str, Any],
) -> dict[str, Any]:
    """The card's ``training.data``.

    Args:
        dataset: where the products come from.
        used: those of them that were used.
        parts: part of the split -> number of rows.
        with_image: how many of the used have a readable picture.
        with_text: how many have text.
        sources: what is known of each source (licence, credit), by its name.
    """
    counts = Counter(product.attributes.get("source", "") for product in used)
    return {
        "name": dataset.name,
        "digest": dataset.digest,
        "rows": len(used),
        "with_image": with_image,
        "with_text": with_text,
        "parts": dict(parts),
        "sources": {name: {"rows": count} | dict(sources.get(name, {})) for name, count in counts.most_common()},
        "problems": [problem.sentence for problem in dataset.problems],
    }
