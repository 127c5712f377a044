"""How well each group of products is recognised, and which are recognised worst, as text for a terminal."""

from collections.abc import Sequence
from typing import Any

from core.evaluation.conditions import named
from core.evaluation.fairness import Disparity, disparity
from core.evaluation.predictions import PredictionTable
from core.evaluation.slice_search import SliceSearch, worst_slices
from core.evaluation.slicing import columns

_NONE = "(none)"


def found_slices(table: PredictionTable) -> tuple[SliceSearch, tuple[Disparity, ...]]:
    """The worst groups of a table, and the distances between the groups of each column."""
    found = columns(table)
    return worst_slices(table.correct, found), tuple(disparity(table.correct, each) for each in found)


def plain(search: SliceSearch, disparities: Sequence[Disparity]) -> dict[str, Any]:
    """JSON-ready values."""
    return {"worst_slices": search.to_dict(), "fairness": [each.to_dict() for each in disparities]}


def text(search: SliceSearch, disparities: Sequence[Disparity]) -> str:
    """Both as tables."""
    return "\n".join([*_worst(search), *(line for each in disparities for line in _groups(each))])


def _worst(search: SliceSearch) -> list[str]:
    head = (
        f"Worst of {search.tested:,} groups of at least {search.least} products (one-sided exact test against the rest)"
    )
    if not search.findings:
        return ["", head, "None is worse than chance explains."]
    names = [named(finding.conditions) for finding in search.findings]
    width = max(map(len, names)) + 2
    lines = ["", head, f"{'':<{width}}{'Products':>9}{'Accuracy':>10}{'Rest':>8}{'p':>10}{'Holm':>10}{'BH':>10}"]
    for name, finding in zip(names, search.findings, strict=True):
        rates = f"{finding.n:>9,}{finding.accuracy:>10.3f}{finding.rest_accuracy:>8.3f}"
        lines.append(f"{name:<{width}}{rates}{finding.p:>10.2g}{finding.p_holm:>10.2g}{finding.p_bh:>10.2g}")
    return lines


def _groups(found: Disparity) -> list[str]:
    width = max(len(group.value or _NONE) for group in found.groups) + 2
    lines = ["", f"{'Recall by ' + found.column:<{width}}", f"{'':<{width}}{'Products':>9}{'Recall':>8}  95 % interval"]
    for group in found.groups:
        ends = f"{group.interval.low:.3f} to {group.interval.high:.3f}"
        lines.append(f"{group.value or _NONE:<{width}}{group.n:>9,}{group.recall:>8.3f}  {ends}")
    if found.difference is not None and found.difference_interval is not None:
        ends = f"{found.difference_interval.low:.3f} to {found.difference_interval.high:.3f}"
        ratio = "" if found.ratio is None else f", ratio {found.ratio:.3f}"
        lines.append(f"Largest less smallest {found.difference:.3f} ({ends}){ratio}")
    return lines
