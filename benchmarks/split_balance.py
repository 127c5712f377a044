"""How evenly each division of a dataset spreads its categories and sources over the parts of the split.

A product's part depends on its group and on the salt of the hash alone. Among many salts this finds those
under which every category and source comes closest to its planned shares; no model is looked at.

Usage: python -m benchmarks.split_balance DATA [SALTS]
"""

import sys
from collections import Counter
from hashlib import sha256

import numpy as np

from core.catalog import split
from core.catalog.dataset import open_dataset
from core.catalog.product import Product


def strata_of(products: tuple[Product, ...]) -> list[np.ndarray]:
    """A bool (N,) mask for every category and every source."""
    masks = []
    for values in (
        [product.category for product in products],
        [product.attributes.get("source") for product in products],
    ):
        masks += [np.array([value == name for value in values]) for name in Counter(values)]
    return masks


def positions(keys: list[str], salt: str) -> np.ndarray:
    """Where each distinct group falls in [0, 1) with seed 0."""
    return np.array(
        [
            int.from_bytes(sha256(f"{salt}\n0\n{key}".encode("utf-8", "surrogatepass")).digest()[:6], "big")
            for key in keys
        ]
    ) / float(2**48)


def imbalance(part: np.ndarray, strata: list[np.ndarray]) -> float:
    """Largest deviation of a category's or source's share of a part from the plan, relative to the plan."""
    worst = 0.0
    for number, share in enumerate(split.SHARES.values()):
        for mask in strata:
            worst = max(worst, abs(float((part[mask] == number).mean()) / share - 1) * min(1.0, mask.sum() / 200))
    return worst


def main(data: str, salts: int) -> None:
    """Print the five most even salts and the one in use."""
    products = open_dataset(data).products
    keys = split.group_keys(products)
    distinct = list(dict.fromkeys(keys))
    index = {key: number for number, key in enumerate(distinct)}
    rows = np.array([index[key] for key in keys])
    strata = strata_of(products)
    borders = np.cumsum(list(split.SHARES.values()))[:-1]
    names = [f"shelflens-{number}" for number in range(salts)] + [split.SALT]
    scores = {
        name: imbalance(np.searchsorted(borders, positions(distinct, name), side="right")[rows], strata)
        for name in names
    }
    print(
        f"{len(products)} products in {len(distinct)} groups; imbalance in use ({split.SALT}): {scores[split.SALT]:.3f}"
    )
    for name, score in sorted(scores.items(), key=lambda item: item[1])[:5]:
        print(f"{name:<20}{score:.3f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500)
