"""The study in four figures: as they are, the worst of each kind, and under attack."""

import pandas as pd
import streamlit as st

from core.evaluation.robustness.attacks import PGD, STRENGTHS
from core.evaluation.robustness.corruption import SEVERITIES, About
from core.evaluation.robustness.figures import CLEAN
from core.evaluation.robustness.registry import CORRUPTIONS, find_corruption
from dashboard.markup import percent
from dashboard.robustness.studies import Study
from dashboard.robustness.wording import BOTH, points

_MIDDLE = SEVERITIES[2]


def summary_cards(study: Study) -> None:
    """Draw the cards that there are figures for."""
    with st.grid(4, min_column_width=170, gap="xsmall", key="robustness-cards"):
        before = study.at(CLEAN, 0, BOTH)
        if before is not None:
            _card("Products as they are", before, f"{before['n']:,} products", "Right answers, nothing spoilt.")
        for about in ("picture", "text"):
            found = worst(study, about)
            if found is not None:
                corruption = find_corruption(found["spoilt"])
                meaning = (
                    f"Of all ways to spoil the {about}, this one at severity {_MIDDLE} "
                    f"({corruption.level_text(_MIDDLE)}) costs the most right answers. The rest of the product is left "
                    "as it is."
                )
                below = f"{_lost(found)}, severity {_MIDDLE}"
                _card(f"{about.capitalize()}, worst: {corruption.name.lower()}", found, below, meaning)
        attacked = study.at(PGD, STRENGTHS[-1], BOTH)
        if attacked is not None:
            meaning = (
                f"Right answers when the picture is attacked by many small steps of at most {STRENGTHS[-1]:g}/255."
            )
            _card("Picture under attack", attacked, _lost(attacked), meaning)


def worst(study: Study, about: About) -> "pd.Series | None":
    """The corruption of pictures or texts that costs the most at middle severity, beside the unspoilt rest."""
    cases = [study.at(each.key, _MIDDLE, BOTH) for each in CORRUPTIONS if each.about == about]
    known = [case for case in cases if case is not None]
    return max(known, key=lambda case: case["loss"]) if known else None


def _card(label: str, row: pd.Series, below: str, meaning: str) -> None:
    interval = f" Interval of 95 %: {100 * row['low']:.1f} to {100 * row['high']:.1f} %."
    st.metric(
        label,
        percent(row["value"], 1),
        below,
        delta_color="off",
        delta_arrow="off",
        border=True,
        help=meaning + interval,
    )


def _lost(row: pd.Series) -> str:
    if round(100 * row["loss"], 1) == 0:
        return "as without it"
    return f"{points(row['loss'])} {'less' if row['loss'] > 0 else 'more'}"
