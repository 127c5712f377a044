"""Where the model is good and where it is not: the groups recognised worst, and how far the groups lie apart."""

from collections.abc import Collection, Mapping

import streamlit as st

from core.evaluation.conditions import Condition
from core.evaluation.intervals import wilson
from core.evaluation.report import SliceScore
from core.evaluation.slicing import CATEGORY, MODALITY, SOURCE, Column
from dashboard.evaluation.bars import Bar, bar_list
from dashboard.evaluation.clicking import HINT
from dashboard.evaluation.fairness import fairness_note
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.view import View
from dashboard.evaluation.wording import group_title
from dashboard.evaluation.worst import worst_groups

_NAMES = {SOURCE: "Source", MODALITY: "What the product has", CATEGORY: "Category"}


def slices_tab(view: View) -> None:
    """Draw the groups recognised worst, then one chart for the column that is chosen."""
    names = [each.name for each in view.everything.columns]
    if not names:
        st.info("These products are all of one kind, so there are no groups to compare.", icon=":material/info:")
        return
    worst_groups(view.measured)
    st.markdown("**Compare groups**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("Groups by", names, format_func=column_title, width=280, key="by", bind="query-params")
        measured = _among(view.beside(name), name)
    column = next((each for each in measured.columns if each.name == name), None)
    if column is None:
        st.info("The products that are left are all in one group.", icon=":material/info:")
        return
    _compare(view, measured, column)


def column_title(name: str) -> str:
    """A column's name as a heading."""
    return _NAMES.get(name, name[:1].upper() + name[1:])


def _among(measured: Measured, name: str) -> Measured:
    """The products of one category alone, where that is asked for."""
    if name == CATEGORY:
        return measured
    present = [score.category for score in measured.report.per_class if score.support]
    category = st.selectbox(
        "Among products of",
        present,
        index=None,
        placeholder="All categories",
        width=280,
        key="among",
        help="Of one category alone, a difference cannot come from the groups' holding different categories.",
    )
    return measured if category is None else measured.among(category)


def _compare(view: View, measured: Measured, column: Column) -> None:
    drawn = bars(column.name, measured.scores(column), view.chosen(column.name))
    names = ("Accuracy", "Macro F1") if column.name != CATEGORY else ("Accuracy",)
    picks = [[Condition(column.name, value)] for value in drawn]
    title = f"Accuracy by {column_title(column.name).lower()}"
    bar_list(list(drawn.values()), names, picks, f"evaluation-slice-{column.name}", title)
    st.caption(
        "A bar is the share that is recognised, its whisker the 95 % interval: where whiskers overlap widely, the "
        f"difference may be chance. A diamond is macro F1 over the categories that the group has products of. {HINT}"
    )
    fairness_note(measured.disparity(column))


def bars(name: str, scores: Mapping[str, SliceScore], chosen: Collection[str] = ()) -> dict[str, Bar]:
    """Bars of accuracy with intervals by group, the largest group first.

    Macro F1 is marked too, but not by category: of one category's products it would count none of the mistakes that
    others make for it.

    Args:
        name: of the column.
        scores: of each group.
        chosen: the groups that were clicked.
    """
    ordered = sorted(scores.items(), key=lambda item: item[1].n, reverse=True)
    return {
        value: Bar(
            label=group_title(name, value),
            n=score.n,
            value=score.accuracy,
            marks=() if name == CATEGORY else (score.f1_macro,),
            interval=wilson(round(score.accuracy * score.n), score.n),
            chosen=value in chosen,
        )
        for value, score in ordered
    }
