"""Compress: smaller copies of the model, and what each costs in accuracy, time and explanations."""

import streamlit as st

from core.errors import DatasetError
from core.settings import ROOT
from core.training.compress.results import Results, choose
from core.training.compress.sweep import MOST_LOST
from dashboard import resources, theme
from dashboard.compress.chart import pareto, table
from dashboard.compress.make import make_copy
from dashboard.compress.wording import given_up, megabytes
from dashboard.markup import plain
from dashboard.page import header


def main() -> None:
    card = resources.card()
    made = card.training.get("compressed")
    original = made["from"] if made else card.name
    header("Compress", f"Smaller copies of {plain(original)}, and what each costs in accuracy, time and explanations.")
    if made:
        st.info(f"This model is a smaller copy of {plain(original)}: {plain(made['label'])}.", icon=":material/info:")
    try:
        measured(Results.read(ROOT / "assets" / "compression" / original), made["digest"] if made else card.sha256)
    except DatasetError:
        st.info(
            f"No copies of {plain(original)} have been measured. The form below makes one; "
            "`python -m core compress DATA --sweep` measures a whole list.",
            icon=":material/compress:",
        )
    if not made:
        st.subheader("Make a smaller copy", anchor=False)
        make_copy()


def measured(results: Results, digest: str) -> None:
    """Draw the copies that were measured."""
    points = results.points
    if results.model.get("digest") != digest:
        st.warning("These copies were made of an earlier version of the model; measure again.", icon=":material/info:")
    best = choose(points, MOST_LOST)
    labels = [point.label for point in points]
    label = st.selectbox(
        "Copy", labels, index=labels.index(best.label), key="compress-copy",
        help=f"First shown: the smallest that loses at most {100 * MOST_LOST:g} points on validation products.",
    )  # fmt: skip
    chosen = points[labels.index(label)]
    st.markdown(plain(given_up(chosen, points[0])))
    theme.draw(pareto(points, chosen), "compress-pareto", "Accuracy of copies by their size")
    st.caption(
        "Further left is smaller, further up is right more often. On the dotted line no copy is beaten in both; the "
        f"ringed one is chosen above. In full precision the model's numbers take {megabytes(results.float32_bytes)}."
    )
    table(points)
    st.caption(
        f"{points[0].n:,} held-out products of {plain(results.data.get('name', ''))}; explanations of "
        f"{points[0].explained} of them; time on {results.machine.get('threads')} threads. Compare copies by their "
        "speed, which is timed in turns with the original; the times of one product and of many were taken one copy "
        "after another, while the machine may have been more or less busy."
    )


main()
