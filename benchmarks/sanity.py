"""Do heat maps depend on what the model has learned? The randomisation check of Adebayo et al. 2018, arXiv:1810.03292.

The fused classifier's weights are drawn anew, the encoders kept, and every map is made again for the same category.
A map that stays the same shows the picture, not the model. Printed is Spearman's rank correlation of the map before and
after, over 28 x 28 places: 1 is the same order, 0 none in common. An edge detector, which knows no model, stands beside
as what fails the check.

Run with ``python -m benchmarks.sanity [PRODUCTS]``; writes docs/images/randomisation.png from drawn products.
"""

import copy
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from matplotlib.figure import Figure
from PIL import Image, ImageFilter
from scipy.stats import spearmanr
from torch import nn

from core.catalog.demo import demo_products
from core.explain.maps import heat_maps, methods_for
from core.explain.question import Question
from core.images import read_image
from core.predictor import Predictor

SIDE = 28
SEED = 0
SHOWN = 3
FIGURE = Path(__file__).resolve().parent.parent / "docs" / "images" / "randomisation.png"
EDGES = "Edge detector"


def with_random_head(predictor: Predictor, seed: int) -> Predictor:
    """The same encoders under a classifier whose linear layers are drawn anew; the given one is left alone."""
    model = copy.deepcopy(predictor.model)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        for module in model.modules():
            if isinstance(module, nn.Linear):
                module.reset_parameters()
    return Predictor(model, predictor.card, predictor.image_encoder, predictor.text_encoder)


def rank_correlation(before: np.ndarray, after: np.ndarray) -> float:
    """Spearman's correlation of two maps; 0 where one of them is the same everywhere, as it then orders nothing."""
    if np.ptp(before) == 0 or np.ptp(after) == 0:
        return 0.0
    return float(spearmanr(before.ravel(), after.ravel()).statistic)


def edges(image: Image.Image) -> np.ndarray:
    """How strong edges are, (SIDE, SIDE)."""
    found = image.convert("L").filter(ImageFilter.FIND_EDGES).resize((SIDE, SIDE), Image.Resampling.BOX)
    return np.asarray(found, dtype=np.float32)


def main(count: int) -> None:
    """Print the table and draw the figure."""
    predictor = Predictor.load()
    other = with_random_head(predictor, SEED)
    methods = methods_for(predictor)
    keys = [method.key for method in methods]
    correlations: dict[str, list[float]] = {key: [] for key in keys}
    rows: list[tuple[Image.Image, dict[str, tuple[np.ndarray, np.ndarray]]]] = []
    for product in demo_products(1)[:count]:
        image = read_image(product.image or b"")
        before = predictor.predict(product, image)
        question = Question(before.category)
        pairs = zip(
            heat_maps(predictor, before, image, question, keys, size=(SIDE, SIDE)),
            heat_maps(other, other.predict(product, image), image, question, keys, size=(SIDE, SIDE)),
            strict=True,
        )
        maps = {one.method: (one.values, changed.values) for one, changed in pairs}
        for key, (one, changed) in maps.items():
            correlations[key].append(rank_correlation(one, changed))
        rows.append((image, {EDGES: (edges(image), edges(image)), **maps}))
    print(f"{len(rows)} drawn products, {predictor.name}; rank correlation before and after a new random head\n")
    print(f"{'method':<24}{'mean':>8}{'lowest':>8}{'highest':>9}{'above 0.5':>11}")
    named = [(method.name, correlations[method.key]) for method in methods] + [(EDGES, [1.0] * len(rows))]
    for name, found in named:
        above = sum(value > 0.5 for value in found)
        print(f"{name:<24}{np.mean(found):>8.2f}{min(found):>8.2f}{max(found):>9.2f}{above:>8} / {len(found)}")
    means = {key: float(np.mean(found)) for key, found in correlations.items()} | {EDGES: 1.0}
    _draw(rows[:SHOWN], {method.key: method.name for method in methods} | {EDGES: EDGES}, means)


def _draw(
    rows: list[tuple[Image.Image, dict[str, tuple[np.ndarray, np.ndarray]]]],
    names: dict[str, str],
    means: dict[str, float],
) -> None:
    """Two lines a product, before and after; a column a method, each map on a scale of its own."""
    figure = Figure(figsize=(1.35 * (len(names) + 1), 2.75 * len(rows)), layout="constrained")
    grid: Any = figure.subplots(2 * len(rows), len(names) + 1, squeeze=False)
    for number, (image, maps) in enumerate(rows):
        for after, label in enumerate(("trained head", "random head")):
            line = grid[2 * number + after]
            line[0].imshow(image.resize((224, 224)))
            line[0].set_ylabel(label)
            for place, (key, name) in zip(line[1:], names.items(), strict=True):
                place.imshow(maps[key][after], cmap="inferno", vmin=0, interpolation="bilinear")
                if number == after == 0:
                    place.set_title(f"{name}\n{means[key]:.2f}", fontsize=8)
    for place in grid.ravel():
        place.set(xticks=[], yticks=[])
    FIGURE.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(FIGURE, dpi=110)
    print(f"\nDrawn: {FIGURE.relative_to(FIGURE.parent.parent.parent)}; numbers in it are the means above.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
