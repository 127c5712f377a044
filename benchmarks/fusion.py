"""What a fusion gains: from picture and text together over the better of the two, and over every other model.

Reads what `python -m core compare DATA --out FOLDER` measured; measures nothing itself.

Usage: python -m benchmarks.fusion [FOLDER] [MODEL]
"""

import sys
from pathlib import Path

from core.evaluation.comparison import SHARED, Comparison, pair, read, read_table
from core.evaluation.mcnemar import McNemar, difference_interval
from core.settings import ROOT

FOLDER = ROOT / "assets" / "comparison" / "departments"


def gain(test: McNemar) -> str:
    """Difference in accuracy of two models on the same products, in points, with its 95 % interval and p-value."""
    interval = difference_interval(test)
    ends = f"{100 * interval.low:+.1f} to {100 * interval.high:+.1f}"
    return f"{100 * test.difference:+.1f} points ({ends}), p = {test.p_value:.2g}, {test.n:,} products"


def main(folder: Path, model: str) -> None:
    """Print how the model does against every other."""
    found = read(folder)
    if model not in {rival.key for rival in found.rivals}:
        raise SystemExit(f"{folder} has no model {model}; name one that was compared there.")
    tables = {rival.key: read_table(folder, found, rival.key) for rival in found.rivals}
    for rival in found.rivals:
        if rival.key != model:
            print(f"{model} against {rival.name:<60}{gain(pair(tables[model], tables[rival.key]).test)}")
    better = _better_half(found, model)
    both = tables[model].filter(modality="both")
    print(f"\nOn products with picture and text, against {better}: {gain(pair(both, tables[better]).test)}")
    print(f"Expected calibration error of {model}: {tables[model].evaluate().ece:.4f}")


def _better_half(found: Comparison, model: str) -> str:
    """The key of the same model given its picture or its text alone, whichever is right more often."""
    halves = [rival for rival in found.rivals if rival.key in (f"{model}-image", f"{model}-text")]
    if not halves:
        raise SystemExit(f"{model} was not given less there; compare it as the default model.")
    return max(halves, key=lambda rival: rival.figures[SHARED].values["accuracy"] or 0).key


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, sys.argv[2] if len(sys.argv) > 2 else "departments")
