"""How well a model does on a shop it has never seen: each source left out in turn.

For every source, the frozen concatenation and the fusion of experts are trained on all other sources' products and
measured on that source's, over the departments that remain in training. Both see the same rows. To end within an hour
or so, the text is tuned for fewer epochs than by default and the image encoder not at all. What was learned is kept, so
an interrupted run goes on.

Usage: python -m benchmarks.unseen_sources DATA [SOURCE ...]
"""

import sys
from dataclasses import replace

import numpy as np

from benchmarks.lessons import lesson, open_labelled
from core.catalog import split
from core.settings import settings
from core.training.config import FitConfig
from core.training.encoders import prepare
from core.training.features import encode_products
from core.training.fusion import fit_fusion
from core.training.lesson import Lesson

EXPERTS = FitConfig(fusion="experts", text_epochs=2, image_epochs=0)
CONCAT = FitConfig(fusion="concat")


def accuracy(train: Lesson, validation: Lesson, test: Lesson, categories: tuple[str, ...], config: FitConfig) -> float:
    """Train on one part, choose on another, measure on the third."""
    config = replace(config, demo_per_category=0)
    encoders = prepare(train, validation, categories, config, settings(), f"unseen {len(train.products)}")
    features = [
        encode_products(part.products, encoders.image, encoders.text, settings().cache)
        for part in (train, validation, test)
    ]
    model, _ = fit_fusion(
        *(features[0], train.labels, features[1], validation.labels), len(categories), encoders.heads, config
    )
    predicted = model(*features[2].tensors()).argmax(1).numpy()
    return float((predicted == test.labels).mean())


def main(data: str, sources: list[str]) -> None:
    """Print accuracy on each source for both models, and the mean difference."""
    dataset, categories, labels, part = open_labelled(data)
    products = dataset.products
    source = np.array([product.attributes.get("source", "") for product in products])
    print(f"{'source left out':<18}{'products':>10}{'concatenation':>15}{'experts':>10}{'gain':>8}", flush=True)
    gains = []
    for name in sources or sorted(set(source.tolist())):
        others = source != name
        train = lesson(products, labels, others & (part != split.VALIDATION))
        validation = lesson(products, labels, others & (part == split.VALIDATION))
        test = lesson(products, labels, (source == name) & np.isin(labels, train.labels))
        plain, experts = (accuracy(train, validation, test, categories, config) for config in (CONCAT, EXPERTS))
        gains.append(experts - plain)
        print(f"{name:<18}{len(test.labels):>10,}{plain:>15.3f}{experts:>10.3f}{100 * gains[-1]:>+8.1f}", flush=True)
    print(f"mean gain {100 * float(np.mean(gains)):+.1f} points")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
