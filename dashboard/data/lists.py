"""What is in the dataset twice, which pictures are broken, and each category's words and examples."""

import pandas as pd
import streamlit as st

from core.catalog.exploration.exploration import SAME_TEXT, CategoryProfile, Exploration
from core.catalog.exploration.samples import Example
from dashboard.data.charts import category_name
from dashboard.markup import escape, plain

_KINDS = {True: "same text", False: "same picture"}


def repeats(found: Exploration) -> None:
    """Draw the groups of products that share a text or a picture."""
    rows = repeats_table(found)
    if not len(rows):
        st.caption("No two products share a text or the bytes of a picture.")
        return
    only = st.toggle("Only with different categories", key="data-disagree")
    st.dataframe(
        rows[rows["Categories differ"]] if only else rows, hide_index=True, height=420, alt="Products that repeat"
    )
    st.caption(
        f"The {len(rows):,} largest groups. Products that differ only in colour or size often share a text; where "
        "their categories differ, one of them is likely wrong."
    )


def repeats_table(found: Exploration) -> pd.DataFrame:
    """One row a group."""
    return pd.DataFrame(
        {
            "Shared": _KINDS[each.kind == SAME_TEXT],
            "Products": each.products,
            "Title of the first": each.title,
            "Categories differ": each.disagree,
            "Categories": ", ".join(each.categories),
            "Ids": ", ".join(each.ids),
        }
        for each in found.repeats
    )


def unreadable(found: Exploration) -> None:
    """Draw the pictures that cannot be read, with the reasons."""
    if not found.unreadable:
        st.caption("Every picture can be read.")
        return
    st.dataframe(
        pd.DataFrame(found.unreadable, columns=["Id", "Reason"]),
        hide_index=True,
        alt="Pictures that cannot be read",
    )


@st.fragment
def categories(found: Exploration) -> None:
    """Draw one category's most telling words and a few of its products."""
    profiles = {each.name: each for each in found.categories}
    name = st.selectbox("Category", list(profiles), format_func=category_name, key="data-category")
    profile = profiles[name]
    count = "1 product" if profile.products == 1 else f"{profile.products:,} products"
    st.markdown(
        f"{count}; middle length of titles {profile.title_characters:,} and of descriptions "
        f"{profile.description_characters:,} characters."
    )
    left, right = st.columns([1, 2], gap="medium")
    with left:
        st.markdown("**Most telling words**")
        if profile.words:
            st.dataframe(words_table(profile), hide_index=True, height="content", alt="Most telling words")
            st.caption(
                "Words that this category's products have more often than others, as far as chance does not explain "
                "it (log odds in standard deviations). They say how products are described, not what they are."
            )
        else:
            st.caption("No word is so much more frequent here than elsewhere that chance would not explain it.")
    with right:
        st.markdown("**Some of its products**")
        st.html(f'<div class="sl-products">{"".join(_example(each) for each in profile.examples)}</div>')


def words_table(profile: CategoryProfile) -> pd.DataFrame:
    """One row a word."""
    return pd.DataFrame(
        [(each.word, each.score, each.inside, each.outside) for each in profile.words],
        columns=["Word", "Score", "Products here", "Elsewhere"],
    ).round(1)


def _example(each: Example) -> str:
    picture = (
        f'<img src="data:image/webp;base64,{escape(each.picture)}" alt="">'
        if each.picture
        else '<div class="sl-textual" aria-hidden="true">Aa</div>'
    )
    return (
        f'<figure>{picture}<figcaption><b dir="auto">{escape(each.title or each.id)}</b>'
        f'<span dir="auto">{escape(each.description)}</span></figcaption></figure>'
    )


def provenance(found: Exploration) -> str:
    """The dataset's name and digest (Markdown)."""
    return f"{plain(found.audit.name)}; the same content always has the fingerprint {found.audit.digest[:12]}"
