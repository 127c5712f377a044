"""The answers to a dataset: how many, how sure, the products in the order to check them, and files to take away."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from core.evaluation.review_order import in_turn, least_sure_first, margins
from dashboard.batch.job import Classified
from dashboard.datasets.wording import on_the_page
from dashboard.evaluation.errors.thumbnails import address
from dashboard.handover import open_in_analyzer
from dashboard.markup import percent, plain

LEAST_SURE, IN_TURN, AS_READ = "Least sure", "In turn", "As listed"
ORDERS = (LEAST_SURE, IN_TURN, AS_READ)
ALL, NOT_SURE, DIFFERS = "All", "Not sure", "Other than labelled"
SHOWN = 100
_ORDER_HELP = (
    f"{LEAST_SURE}: where the two most probable categories are closest; what a person says there teaches a model most. "
    f"{IN_TURN}: the same, one product of each answer after another."
)


def draw(found: Classified) -> None:
    """Draw cards, the table and the downloads."""
    _cards(found)
    _notes(found)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        order = st.segmented_control(
            "Order", ORDERS, default=LEAST_SURE, required=True, key="batch-order", bind="query-params", help=_ORDER_HELP
        )
        labelled = bool(found.table.rows["category"].notna().any())
        choices = (ALL, NOT_SURE, DIFFERS) if labelled else (ALL, NOT_SURE)
        which = st.segmented_control("Show", choices, default=ALL, required=True, key="batch-show", bind="query-params")
        answers = st.multiselect(
            "Answers", sorted(set(found.table.rows["predicted"])), placeholder="All categories", key="batch-answers",
            width=320,
        )  # fmt: skip
    rows = ordered(found, order)
    rows = rows[wanted(found, which, answers)[rows]]
    _table(found, rows)
    _downloads(found, rows)


def ordered(found: Classified, order: str) -> npt.NDArray[np.intp]:
    """All rows in one of ``ORDERS``."""
    if order == AS_READ:
        return np.arange(len(found.table))
    rows = least_sure_first(found.table.probabilities)
    return in_turn(rows, list(found.table.rows["predicted"])) if order == IN_TURN else rows


def wanted(found: Classified, which: str, answers: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Whether each row, (N,), is of the kind, and its answer among those chosen; all are where none is."""
    rows = found.table.rows
    keep = np.ones(len(rows), dtype=bool)
    if which == NOT_SURE:
        keep = _not_sure(found)
    elif which == DIFFERS:
        keep = (rows["category"].notna() & (rows["category"] != rows["predicted"])).to_numpy(dtype=bool)
    return keep & rows["predicted"].isin(answers).to_numpy(dtype=bool) if answers else keep


def frame(found: Classified, rows: npt.NDArray[np.intp]) -> pd.DataFrame:
    """The table on screen: one line a row, with its picture where there is one; shares in per cent."""
    table, scores = found.table, found.table.probabilities[rows]
    products = [found.products[identity] for identity in table.rows["id"].iloc[rows]]
    second = np.argsort(-scores, axis=1, kind="stable")[:, 1] if scores.shape[1] > 1 else np.zeros(len(rows), int)
    shown = pd.DataFrame(
        {
            "Answer": table.rows["predicted"].to_numpy()[rows],
            "Confidence": 100 * table.rows["confidence"].to_numpy()[rows],
            "Product": [product.title or product.description[:80] or product.id for product in products],
            "Next": np.array(table.categories, dtype=object)[second],
            "Ahead by": 100 * margins(scores),
        }
    )
    if table.rows["category"].notna().any():
        shown.insert(2, "Labelled", table.rows["category"].to_numpy()[rows])
    if any(product.has_image for product in products):
        shown.insert(0, "Picture", [address(product) for product in products])
    return shown


