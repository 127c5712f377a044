"""All models by one figure, as dots with whiskers, and every figure in a table."""

import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from core.evaluation.comparison import Figures, Rival
from dashboard import theme
from dashboard.marks import no_gaps, plain_label

# The one figure that is not given in per cent: half of it is guessing.
AREA = "roc_auc_macro"
# Field, name, what it says.
FIGURES = {
    "accuracy": ("Accuracy", "Products whose most probable category is the right one."),
    "f1_macro": ("Macro F1", "Harmonic mean of precision and recall, every category counting the same."),
    "precision_macro": ("Macro precision", "Of the products given a category, how many are of it; category average."),
    "recall_macro": ("Macro recall", "Of a category's products, how many were recognised; category average."),
    AREA: ("Macro ROC AUC", "The chance that a product of a category scores above another; 0.5 guesses."),
}
_ROW = 42
# Letters in a line of a name.
_LINE = 26


def ranking(rivals: Sequence[Rival], part: str, figure: str) -> None:
    """Draw the chart and the table.

    Args:
        rivals: models that have figures on the part.
        part: ``ALL`` or ``SHARED`` of :mod:`core.evaluation.comparison`.
        figure: a key of ``FIGURES``.
    """
    best_first = sorted(rivals, key=lambda rival: -(rival.figures[part].values[figure] or 0))
    name, meaning = FIGURES[figure]
    theme.draw(chart(best_first, part, figure), "models-ranking", f"{name} of each model with its 95 % interval")
    st.caption(
        f"{meaning} The dot is the figure, the whisker its 95 % interval: where it might lie had other products been "
        "drawn. Small grey numbers count the products; models measured on different ones do not compare by their dots."
    )
    st.dataframe(
        table(best_first, part),
        column_config={
            "Model": st.column_config.TextColumn(width=330),
            "Reads": st.column_config.TextColumn(help="What the model is given of a product."),
            "Products": st.column_config.NumberColumn(format="localized"),
            "Brier": st.column_config.NumberColumn(
                format="%.3f", help="Squared distance of the probabilities from the truth, 0 to 2; lower is better."
            ),
            "Calibration error": st.column_config.NumberColumn(
                format="%.1f %%", help="Mean gap between confidence and accuracy; lower is better."
            ),
            "Seconds per 1,000": st.column_config.NumberColumn(
                format="%.2f", help="Processor time for a thousand products, from picture and text to probabilities."
            ),
        }
        | {
            name: st.column_config.TextColumn(
                help=f"{'0 to 1' if field == AREA else 'Per cent'}, with 95 % interval. {told}"
            )
            for field, (name, told) in FIGURES.items()
        },
        hide_index=True,
        height="content",
        alt="Every figure of each model",
    )
    st.caption(
        "Per cent, and ROC AUC from 0 to 1, with the 95 % interval in brackets. Click a column's name to sort by it."
    )


def chart(best_first: Sequence[Rival], part: str, figure: str) -> go.Figure:
    """Dots with whiskers, the best at the top; in per cent, an area from 0 to 1.

    Args:
        best_first: at least one model with figures on the part.
        part: which products.
        figure: a key of ``FIGURES``.
    """
    # Plotly draws the first at the bottom.
    rows = [(rival, rival.figures[part]) for rival in reversed(best_first)]
    names = [f"{_wrapped(rival.name)}  <span style='opacity:.7'>{found.n:,}</span>" for rival, found in rows]
    scale, unit = (1, "") if figure == AREA else (100, " %")
    values = [scale * (found.values[figure] or 0) for _, found in rows]
    ends = [_ends(found, figure) for _, found in rows]
    drawn = theme.figure(height=_ROW * len(rows) + 60)
    drawn.add_scatter(
        x=values,
        y=names,
        mode="markers",
        marker={"size": 11, "color": theme.FOR, "line": {"width": 1, "color": "#FFFFFF"}},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [scale * high - value for value, (_, high) in zip(values, ends, strict=True)],
            "arrayminus": [value - scale * low for value, (low, _) in zip(values, ends, strict=True)],
            "color": theme.FOR,
            "thickness": 2,
            "width": 5,
        },
        customdata=[_written(found, figure) for _, found in rows],
        hovertemplate="%{y}<br>%{customdata}<extra></extra>",
    )
    drawn.update_layout(showlegend=False)
    drawn.update_xaxes(ticksuffix=unit, nticks=8)
    drawn.update_yaxes(range=no_gaps(len(rows)))
    return drawn


def table(rivals: Sequence[Rival], part: str) -> pd.DataFrame:
    """One row a model, every figure."""
    return pd.DataFrame([_row(rival, rival.figures[part]) for rival in rivals])


def _wrapped(name: str) -> str:
    """A name in lines short enough to leave room for the chart on a narrow screen."""
    return "<br>".join(plain_label(line) for line in textwrap.wrap(name, _LINE))


def _row(rival: Rival, found: Figures) -> Mapping[str, object]:
    error = found.values["ece"]
    return {
        "Model": rival.name,
        "Reads": {"both": "picture and text", "image": "picture", "text": "text"}[rival.given],
        "Products": found.n,
        **{name: _written(found, field) for field, (name, _) in FIGURES.items()},
        "Brier": found.values["brier"],
        "Calibration error": None if error is None else 100 * error,
        "Seconds per 1,000": rival.seconds_per_thousand,
        "Learned from": rival.train,
    }


def _written(found: Figures, figure: str) -> str:
    """The figure and, where there is one, its interval: in per cent without the sign, an area from 0 to 1."""
    value = found.values[figure]
    if value is None:
        return "–"
    number = "{:.3f}".format if figure == AREA else lambda share: f"{100 * share:.1f}"
    low, high = map(number, _ends(found, figure))
    return f"{number(value)}  ({low} – {high})" if figure in found.intervals else number(value)


def _ends(found: Figures, figure: str) -> tuple[float, float]:
    """Both ends of the interval, from 0 to 1; the figure itself where there is no interval."""
    value, interval = found.values[figure] or 0.0, found.intervals.get(figure)
    return (interval.low, interval.high) if interval else (value, value)
