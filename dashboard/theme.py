"""Colours with a meaning, and one look for every chart.

Nothing here asks whether the theme is light or dark: Streamlit recolours its own elements and the text, grid and
colour scales of charts in the browser, and ``assets/style.css`` does the same for our own markup. So a change of
theme needs no rerun.
"""

from collections.abc import Sequence
from pathlib import Path

import plotly.graph_objects as go
import plotly.io as pio
import streamlit as st

ASSETS = Path(__file__).resolve().parent.parent / "assets"
LOGO = ASSETS / "logo.svg"
ICON = ASSETS / "icon.svg"

# What speaks for a category and what speaks against it, on every page.
FOR = "#2563EB"
AGAINST = "#EA7A17"
# Right and wrong answers are told apart like this; a label or a dash says it too.
RIGHT = FOR
WRONG = AGAINST
NEUTRAL = "#7C8798"
# Each has a contrast of at least 3 : 1 with the light and with the dark page.
CATEGORICAL = ("#2F75E8", "#D2640F", "#12936F", "#C64D9F", "#A07D0A", "#7A6AD8", "#1490B2", "#B9604F")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "solid", "dash", "dot")

_TEMPLATE = "shelflens"
_PLOT_CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False}


def apply() -> None:
    """Put the logo and the style sheet on the page; call once a run, in the entry point."""
    st.html(ASSETS / "style.css")
    st.logo(LOGO, size="large", icon_image=ICON)


def colour_dialog() -> None:
    """Make our own markup in a dialog light or dark as the page is; call inside the dialog.

    Streamlit draws dialogs outside the element on which it sets the colour scheme that ``assets/style.css`` follows.
    """
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f'<style>[data-testid="stDialog"] {{ color-scheme: {scheme}; }}</style>')


def category_colours(categories: Sequence[str], shown: Sequence[str] | None = None) -> dict[str, str]:
    """A colour for each category: at most eight hues at once, grey for the rest.

    Args:
        categories: all categories, in the model's order.
        shown: the ones to tell apart, most important first; by default the first eight.
    """
    chosen = list(dict.fromkeys(categories if shown is None else shown))[: len(CATEGORICAL)]
    hues = dict(zip(chosen, CATEGORICAL, strict=False))
    return {name: hues.get(name, NEUTRAL) for name in categories}


def figure(height: int | None = None) -> go.Figure:
    """An empty chart with the house's margins, fonts and hover labels.

    Args:
        height: pixels; what the data need when None.
    """
    chart = go.Figure()
    # Not in the template, where Streamlit's own margins would win. The last tick of an axis stands half beyond its end.
    chart.update_layout(template=_TEMPLATE, height=height, margin={"l": 8, "r": 24, "t": 8, "b": 8})
    return chart


def draw(chart: go.Figure, key: str, alt: str, **options: object) -> object:
    """Show a chart made by :func:`figure`.

    Args:
        chart: the chart.
        key: its key on the page.
        alt: what it shows, for a screen reader.
        options: further arguments of ``st.plotly_chart``, as ``on_select="rerun"``.

    Returns:
        What ``st.plotly_chart`` returns: the selection where one was asked for.
    """
    return st.plotly_chart(chart, key=key, alt=alt, config=_PLOT_CONFIG, theme="streamlit", **options)


def _register() -> None:
    # Colours of text, grid and scales are left to the theme: the browser fills them in and follows a change of theme.
    ours = go.layout.Template(
        layout={
            "font": {"size": 13},
            "hoverlabel": {"font": {"size": 13}, "align": "left"},
            "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "title": {"text": ""}},
            "xaxis": {"automargin": True, "zeroline": False, "ticks": ""},
            "yaxis": {"automargin": True, "zeroline": False, "ticks": ""},
            "bargap": 0.25,
        }
    )
    # Laid over Streamlit's own once; by name ("streamlit+...") Plotly would do it again for every chart.
    pio.templates[_TEMPLATE] = pio.templates.merge_templates("streamlit", ours)


_register()
