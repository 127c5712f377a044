"""How the model learned: loss and accuracy by epoch, as its card keeps them."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard import resources, theme

_TUNED = {"text": "Sentence encoder", "image": "Image encoder"}
# What is drawn, and the fields of an epoch that hold it.
_LINES = {"Loss": ("train_loss", "validation_loss"), "Accuracy": ("train_accuracy", "validation_accuracy")}
_NAMES = {"train": "training products", "validation": "validation products"}
_LOOKS = {"train": (theme.NEUTRAL, "dash"), "validation": (theme.FOR, "solid")}


def learning() -> None:
    """Draw the curves of the active model's training, where its card has them."""
    training = resources.card().training
    runs = _runs(training)
    if not runs:
        st.info("The model's card has no learning curves; `train` writes them.", icon=":material/info:")
        return
    run = st.segmented_control("Part", list(runs), default=next(iter(runs)), required=True, key="evaluation-learning")
    epochs = runs[run]
    best = training.get("best_epoch") if run == "Perceptron" else None
    for column, (figure, lines) in zip(st.columns(2), _LINES.items(), strict=True):
        with column:
            st.markdown(figure)
            drawn = chart(epochs, [line for line in lines if line in epochs[0]], figure == "Accuracy", best)
            theme.draw(drawn, f"evaluation-learning-{figure}", f"{figure} by epoch")
    st.caption(
        "Each epoch is one pass over the training products. The validation line counts: where it turns while the "
        "training line goes on, the model begins to learn by heart. Training products are mixed and thinned while "
        "learning, so their accuracy may lie below. The dotted line marks the epoch that was kept. Held-out products "
        "play no part."
    )


def chart(epochs: Sequence[Mapping[str, float]], lines: Sequence[str], share: bool, best: int | None) -> go.Figure:
    """One figure by epoch, training and validation.

    Args:
        epochs: one entry an epoch, at least one.
        lines: fields of an epoch.
        share: whether the figure is a share, drawn in per cent.
        best: the epoch that was kept, or None.
    """
    figure = theme.figure(height=320)
    scale, unit = (100, " %") if share else (1, "")
    for field in lines:
        part = field.split("_")[0]
        name, (colour, dash) = _NAMES[part], _LOOKS[part]
        figure.add_scatter(
            x=[epoch["epoch"] for epoch in epochs],
            y=[scale * epoch[field] for epoch in epochs],
            mode="lines+markers",
            name=name,
            line={"color": colour, "dash": dash, "width": 2},
            marker={"size": 5},
            hovertemplate=f"epoch %{{x}}: %{{y:.3g}}{unit}<extra>{name}</extra>",
        )
    if best is not None:
        figure.add_vline(x=best, line={"dash": "dot", "color": theme.NEUTRAL, "width": 1})
    figure.update_xaxes(title="Epoch")
    figure.update_yaxes(ticksuffix=unit)
    return figure


def _runs(training: Mapping[str, Any]) -> dict[str, Sequence[Mapping[str, float]]]:
    found = {"Perceptron": training.get("curves", ())}
    found |= {_TUNED.get(name, name): curve for name, curve in training.get("tuning", {}).items()}
    return {name: curve for name, curve in found.items() if curve}
