"""Likely label errors, to be kept, relabelled or dropped one by one; the decisions are downloaded as a file."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.catalog.product import Product
from core.evaluation.errors.corrections import DROP, KEEP, Corrections
from core.evaluation.errors.labels import LabelDoubt
from dashboard.evaluation.errors.thumbnails import address

DECISION = "Decision"
LABEL_ODDS, MODEL_ODDS = "Label, %", "Model, %"
# Not keys of widgets: those are forgotten when another page is opened.
_CORRECTIONS, _TURN, _DRAWN = "evaluation.corrections", "evaluation.corrections-turn", "evaluation.corrections-drawn"
ABOUT = (
    "Confident learning compares what the model says of each product with how sure it usually is of each category, and "
    "names the labels that its usual mistakes do not account for. It knows only what the model knows: a label that the "
    "model has learned wrongly everywhere is not found, and an unusual product with a right label may be named."
)


def review(
    doubts: Sequence[LabelDoubt],
    known: Mapping[str, Product],
    categories: Sequence[str],
    digest: str,
    name: str,
) -> None:
    """Draw the table and what is done with it.

    Args:
        doubts: likely label errors among the products shown.
        known: products by id.
        categories: what a product may be relabelled to.
        digest: of all the products measured, to which the decisions belong.
        name: for the downloaded file.
    """
    if not doubts:
        st.info("No label among the products shown is likely wrong.", icon=":material/check:")
        return
    corrections = corrections_of(digest)
    decided = len(corrections.to_frame(doubts))
    st.markdown(
        f"**{len(doubts):,}** labels are likely wrong; {decided:,} of them decided. The least probable label comes "
        "first.",
        help=ABOUT,
    )
    _table(doubts, known, categories, corrections, digest)
    _actions(doubts, corrections, digest, name)


def corrections_of(digest: str) -> Corrections:
    """This session's decisions about the products of one table of predictions."""
    kept: dict[str, Corrections] = st.session_state.setdefault(_CORRECTIONS, {})
    return kept.setdefault(digest, Corrections())


def review_table(
    doubts: Sequence[LabelDoubt], known: Mapping[str, Product], decisions: Mapping[str, str]
) -> pd.DataFrame:
    """One row a doubt, shares in per cent; pictures and titles where they are known, else ids."""
    products = [known.get(doubt.id) for doubt in doubts]
    frame = pd.DataFrame(
        {
            "Product": [
                (product.title if product else "") or doubt.id for doubt, product in zip(doubts, products, strict=True)
            ],
            "Label": [doubt.given for doubt in doubts],
            LABEL_ODDS: [100 * doubt.quality for doubt in doubts],
            "The model says": [doubt.suggested for doubt in doubts],
            MODEL_ODDS: [100 * doubt.confidence for doubt in doubts],
            DECISION: pd.Series([decisions.get(doubt.id) for doubt in doubts], dtype=object),
        }
    )
    if any(products):
        frame.insert(0, "Picture", [address(product) for product in products])
    return frame


def _table(
    doubts: Sequence[LabelDoubt],
    known: Mapping[str, Product],
    categories: Sequence[str],
    corrections: Corrections,
    digest: str,
) -> None:
    shown = "\x1f".join(doubt.id for doubt in doubts)
    key = f"evaluation-review-{digest[:8]}-{hash(shown)}-{st.session_state.get(_TURN, 0)}"
    # The table as it was when this editor was first drawn: the editor lays its own changes over it.
    if key not in st.session_state or st.session_state.get(_DRAWN, ("",))[0] != key:
        st.session_state[_DRAWN] = (key, dict(corrections.decisions))
    frame = review_table(doubts, known, st.session_state[_DRAWN][1])
    st.data_editor(
        frame,
        column_config={
            "Picture": st.column_config.ImageColumn(width="small"),
            "Product": st.column_config.TextColumn(width="large"),
            LABEL_ODDS: _percentage("the label"),
            MODEL_ODDS: _percentage("what it says"),
            DECISION: st.column_config.SelectboxColumn(
                options=[KEEP, DROP, *categories],
                width="medium",
                help="Keep the label, drop the product, or choose the category that it should have.",
            ),
        },
        disabled=[column for column in frame.columns if column != DECISION],
        hide_index=True,
        row_height=56 if "Picture" in frame else None,
        height=min(40 + (56 if "Picture" in frame else 35) * len(doubts), 520),
        key=key,
        placeholder="",
        on_change=lambda: corrections.decide(edited(st.session_state[key], doubts)),
        alt="Likely label errors",
    )


def _percentage(what: str) -> Any:
    return st.column_config.NumberColumn(format="%.1f %%", width="small", help=f"How probable the model finds {what}.")


def edited(state: Mapping[str, Any], doubts: Sequence[LabelDoubt]) -> dict[str, str | None]:
    """Decisions by product id out of the state of ``st.data_editor``."""
    return {
        doubts[int(row)].id: changes[DECISION] for row, changes in state["edited_rows"].items() if DECISION in changes
    }


def _actions(doubts: Sequence[LabelDoubt], corrections: Corrections, digest: str, name: str) -> None:
    undecided = {doubt.id: doubt.suggested for doubt in doubts if doubt.id not in corrections.decisions}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Undo",
            icon=":material/undo:",
            disabled=not corrections.can_undo,
            on_click=lambda: _anew(corrections.undo),
            key="evaluation-review-undo",
        )
        st.button(
            f"Relabel the {len(undecided):,} undecided as the model says",
            disabled=not undecided,
            on_click=lambda: _anew(lambda: corrections.decide(undecided)),
            key="evaluation-review-all",
        )
        st.download_button(
            "Download corrections",
            lambda: corrections.to_frame(doubts).to_csv(index=False).encode(),
            file_name=f"{name}-corrections.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            disabled=not len(corrections.to_frame(doubts)),
            key="evaluation-review-download",
            help="CSV: id, given label, what to do, label from now on.",
        )
    st.caption("Decisions stay while this session lasts, also on other pages. Nothing is written to the dataset.")


def _anew(change: Any) -> None:
    """Change the decisions and have the table drawn anew with them."""
    change()
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
