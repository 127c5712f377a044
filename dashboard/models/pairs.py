"""Any two models on the same products: a matrix of all pairs, and the chosen pair in a sentence."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from core.evaluation.comparison import Pair, pair
from core.evaluation.mcnemar import McNemar, difference_interval
from core.evaluation.multiple_tests import holm
from core.wording import MINUS
from dashboard.markup import escape, percent, plain
from dashboard.models.at_hand import Measured

# A difference with a smaller chance of coming about by itself is called one.
LEVEL = 0.05


@dataclass(frozen=True)
class Outcome:
    """McNemar's test of two models, and its p-value corrected for how many pairs are tested."""

    test: McNemar
    corrected: float

    @property
    def told_apart(self) -> bool:
        """Whether the difference is more than chance, even with so many pairs looked at."""
        return self.corrected < LEVEL


def tested(measured: Measured, keys: Sequence[str], only_shared: bool) -> dict[tuple[str, str], Outcome]:
    """Every ordered pair of models that share products."""
    tables = {key: measured.table(key, only_shared) for key in keys}
    found = {}
    for one, other in itertools.combinations(keys, 2):
        if set(tables[one].rows["id"]) & set(tables[other].rows["id"]):
            found[one, other] = pair(tables[one], tables[other]).test
    corrected = holm([test.p_value for test in found.values()])
    both_ways = {}
    for (names, test), value in zip(found.items(), corrected.tolist(), strict=True):
        both_ways[names] = Outcome(test, value)
        back = McNemar(test.n, test.second_only, test.first_only, test.statistic, test.exact, test.p_value)
        both_ways[names[::-1]] = Outcome(back, value)
    return both_ways


def matrix(names: Mapping[str, str], found: Mapping[tuple[str, str], Outcome], chosen: tuple[str, str]) -> str:
    """All pairs as an HTML table: how many points the row's model is ahead of the column's.

    Args:
        names: key -> name of each model, in the order to draw.
        found: the tests.
        chosen: the pair that is looked at, which is framed.
    """
    numbers = {key: str(number) for number, key in enumerate(names, start=1)}
    head = "".join(f'<th scope="col" title="{escape(names[key])}">{numbers[key]}</th>' for key in names)
    rows = "".join(
        f'<tr><th scope="row"><span>{numbers[row]}</span> {escape(names[row])}</th>'
        + "".join(_cell(row, column, found, chosen) for column in names)
        + "</tr>"
        for row in names
    )
    return (
        '<div class="sl-pairs" tabindex="0"><table aria-label="Difference in accuracy of every two models, in points">'
        f"<thead><tr><th></th>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(row: str, column: str, found: Mapping[tuple[str, str], Outcome], chosen: tuple[str, str]) -> str:
    if row == column:
        return '<td class="sl-same"></td>'
    if (row, column) not in found:
        return "<td>–</td>"
    each = found[row, column]
    ahead = each.test.difference > 0
    kinds = ["sl-ahead" if ahead else "sl-behind"] if each.told_apart else []
    kinds += ["sl-framed"] if (row, column) == chosen else []
    mark = ("▲" if ahead else "▼") if each.told_apart else ""
    chance = f"p = {each.corrected:.2g}, corrected"
    return f'<td class="{" ".join(kinds)}" title="{chance}">{mark}{_points(each.test.difference)}</td>'


def sentence(first: str, second: str, each: Outcome) -> str:
    """The outcome of one pair in words (Markdown).

    Args:
        first: name of the first model.
        second: name of the second.
        each: its test.
    """
    test, interval = each.test, difference_interval(each.test)
    how = "exact, binomial" if test.exact else "chi square with continuity correction"
    more = "more" if test.difference >= 0 else "less"
    size = f"{100 * abs(test.difference):.1f} points {more} often"
    span = f"95 % interval {_points(interval.low)} to {_points(interval.high)}"
    verdict = (
        "So large a difference is hardly chance" if each.told_apart else "A difference of this size may well be chance"
    )
    return (
        f"On the {test.n:,} products that both answered, **{plain(first)}** is right {size} than **{plain(second)}** "
        f"({span}): {test.first_only:,} products only the first got right, {test.second_only:,} only the second. "
        f"**{verdict}**: two equally good models would differ as much with a probability of {_chance(test.p_value)} "
        f"(McNemar's test, {how}), {_chance(each.corrected)} once corrected for all pairs in the matrix (Holm)."
    )


def choose_pair(names: Mapping[str, str]) -> tuple[str, str]:
    """Two lists to choose the models by, the two best at first."""
    keys = list(names)
    left, right = st.columns(2)
    first = left.selectbox("First model", keys, format_func=names.__getitem__, key="first", bind="query-params")
    others = [key for key in keys if key != first]
    second = right.selectbox("Second model", others, format_func=names.__getitem__, key="second", bind="query-params")
    return first, second


def pair_of(measured: Measured, keys: tuple[str, str], only_shared: bool) -> Pair:
    """The products of the two, side by side."""
    return pair(*(measured.table(key, only_shared) for key in keys))


def _points(difference: float) -> str:
    """A difference of two shares in percentage points with one digit."""
    rounded = round(100 * difference, 1)
    return f"{'+' if rounded > 0 else MINUS if rounded < 0 else '±'}{abs(rounded):.1f}"


def _chance(p_value: float) -> str:
    return percent(p_value, 2 if p_value < 0.01 else 1)
