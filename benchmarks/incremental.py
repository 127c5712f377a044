"""What is forgotten when a model learns on, by each method: products of a new shop, then products of new kinds.

    shops       departments: all sources but one are learned first, then that one arrives
    kinds       footwear: all kinds but the last two by name are learned first, then those arrive

The published concatenation is trained on the first part on the encoders as they come. Then every method teaches it the
second part. The strength of EWC is chosen with the first seed: of those that keep new validation products within two
points of fine-tuning, the one with the best mean of new validation products and of the model's own protected ones. All
figures are of held-out products, which chose nothing.

Usage: python -m benchmarks.incremental shops DATA SOURCE [SEEDS]      (DATA: departments)
       python -m benchmarks.incremental kinds DATA [SEEDS]             (DATA: fashion, Parquet)
Prints a table and writes assets/incremental/NAME.json, which the Learn page shows.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from core.catalog import split
from core.catalog.dataset import Dataset, open_dataset
from core.encoders.image import ImageEncoder
from core.encoders.text import TextEncoder
from core.settings import settings
from core.training.calibrate import calibrate
from core.training.config import FitConfig
from core.training.continual.grow import grown, grown_fisher
from core.training.continual.learn import LearnConfig, learn
from core.training.continual.memory import Memory
from core.training.continual.methods import METHODS, Method
from core.training.continual.remember import remember
from core.training.continual.rows import Classifier, Rows, accuracy
from core.training.continual.scenario import Outcome, Scenario, text_table
from core.training.features import encode_products
from core.training.fit import fit

BASE = FitConfig(fusion="concat", epochs=30, patience=6)
STRENGTHS = (1e1, 1e2, 1e3, 1e4, 1e5)
# Of footwear, as many products of each kind at most: eight kinds in equal measure, encoded in minutes.
PER_KIND = 400
ARRIVING_KINDS = 2
TOLERATED = 0.02
SEEDS = 5


@dataclass(frozen=True)
class Task:
    """Rows that arrive together, by part of the split."""

    train: Rows
    validation: Rows
    heldout: Rows


@dataclass(frozen=True)
class Taught:
    """A model of the first task, with outputs for the second, and its memory."""

    before: Classifier
    wider: Classifier
    memory: Memory


def encoded(dataset: Dataset, categories: tuple[str, ...]) -> tuple[Rows, np.ndarray]:
    """All products as rows, and each one's part."""
    config = settings()
    labels = np.array([categories.index(product.category or "") for product in dataset.products])
    features = encode_products(dataset.products, ImageEncoder(config=config), TextEncoder(config=config), config.cache)
    return Rows(features, labels), split.assign(dataset.products)


def task(rows: Rows, part: np.ndarray, chosen: np.ndarray) -> Task:
    """The chosen rows, bool (N,)."""
    return Task(*(rows.take(chosen & (part == name)) for name in split.PARTS))


def first_model(old: Task, classes: int, added: int, seed: int) -> Taught:
    """Train on the first task alone."""
    plan = replace(BASE, seed=seed)
    fitted = fit(*(old.train.features, old.train.labels), *(old.validation.features, old.validation.labels),
                 classes, plan)  # fmt: skip
    calibrate(fitted.model, old.validation.features, old.validation.labels)
    memory = remember(fitted.model, old.train, old.train, old.validation, seed)
    return Taught(fitted.model, grown(fitted.model, added), memory)


def second_model(taught: Taught, method: Method, old: Task, new: Task, config: LearnConfig) -> Classifier:
    """Teach the second task."""
    rows = old.train.join(new.train) if method.needs_old else new.train
    fisher = grown_fisher(taught.memory.fisher, taught.wider)
    return learn(taught.wider, rows, new.validation, method, config, fisher, taught.memory.buffer)[0]


def chosen_strength(taught: Taught, method: Method, plain: Classifier, old: Task, new: Task) -> float:
    """The strength for a method with springs; see the module's text."""
    enough = accuracy(plain, new.validation) - TOLERATED
    found = []
    for strength in STRENGTHS:
        model = second_model(taught, method, old, new, LearnConfig(strength=strength))
        right = accuracy(model, new.validation), accuracy(model, taught.memory.protected)
        print(f"  {method.key} {strength:g}: validation new {right[0]:.3f}, protected {right[1]:.3f}", flush=True)
        found.append((right[0] >= enough, sum(right), strength))
    return max(found)[2]


