"""How often the shoe model is right on coarse kinds (heel, sandal, shoe) and on its own eight.

    python -m benchmarks.coarse_kinds

Reads the predictions on held-out products that lie beside the model's weights. A published system for shoes states
92.5 % top-1 on four coarse kinds of another catalogue; the coarse row here is the nearest to that.
"""

import argparse
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score

from core import checkpoint
from core.evaluation.predictions import PredictionTable
from core.settings import ROOT

COARSE = {
    "Heels": "heel",
    "Sandals": "sandal or flip-flop",
    "Flip Flops": "sandal or flip-flop",
    "Sports Sandals": "sandal or flip-flop",
    "Casual Shoes": "shoe",
    "Sports Shoes": "shoe",
    "Formal Shoes": "shoe",
    "Flats": "shoe",
}


def main() -> None:
    """Print both rows."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--checkpoint", type=Path, default=ROOT / "weights" / "footwear")
    folder = parser.parse_args().checkpoint
    card = checkpoint.read_card(folder)
    table = PredictionTable.read(folder / checkpoint.HELDOUT_FILE, card.categories)
    kinds = np.array([str(name) for name in table.rows["category"]])
    said = np.array([str(name) for name in table.rows["predicted"]])
    coarse_kinds, coarse_said = (np.array([COARSE[name] for name in names]) for names in (kinds, said))
    print(f"{'Held-out shoes':<22}{'products':>9}{'accuracy':>10}{'macro F1':>10}")
    for name, truth, answer in (("eight kinds", kinds, said), ("three coarse kinds", coarse_kinds, coarse_said)):
        score = f1_score(truth, answer, average="macro")
        print(f"{name:<22}{len(truth):>9}{np.mean(truth == answer):>10.4f}{score:>10.4f}")


if __name__ == "__main__":
    main()
