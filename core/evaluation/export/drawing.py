"""Pieces of the HTML file: tables, bars, the confusion matrix and curves; plain markup that needs no script."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.evaluation.calibration import Reliability
from core.evaluation.curves import RocCurves
from core.evaluation.fairness import Disparity
from core.evaluation.report import EvaluationReport
from core.wording import escape, percent

# Larger matrices cannot be read on a page; the CSV file holds all of it.
MOST_CATEGORIES = 45
_SIDE, _LEFT, _BOTTOM, _TOP = 300, 40, 36, 8
# Red, green, blue of a right and of a wrong cell, as on the screen; the palest that a filled cell gets.
_RIGHT, _WRONG, _PALEST = "37,99,235", "234,122,23", 0.12


def rows(head: Sequence[str], body: Sequence[Sequence[object]], kind: str = "figures") -> str:
    """A table; every cell is escaped."""
    columns = "".join(f"<th>{escape(name)}</th>" for name in head)
    lines = "".join("<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>" for row in body)
    return (
        f'<div class="wide"><table class="{kind}"><thead><tr>{columns}</tr></thead><tbody>{lines}</tbody></table></div>'
    )


def recall_bars(found: Disparity) -> str:
    """Recall of each group with its interval."""
    lines = "".join(
        f'<li><span class="name" dir="auto">{escape(group.value or "(unknown)")} <small>{group.n:,}</small></span>'
        f'<span class="track"><span class="fill" style="left:0;width:{100 * group.recall:.2f}%"></span>'
        f'<span class="whisker" style="left:{100 * group.interval.low:.2f}%;'
        f'width:{100 * (group.interval.high - group.interval.low):.2f}%"></span></span>'
        f'<span class="value">{percent(group.recall, 1)}</span></li>'
        for group in found.groups
    )
    return f'<ol class="bars">{lines}</ol>'


def matrix(report: EvaluationReport) -> str:
    """The confusion matrix of the largest categories, true ones as rows; mistakes are orange and off the diagonal."""
    sizes = report.confusion.sum(axis=1)
    chosen = np.sort(np.argsort(-(sizes + report.confusion.sum(axis=0)), kind="stable")[:MOST_CATEGORIES])
    counts = report.confusion[np.ix_(chosen, chosen)]
    names = [report.categories[index] for index in chosen]
    head = "".join(f"<th><span>{escape(name)}</span></th>" for name in names)
    lines = "".join(
        f'<tr><th dir="auto">{escape(name)} {int(sizes[index]):,}</th>{_cells(counts, row)}</tr>'
        for row, (index, name) in enumerate(zip(chosen, names, strict=True))
    )
    return (
        f'<div class="wide"><table class="matrix"><thead><tr><th>True, down; called, across</th>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _cells(counts: npt.NDArray[np.int64], row: int) -> str:
    strongest = np.sqrt(max(1, int(counts.max())))
    cells = []
    for column, count in enumerate(counts[row].tolist()):
        own = ' class="own"' if row == column else ""
        shade = f"{_PALEST + (0.6 - _PALEST) * float(np.sqrt(count) / strongest):.2f}"
        colour = _RIGHT if row == column else _WRONG
        style = f' style="background:rgba({colour},{shade})"' if count else ""
        cells.append(f"<td{own}{style}>{f'{count:,}' if count else ''}</td>")
    return "".join(cells)


def roc(curves: RocCurves) -> str:
    """The averages and the smallest curves, with a list of their areas."""
    averages = [(curves.macro, "line"), (curves.micro, "line dashed")]
    drawn = averages + [(each, "line other") for each in curves.categories]
    known = [(curve, kind) for curve, kind in drawn if curve is not None]
    lines = "".join(
        _line(curve.false_positive_rate, curve.true_positive_rate, kind, f"{curve.name}, area {curve.area:.3f}")
        for curve, kind in known
    )
    says = {"line": "solid blue", "line dashed": "dashed blue", "line other": "orange"}
    areas = [[curve.name, f"{curve.area:.3f}", says[kind]] for curve, kind in known]
    return (
        f'<div class="pair"><div>{_square(lines, "false positives", "true positives", "ROC curves")}</div>'
        f"<div>{rows(['Curve', 'Area', 'Line'], areas)}</div></div>"
    )


def reliability(found: Reliability) -> str:
    """Accuracy against mean confidence; the larger a dot, the more products."""
    filled = np.flatnonzero(found.counts)
    largest = max(1, int(found.counts.max(initial=0)))
    dots = "".join(
        f'<circle class="dot" cx="{_x(found.confidence[bin_])}" cy="{_y(found.accuracy[bin_])}" '
        f'r="{3 + 7 * float(np.sqrt(found.counts[bin_] / largest)):.1f}">'
        f"<title>{found.counts[bin_]:,} products, {percent(float(found.confidence[bin_]))} sure, "
        f"{percent(float(found.accuracy[bin_]))} right</title></circle>"
        for bin_ in filled.tolist()
    )
    return _square(dots, "mean confidence", "right", "Accuracy by confidence")


def _square(content: str, across: str, up: str, title: str) -> str:
    """A chart over 0 to 100 % both ways, with the diagonal."""
    ticks = "".join(
        f'<text x="{_x(share)}" y="{_TOP + _SIDE + 15}" text-anchor="middle">{100 * share:.0f}</text>'
        f'<text x="{_LEFT - 6}" y="{float(_y(share)) + 4:.1f}" text-anchor="end">{100 * share:.0f}</text>'
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    frame = f'<rect class="axis" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>'
    names = (
        f'<text x="{_LEFT + _SIDE / 2}" y="{_TOP + _SIDE + 32}" text-anchor="middle">{escape(across)}, %</text>'
        f'<text transform="translate(10 {_TOP + _SIDE / 2}) rotate(-90)" text-anchor="middle">{escape(up)}, %</text>'
    )
    guide = _line(np.array([0.0, 1.0]), np.array([0.0, 1.0]), "guide", "diagonal")
    box = f"0 0 {_LEFT + _SIDE + 12} {_TOP + _SIDE + _BOTTOM}"
    return f'<svg viewBox="{box}" role="img" aria-label="{escape(title)}">{frame}{guide}{content}{ticks}{names}</svg>'


def _line(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], kind: str, title: str) -> str:
    points = " ".join(f"{_x(a)},{_y(b)}" for a, b in zip(x.tolist(), y.tolist(), strict=True))
    return f'<polyline class="{kind}" points="{points}"><title>{escape(title)}</title></polyline>'


def _x(share: float) -> str:
    return f"{_LEFT + _SIDE * share:.1f}"


def _y(share: float) -> str:
    return f"{_TOP + _SIDE * (1 - share):.1f}"
