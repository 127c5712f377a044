"""The dataset in a few figures, what is missing, and what to know before using it."""

import pandas as pd
import streamlit as st

from core.catalog.exploration.exploration import UNLABELLED, Exploration
from dashboard.markup import percent, plain


def overview(found: Exploration) -> None:
    """Draw cards, problems and missing values."""
    audit = found.audit
    named = [each for each in found.categories if each.name != UNLABELLED]
    with st.grid(5, min_column_width=140, gap="xsmall", key="data-cards"):
        _card("Products", f"{audit.products:,}", f"of {audit.rows:,} rows")
        _card("Categories", f"{len(named):,}", balance_sentence(found))
        _card("With a picture", percent(audit.with_image / audit.products), _products(audit.with_image))
        _card("With text", percent(audit.with_text / audit.products), _products(audit.with_text))
        _card("Pictures unreadable", f"{len(found.unreadable):,}", "decoded one by one")
    if audit.problems:
        count = "1 thing" if len(audit.problems) == 1 else f"{len(audit.problems)} things"
        with st.expander(f"{count} to know", icon=":material/info:", expanded=True):
            for problem in audit.problems:
                examples = f" For example {plain('; '.join(problem.examples[:3]))}." if problem.examples else ""
                st.markdown(f"- {plain(problem.sentence)}{examples}")
    st.subheader("Missing values", anchor=False)
    st.dataframe(
        missing(found),
        column_config={
            "Missing": st.column_config.NumberColumn(format="localized"),
            "Share": st.column_config.ProgressColumn(format="%.1f %%", min_value=0, max_value=100),
        },
        hide_index=True,
        height="content",
        alt="Products without a value, by column",
    )
    st.caption("Of the products that can be used; rows with neither picture nor text are left out when reading.")


def missing(found: Exploration) -> pd.DataFrame:
    """One row a part of a product or column, shares in per cent."""
    total = found.audit.products
    return pd.DataFrame(
        {"Column": name, "Missing": count, "Share": 100 * count / total} for name, count in found.missing.items()
    )


def balance_sentence(found: Exploration) -> str:
    """How unlike in size the categories are."""
    sizes = [each.products for each in found.categories if each.name != UNLABELLED]
    if len(sizes) < 2:
        return "nothing to balance"
    if sizes[0] == sizes[-1]:
        return "all of one size"
    ratio = sizes[0] / sizes[-1]
    return f"largest {ratio:,.1f} times the smallest" if ratio < 10 else f"largest {ratio:,.0f} times the smallest"


def _products(count: int) -> str:
    return f"{count:,} product{'' if count == 1 else 's'}"


def _card(label: str, value: str, below: str) -> None:
    st.metric(label, value, below, delta_color="off", delta_arrow="off", border=True)