def measure(scenario: Scenario, old: Task, new: Task, classes: int, seeds: int) -> Scenario:
    """Fill a scenario's figures and write them."""
    strengths: dict[str, float] = {}
    before: list[tuple[float, float]] = []
    after: dict[str, list[tuple[float, float]]] = {method.key: [] for method in METHODS}
    for seed in range(seeds):
        taught = first_model(old, classes, scenario.categories_added, seed)
        before.append((accuracy(taught.before, old.heldout), accuracy(taught.before, new.heldout)))
        plain = second_model(taught, METHODS[0], old, new, LearnConfig(seed=seed))
        for method in METHODS:
            if method.springs and method.key not in strengths:
                strengths[method.key] = chosen_strength(taught, method, plain, old, new)
            config = LearnConfig(seed=seed, strength=strengths.get(method.key, 0.0))
            model = plain if method is METHODS[0] else second_model(taught, method, old, new, config)
            after[method.key].append((accuracy(model, old.heldout), accuracy(model, new.heldout)))
            print(f"seed {seed} {method.key:<12} old {after[method.key][-1][0]:.3f} (was {before[-1][0]:.3f}), "
                  f"new {after[method.key][-1][1]:.3f}", flush=True)  # fmt: skip
        # Kept after each seed, so that an interrupted measurement leaves the seeds that are done.
        scenario = replace(
            scenario,
            old_before=tuple(each for each, _ in before),
            new_before=tuple(each for _, each in before),
            products={name: (len(getattr(old, name)), len(getattr(new, name))) for name in split.PARTS},
            methods={key: _outcome(pairs, strengths.get(key)) for key, pairs in after.items()},
        )
        scenario.write()
    return scenario


def shops(data: str, source: str, seeds: int) -> Scenario:
    """All sources but one, then that one; no category is new."""
    dataset = open_dataset(data)
    categories = tuple(sorted({product.category or "" for product in dataset.products}))
    rows, part = encoded(dataset, categories)
    arriving = np.array([product.attributes.get("source") == source for product in dataset.products])
    blank = _blank("shop-" + source, f"A new shop: {source}", dataset.name, "the other shops", f"the shop {source}", 0)
    return measure(blank, task(rows, part, ~arriving), task(rows, part, arriving), len(categories), seeds)


def kinds(data: str, seeds: int) -> Scenario:
    """All kinds of footwear with at least 100 products but the last two by name, then those."""
    columns = {"id": "id", "title": "productDisplayName", "category": "articleType"}
    dataset = open_dataset(data, columns, {"masterCategory": "Footwear"})
    counts: Mapping[str, int] = {}
    few = []
    for product in dataset.products:
        kind = product.category or ""
        counts = {**counts, kind: counts.get(kind, 0) + 1}
        if counts[kind] <= PER_KIND:
            few.append(product)
    names = tuple(sorted(name for name in counts if counts[name] >= 100))
    dataset = replace(dataset, products=tuple(product for product in few if product.category in names))
    rows, part = encoded(dataset, names)
    first = len(names) - ARRIVING_KINDS
    arriving = rows.labels >= first
    blank = _blank(
        "kinds-footwear", "New kinds: " + " and ".join(names[first:]).lower(), "fashion, footwear",
        f"the first {first} kinds", "the two new kinds", ARRIVING_KINDS,
    )  # fmt: skip
    return measure(blank, task(rows, part, ~arriving), task(rows, part, arriving), first, seeds)


def _blank(key: str, title: str, data: str, old: str, new: str, added: int) -> Scenario:
    return Scenario(key, title, data, old, new, added, {}, (), (), {})


def _outcome(pairs: list[tuple[float, float]], strength: float | None) -> Outcome:
    return Outcome(tuple(old for old, _ in pairs), tuple(new for _, new in pairs), strength)


def main(words: list[str]) -> None:
    """Measure one scenario."""
    name, data, *rest = words
    source = rest.pop(0) if name == "shops" else ""
    seeds = int(rest[0]) if rest else SEEDS
    found = shops(data, source, seeds) if name == "shops" else kinds(data, seeds)
    print(text_table(found))


if __name__ == "__main__":
    main(sys.argv[1:])
