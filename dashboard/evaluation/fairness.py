"""How far the groups lie apart, in words."""

import streamlit as st

from core.evaluation.fairness import Disparity, GroupRecall
from core.evaluation.intervals import Interval
from dashboard.evaluation.wording import group_title
from dashboard.markup import percent, plain


def fairness_note(found: Disparity) -> None:
    """Draw the sentence and what it does not say."""
    st.markdown(sentence(found))
    if found.smallest is not None:
        st.caption(
            "Recall is the share of a group's products that is recognised. The two groups are picked because they lie "
            "furthest apart, so the true distance is probably somewhat smaller. A distance says that the model is less "
            "useful for one group, not why."
        )


def sentence(found: Disparity) -> str:
    """The two groups that are recognised least and most often, and the distance between them (Markdown)."""
    if found.smallest is None or found.largest is None or found.difference is None:
        return f"Fewer than two groups have {found.least} products, so none are compared."
    ends = found.difference_interval
    between = "" if ends is None else f" (95 % interval {_range(ends)})"
    ratio, within = found.ratio, found.ratio_interval
    share = "" if ratio is None else f"; the ratio is {ratio:.2f}"
    share += f" ({within.low:.2f} – {within.high:.2f})" if within is not None else ""
    least, most = _group(found.column, found.smallest), _group(found.column, found.largest)
    apart = f"**{100 * found.difference:.1f} points**{between}{share}"
    return f"Recognised least often: {least}; most often: {most}. Between them lie {apart}."


def _group(column: str, group: GroupRecall) -> str:
    title = plain(group_title(column, group.value))
    return f"**{title}**, {percent(group.recall, 1)} of {group.n:,} products ({_range(group.interval)} %)"


def _range(interval: Interval) -> str:
    return f"{100 * interval.low:.1f} – {100 * interval.high:.1f}"