def least_sure(found: Classified, rows: npt.NDArray[np.intp]) -> str:
    """The rows as CSV, to be labelled: id, texts, answer, how sure, and the category where it is known."""
    table = found.table.rows.iloc[rows]
    products = [found.products[identity] for identity in table["id"]]
    columns = {
        "id": table["id"].to_numpy(),
        "title": [product.title for product in products],
        "description": [product.description for product in products],
        "predicted": table["predicted"].to_numpy(),
        "confidence": table["confidence"].to_numpy(),
        "ahead_by": margins(found.table.probabilities[rows]),
        "category": table["category"].to_numpy(),
    }
    return str(pd.DataFrame(columns).to_csv(index=False))


def _not_sure(found: Classified) -> npt.NDArray[np.bool_]:
    return found.table.rows["confidence"].to_numpy() < found.least_confidence


def _cards(found: Classified) -> None:
    table, doubtful = found.table, int(_not_sure(found).sum())
    counts = table.rows["predicted"].value_counts()
    known = table.rows["category"].notna().to_numpy(dtype=bool)
    cards = [
        ("Products classified", f"{len(table):,}", f"as {len(counts)} categories", None),
        (
            "Not sure",
            f"{doubtful:,}",
            f"{percent(doubtful / len(table))} of all",
            f"Answers below {percent(found.least_confidence)} confidence, as the model's card asks.",
        ),
        ("Most frequent answer", f"{percent(counts.iloc[0] / len(table))}", str(counts.index[0]), None),
    ]
    if known.any():
        share = float(table.correct[known].mean())
        cards.append(("As labelled", percent(share, 1), f"of {known.sum():,} with a label", None))
    with st.grid(4, min_column_width=160, gap="xsmall"):
        for label, value, below, meaning in cards:
            st.metric(label, value, plain(below), delta_color="off", delta_arrow="off", border=True, help=meaning)


def _notes(found: Classified) -> None:
    for note in found.notes:
        st.caption(plain(on_the_page(note)))


def _table(found: Classified, rows: npt.NDArray[np.intp]) -> None:
    if not len(rows):
        st.info("No product is left; loosen what is shown.", icon=":material/filter_alt_off:")
        return
    shown = rows[:SHOWN]
    percents = st.column_config.NumberColumn
    drawn = frame(found, shown)
    height = 56 if "Picture" in drawn else 35
    # Above the table, where it is seen when a row is marked.
    opener = st.container()
    event = st.dataframe(
        drawn,
        column_config={
            "Picture": st.column_config.ImageColumn(width="small"),
            "Product": st.column_config.TextColumn(width=320),
            "Confidence": percents(format="%.0f %%", help="Probability of the answer."),
            "Next": st.column_config.TextColumn(help="The second most probable category."),
            "Ahead by": percents(format="%.0f points", help="Of the second most probable category."),
        },
        hide_index=True,
        row_height=height,
        height=min(40 + height * len(shown), 640),
        on_select="rerun",
        selection_mode="single-row",
        # Another choice of rows is another table: a selection would else stay at its place and mean another product.
        key=f"batch-table-{hash(shown.tobytes())}",
        alt="Products and answers",
    )
    more = f" The first {SHOWN} of {len(rows):,}; the files hold all." if len(rows) > SHOWN else ""
    st.caption(f"Mark a row to open its product in the analyzer.{more}")
    for place in event["selection"]["rows"]:
        product = found.products[found.table.rows["id"].iloc[shown[place]]]
        label = f"Open {plain((product.title or product.id)[:60])} in the analyzer :material/arrow_forward:"
        if opener.button(label, key="batch-open", type="primary"):
            open_in_analyzer(product)


def _downloads(found: Classified, rows: npt.NDArray[np.intp]) -> None:
    files = (
        ("Answers and probabilities (CSV)", "csv", "text/csv", lambda: found.table.to_frame().to_csv(index=False)),
        ("The same (Parquet)", "parquet", "application/vnd.apache.parquet", found.table.to_parquet),
        ("What is shown, to be labelled (CSV)", "shown.csv", "text/csv", lambda: least_sure(found, rows)),
    )
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, make in files:
            st.download_button(
                label,
                make,
                file_name=f"{found.name}-answers.{ending}",
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"batch-download-{ending}",
            )
