"""The map: products that the model takes for alike lie close; some are picked out with the lasso."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go
import streamlit as st

from core.catalog.product import Product
from core.evaluation.errors.mistakes import confused_pairs
from core.evaluation.errors.record import ErrorRecord
from core.evaluation.predictions import PredictionTable
from dashboard import theme
from dashboard.evaluation import clicking
from dashboard.evaluation import picked as page_wide
from dashboard.evaluation.errors.found import places_of
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.panel import product_shelf
from dashboard.marks import plain_label

COLOURS = ("Label", "What the model says", "Right or wrong")
OTHERS = "all others"
_MOST = len(theme.CATEGORICAL)
_METHODS = {"umap": "UMAP", "pca": "PCA"}
_DRAGS = {"Picks out products": "lasso", "Zooms": "zoom"}
_AIDS = {
    "umap": "Neighbours on the map are products that the model takes for alike; how far apart groups lie means little.",
    "pca": "The two directions in which products differ most; distances mean what they say, but groups overlap.",
    "probabilities": "The two directions in which the model's probabilities differ most; groups overlap.",
}


def places(everything: Measured, shown: Measured, found: ErrorRecord | None, known: Mapping[str, Product]) -> None:
    """Draw the map, its controls and the products that are picked out.

    Args:
        everything: all products measured.
        shown: those that are left after filtering.
        found: with the kept maps; None where there are none.
        known: products by id.
    """
    method, colour, drag, chosen = _controls(shown, found)
    where = places_of(everything, shown, found, method)
    placed = np.isfinite(where).all(axis=1)
    table, where = shown.table.take(placed), where[placed]
    key = f"evaluation-map-{shown.digest[:8]}-{method}-{colour}"
    figure = chart(table, where, colour, chosen, _DRAGS[drag])
    if method != "umap":
        # Distances say something, so that both axes have the same scale.
        figure.update_yaxes(scaleanchor="x")
    event = theme.draw(figure, key, "Map of the products", on_select="rerun", selection_mode=("lasso", "box", "points"))
    missing = int((~placed).sum())
    st.caption(
        f"A mark is a product; a cross is a mistake. {_AIDS[method]} Draw around marks to list their products below; "
        f"double-click to let go.{f' {missing:,} products are not on the map.' if missing else ''}"
    )
    picked = picked_rows(event)
    if len(picked):
        inside = np.zeros(len(table), dtype=bool)
        inside[picked] = True
        _list(table.take(inside), known, str(hash(inside.tobytes())))


def _controls(shown: Measured, found: ErrorRecord | None) -> tuple[str, str, str, list[str]]:
    """Method, what colours say, what dragging does, categories to tell apart."""
    method = "probabilities"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if found is not None:
            method = st.segmented_control(
                "Map", found.methods, default=found.methods[0], required=True, format_func=_METHODS.__getitem__,
                key="evaluation-map-method",
            )  # fmt: skip
        colour = st.segmented_control(
            "Colours", COLOURS, default=COLOURS[0], required=True, key="evaluation-map-colour"
        )
        drag = st.segmented_control("Dragging", list(_DRAGS), default="Picks out products", required=True,
                                    key="evaluation-map-drag")  # fmt: skip
    if colour == COLOURS[2]:
        return method, colour, drag, []
    chosen = st.multiselect(
        f"Categories in colour (at most {_MOST}, the others grey)",
        [score.category for score in shown.report.per_class if score.support or score.predicted],
        default=most_mixed_up(shown),
        max_selections=_MOST,
        key="evaluation-map-categories",
    )
    return method, colour, drag, chosen


def most_mixed_up(shown: Measured) -> list[str]:
    """The categories of the pairs with most mistakes, at most as many as there are colours."""
    names = [name for pair in confused_pairs(shown.report) for name in (pair.first, pair.second)]
    largest = sorted(shown.report.per_class, key=lambda score: -score.support)
    return list(dict.fromkeys(names + [score.category for score in largest if score.support]))[:_MOST]


def chart(
    table: PredictionTable, where: npt.NDArray[np.float32], colour: str, chosen: Sequence[str], drag: str
) -> go.Figure:
    """The products as marks; mistakes are crosses whatever the colours say.

    Args:
        table: N products.
        where: float32 (N, 2), where they lie.
        colour: one of ``COLOURS``.
        chosen: the categories that get a colour of their own.
        drag: what dragging does, as Plotly calls it.
    """
    figure = theme.figure(height=560)
    for name, hue, inside in _groups(table, colour, chosen):
        for wrong, symbol in ((False, "circle"), (True, "x")):
            rows = np.flatnonzero(inside & (table.correct != wrong))
            figure.add_scattergl(
                x=where[rows, 0],
                y=where[rows, 1],
                mode="markers",
                name=plain_label(name),
                legendgroup=name,
                showlegend=not wrong or colour == COLOURS[2],
                visible=True if len(rows) else "legendonly" if colour == COLOURS[2] else True,
                marker={"color": hue, "symbol": symbol, "size": 8 if wrong else 6, "opacity": 0.9 if wrong else 0.55},
                customdata=rows,
                text=[_hover(table, row) for row in rows.tolist()],
                hovertemplate="%{text}<extra></extra>",
            )
    figure.update_layout(dragmode=drag, legend={"itemsizing": "constant"})
    figure.update_xaxes(showticklabels=False, showgrid=False)
    figure.update_yaxes(showticklabels=False, showgrid=False)
    return figure


def _groups(table: PredictionTable, colour: str, chosen: Sequence[str]) -> list[tuple[str, str, npt.NDArray[np.bool_]]]:
    """Name, colour and rows of each group; grey ones first, so that the others lie on top."""
    if colour == COLOURS[2]:
        return [("Right", theme.NEUTRAL, table.correct), ("Wrong", theme.WRONG, ~table.correct)]
    names = table.rows["category" if colour == COLOURS[0] else "predicted"]
    hues = theme.category_colours(table.categories, chosen)
    grey = ~names.isin(list(chosen)).to_numpy(dtype=bool)
    groups = [(name, hues[name], (names == name).to_numpy(dtype=bool)) for name in chosen]
    return [(OTHERS, theme.NEUTRAL, grey), *groups]


def _hover(table: PredictionTable, row: int) -> str:
    label, said = table.rows["category"].iat[row], table.rows["predicted"].iat[row]
    sure = f"{100 * table.probabilities[row].max():.0f} %"
    lines = [table.rows["id"].iat[row], f"called {said}, {sure} sure", f"label {label}"]
    return "<br>".join(plain_label(str(line)) for line in (lines[:2] if label == said else lines))


def picked_rows(event: Any) -> npt.NDArray[np.intp]:
    """Rows of the map's table that were drawn around or clicked."""
    points = event["selection"]["points"] if event else []
    return np.array(sorted({int(np.ravel(point["customdata"])[0]) for point in points}), dtype=np.intp)


def _list(picked: PredictionTable, known: Mapping[str, Product], name: str) -> None:
    wrong = int((~picked.correct).sum())
    st.markdown(f"**{len(picked):,} picked out**, {wrong:,} of them mistakes")
    with st.container(horizontal=True):
        st.button(
            "Show only these on the whole page",
            icon=":material/filter_alt:",
            on_click=lambda: _show_alone(picked),
            key="evaluation-map-only",
        )
        st.download_button(
            "Download these products",
            lambda: picked.to_frame().to_csv(index=False).encode(),
            file_name="picked-products.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="evaluation-map-download",
        )
    product_shelf(picked.most_confident_first(), known, "evaluation-picked", name, 3)


def _show_alone(picked: PredictionTable) -> None:
    page_wide.choose(picked.rows["id"])
    clicking.announce()
