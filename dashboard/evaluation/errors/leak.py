"""Products that training has all but shown already: how many, what they do to the accuracy, and which."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from core.catalog.product import Product
from core.evaluation.errors.duplicates import KINDS, LEAST_LOOKS, LEAST_TITLE, MOST_BITS, NearDuplicate
from core.evaluation.errors.record import ErrorRecord
from core.evaluation.predictions import PredictionTable
from dashboard.evaluation import at_hand
from dashboard.evaluation.errors.found import duplicates_among
from dashboard.evaluation.measures import Measured
from dashboard.markup import escape, percent, plain

PAGE = 6
_KINDS = {
    "same picture file": "the same picture file",
    "same title": "the same words in the title",
    "same looks": "pictures that look the same",
    "similar title": "nearly the same title",
}
HOW = (
    "Every product shown was compared with every product of the training part: its picture's bytes, its picture's "
    f"fingerprint (at most {MOST_BITS} of 64 bits apart, and features at least {percent(LEAST_LOOKS)} alike), the "
    f"words of its title (at least {percent(LEAST_TITLE)} alike, rare words weighing more). Other kinds of likeness, "
    "such as the same product photographed anew, are not found."
)


def leak(measured: Measured, found: ErrorRecord | None, known: Mapping[str, Product]) -> None:
    """Draw the card and the pairs.

    Args:
        measured: the products shown.
        found: what was looked for, None where it was not.
        known: products by id.
    """
    if found is None or found.duplicates is None:
        st.info(
            "Near-duplicates are looked for among a model's own held-out products, by "
            r"`python -m core errors DATA --checkpoint weights/NAME`; that was not done here\.",
            icon=":material/info:",
        )
        return
    duplicates = duplicates_among(found, measured)
    st.markdown(leak_sentence(measured.table, duplicates), help=HOW)
    if not duplicates:
        return
    counts = {kind: sum(each.kind == kind for each in duplicates) for kind in KINDS}
    st.caption("By the strongest evidence: " + ", ".join(f"{_KINDS[kind]} {counts[kind]:,}" for kind in KINDS) + ".")
    if any(each.id in known for each in duplicates):
        _pairs(duplicates, known, measured.digest[:8])
    else:
        st.dataframe(duplicate_table(duplicates), hide_index=True, height=388, alt="Near-duplicates in training")


def leak_sentence(table: PredictionTable, duplicates: Sequence[NearDuplicate]) -> str:
    """What the near-duplicates do to the accuracy, in words (Markdown)."""
    if not duplicates:
        return "**None** of the products shown has a near-duplicate in training."
    leaked = table.rows["id"].isin([each.id for each in duplicates]).to_numpy(dtype=bool)
    count = f"**{len(duplicates):,}** of {len(table):,} products ({percent(leaked.mean(), 1)}) have a near-duplicate"
    contradicting = sum(each.contradicts for each in duplicates)
    labels = f" {contradicting:,} of them carry another label there." if contradicting else ""
    if leaked.all():
        return f"{count} in training.{labels}"
    return (
        f"{count} in training. Accuracy is {percent(table.correct.mean(), 1)} with them and "
        f"**{percent(table.correct[~leaked].mean(), 1)}** without.{labels}"
    )


def duplicate_table(duplicates: Sequence[NearDuplicate]) -> pd.DataFrame:
    """One row a near-duplicate."""
    return pd.DataFrame(
        {
            "Held out": each.id,
            "In training": each.match,
            "Because of": _KINDS[each.kind],
            "Label": each.category,
            "Label in training": each.match_category,
        }
        for each in duplicates
    )


def _pairs(duplicates: Sequence[NearDuplicate], known: Mapping[str, Product], chosen: str) -> None:
    shelf = st.grid(2, min_column_width=320, gap="small")
    pages = -(-len(duplicates) // PAGE)
    page = st.pagination(pages, key=f"evaluation-leak-page-{chosen}", max_visible_pages=5) if pages > 1 else 1
    with shelf:
        for number, each in enumerate(duplicates[PAGE * (page - 1) : PAGE * page]):
            with st.container(border=True, key=f"evaluation-leak-product-{number}"):
                st.caption(plain(_why(each)))
                for side, identity, label in (
                    ("Held out", each.id, each.category),
                    ("In training", each.match, each.match_category),
                ):
                    _side(side, identity, label, known.get(identity))


def _side(side: str, identity: str, label: str, product: Product | None) -> None:
    left, right = st.columns([1, 4], gap="small", vertical_alignment="center")
    picture = at_hand.picture(product) if product else None
    if picture:
        left.image(picture, width=64)
    else:
        left.caption("No picture")
    title = escape((product.title if product else "") or identity)
    right.html(f"<small>{side} · {escape(label)}</small><br><span style='overflow-wrap:anywhere'>{title}</span>")


def _why(each: NearDuplicate) -> str:
    """The evidence in words."""
    because = _KINDS[each.kind]
    if each.kind == "same looks" and each.picture_similarity is not None:
        because += f": {percent(each.picture_similarity)} alike, {each.bits} of 64 bits apart"
    elif each.kind == "similar title":
        because += f": {percent(each.title_similarity)} alike"
    return because[0].upper() + because[1:]
