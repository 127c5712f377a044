"""What the model gets wrong: mistakes, pairs, label errors, leaks, and a map of it all."""

import streamlit as st

from core.evaluation.errors.mistakes import confident_mistakes, confused_pairs
from dashboard.evaluation.errors.found import Origin, doubts_of, duplicates_among, kept
from dashboard.evaluation.errors.leak import leak
from dashboard.evaluation.errors.mistakes import mixed_up, surest_mistakes
from dashboard.evaluation.errors.places import places
from dashboard.evaluation.errors.review import review
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.panel import known_products
from dashboard.markup import percent, plain

SUREST, PAIRS, LABELS, LEAK, MAP = "Surest mistakes", "Mixed-up pairs", "Likely label errors", "Seen in training", "Map"
VIEWS = (SUREST, PAIRS, LABELS, LEAK, MAP)


def errors_tab(everything: Measured, shown: Measured, origin: Origin) -> None:
    """Draw the counts, and the view that is chosen.

    Args:
        everything: all products measured.
        shown: those that are left after filtering, at least one.
        origin: where they come from.
    """
    found = kept(origin.folder)
    doubts = doubts_of(everything, shown)
    wrong = len(confident_mistakes(shown.table))
    with st.grid(4, min_column_width=150, gap="xsmall", key="evaluation-error-cards"):
        _card("Mistakes", f"{wrong:,}", f"{percent(wrong / len(shown.table), 1)} of the products")
        pairs = confused_pairs(shown.report)
        most = f"{plain(pairs[0].first)} / {plain(pairs[0].second)}" if pairs else "no two categories"
        _card("Most mixed up", f"{pairs[0].mistakes:,}" if pairs else "0", most, most)
        _card("Likely label errors", f"{len(doubts):,}", f"{percent(len(doubts) / len(shown.table), 1)} of the labels")
        looked = found is not None and found.duplicates is not None
        leaked = len(duplicates_among(found, shown)) if found is not None and looked else 0
        _card(
            "Seen in training, nearly",
            f"{leaked:,}" if looked else "–",
            "near-duplicates" if looked else "not looked for",
        )
    view = st.segmented_control("Show", VIEWS, default=SUREST, required=True, key="errors", bind="query-params")
    known, problem = known_products(origin.place)
    if problem:
        st.warning(plain(problem), icon=":material/info:")
    if view == SUREST:
        surest_mistakes(shown, known)
    elif view == PAIRS:
        mixed_up(shown, known)
    elif view == LABELS:
        review(doubts, known, shown.table.categories, everything.digest, origin.catalogue or "products")
    elif view == LEAK:
        leak(shown, found, known)
    else:
        places(everything, shown, found, known)


def _card(label: str, value: str, below: str, meaning: str | None = None) -> None:
    st.metric(label, value, below, delta_color="off", delta_arrow="off", border=True, help=meaning)
