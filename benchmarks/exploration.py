"""How long it takes to explore 40,000 products: the first time, and once what was found is kept.

Draws a catalogue in the Kaggle layout (JPEG pictures of 100 x 100 pixels, as in the retail competition; texts from the
demo catalogue's words), explores it as the Data page does, and again. Usage: python -m benchmarks.exploration
"""

import argparse
import csv
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from core.catalog.demo import demo_products
from core.catalog.exploration.kept import explored
from core.settings import settings

PRODUCTS = 40_000
SIDE = 100
FIRST_S, AGAIN_S = 60.0, 2.0
_TEXTS_PER_CATEGORY = 8


def write_catalogue(folder: Path, products: int) -> None:
    """Write that many products; every tenth has no picture, every hundredth one that is cut off."""
    generator = np.random.default_rng(0)
    known = demo_products(_TEXTS_PER_CATEGORY)
    (folder / "train").mkdir(parents=True)
    with (folder / "train.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("ImgId", "title", "description", "categories"))
        for number in range(products):
            like = known[number % len(known)]
            words = [*like.title.split(), *like.description.split()]
            description = " ".join(generator.choice(words, size=40))
            table.writerow((number, f"{like.title} {number // len(known)}", description, like.category))
            if number % 10:
                path = folder / "train" / f"{number}.jpg"
                coarse = generator.integers(0, 256, (10, 10, 3), dtype=np.uint8)
                Image.fromarray(coarse).resize((SIDE, SIDE), Image.Resampling.BICUBIC).save(path)
                if number % 100 == 1:
                    path.write_bytes(path.read_bytes()[:-300])


def main() -> None:
    """Print both times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=PRODUCTS)
    products = parser.parse_args().products
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "catalogue"
        write_catalogue(folder, products)
        config = replace(settings(), cache=Path(place) / "cache")
        print(
            f"{products:,} products, {len(list((folder / 'train').iterdir())):,} pictures of {SIDE} x {SIDE} pixels\n"
        )
        for name, goal in (("first time", FIRST_S), ("again", AGAIN_S)):
            start, busy = time.perf_counter(), time.process_time()
            found = explored(str(folder), config=config)
            seconds, busy = time.perf_counter() - start, time.process_time() - busy
            reached = "reached" if seconds < goal else "NOT reached"
            print(f"{name:<12}{seconds:>8.2f} s   goal {goal:g} s: {reached}; processor time {busy:.2f} s", flush=True)
        print(f"\n{len(found.unreadable):,} unreadable pictures listed, {len(found.categories)} categories")


if __name__ == "__main__":
    main()
