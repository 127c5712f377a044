"""Charts of a dataset: balance of categories, lengths of texts, sizes of pictures."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from core.catalog.exploration.exploration import UNLABELLED, CategoryProfile, Exploration
from core.catalog.exploration.histogram import Histogram
from dashboard import theme
from dashboard.marks import no_gaps, plain_label

_ROW = 24
_MOST_BARS = 60


def balance(found: Exploration) -> None:
    """Draw products by category; the part without a picture is hatched."""
    scale = st.toggle("Logarithmic", key="data-log", help="Small categories become visible beside large ones.")
    shown = found.categories[:_MOST_BARS]
    theme.draw(balance_chart(shown, scale), "data-balance", "Products of each category")
    rest = len(found.categories) - len(shown)
    more = f" The {rest:,} smallest categories are not drawn." if rest else ""
    st.caption(f"A bar is a category; its full part has a picture, its hatched part has text only.{more}")


def balance_chart(profiles: Sequence[CategoryProfile], logarithmic: bool) -> go.Figure:
    """Stacked bars, the largest category at the top."""
    order = list(reversed(profiles))
    names = [plain_label(category_name(each.name)) for each in order]
    figure = theme.figure(height=_ROW * len(order) + 90)
    parts = (
        ("With a picture", [each.with_image for each in order], ""),
        ("Text only", [each.products - each.with_image for each in order], "/"),
    )
    for label, counts, pattern in parts:
        figure.add_bar(
            x=counts,
            y=names,
            orientation="h",
            name=label,
            marker={"color": theme.FOR, "pattern": {"shape": pattern, "solidity": 0.35}},
            hovertemplate=f"%{{y}}<br>%{{x:,}} products, {label.lower()}<extra></extra>",
        )
    figure.update_layout(barmode="stack")
    few = not logarithmic and max((each.products for each in order), default=0) < 5
    figure.update_xaxes(title="Products", type="log" if logarithmic else "linear", dtick=1 if few else None)
    figure.update_yaxes(showgrid=False, range=no_gaps(len(order)))
    return figure


def lengths(found: Exploration) -> None:
    """Draw lengths of titles and descriptions."""
    for title, histogram in (("Titles", found.titles), ("Descriptions", found.descriptions)):
        st.markdown(f"**{title}**")
        if histogram.counts:
            theme.draw(histogram_chart(histogram, "Characters"), f"data-{title}", f"Lengths of {title.lower()}")
        else:
            st.caption(f"There are no {title.lower()}.")
    st.caption("Bins grow wider to the right. Texts of more than about 1,000 characters are read in part.")


def sizes(found: Exploration) -> None:
    """Draw the pictures' longest sides and list the most frequent sizes."""
    if not found.sides.counts:
        st.caption("There is no picture that can be read.")
        return
    theme.draw(histogram_chart(found.sides, "Longest side, pixels"), "data-sides", "Longest sides of the pictures")
    common = ", ".join(f"{size} ({count:,})" for size, count in found.sizes.items())
    formats = ", ".join(f"{name} ({count:,})" for name, count in found.audit.formats.items())
    st.caption(f"Most frequent sizes: {common}. File formats: {formats}. Bins grow wider to the right.")


def histogram_chart(histogram: Histogram, unit: str) -> go.Figure:
    """Bars from the first to the last bin that holds anything.

    Args:
        histogram: with at least one bin.
        unit: what is counted along the axis.
    """
    filled = [place for place, count in enumerate(histogram.counts) if count]
    places = range(filled[0], filled[-1] + 1)
    spans = [(histogram.edges[place], histogram.edges[place + 1] - 1) for place in places]
    names = [f"{low:,}" if low == high else f"{low:,} – {high:,}" for low, high in spans]
    figure = theme.figure(height=260)
    figure.add_bar(
        x=names, y=[histogram.counts[place] for place in places], marker={"color": theme.FOR, "opacity": 0.75},
        hovertemplate="%{x}: %{y:,}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(showlegend=False, bargap=0.06)
    figure.update_xaxes(title=unit, type="category", nticks=12)
    figure.update_yaxes(title="Number")
    return figure


def category_name(name: str) -> str:
    """A category's name, or what stands for none."""
    return "(no category)" if name == UNLABELLED else name
