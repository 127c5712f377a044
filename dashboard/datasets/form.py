"""The parts of a form that say how a dataset is read: which column is what, and which rows count."""

import streamlit as st

from core.catalog.columns import ROLES, parse_where
from dashboard.datasets.request import Pairs

_LABELS = {"id": "Id", "title": "Title", "description": "Description", "category": "Category", "image": "Picture"}
_EXAMPLES = {"id": "ImgId", "title": "title", "description": "description", "category": "categories", "image": "image"}


def columns_and_rows(prefix: str) -> tuple[Pairs, str]:
    """Draw the fields, folded away; the named columns, and the conditions as they were typed.

    Args:
        prefix: of the fields' keys, which also stand in the page's address.
    """
    named = {}
    with st.expander("Columns and rows", expanded=False):
        for role, column in zip(ROLES, st.columns(len(ROLES)), strict=True):
            named[role] = column.text_input(
                _LABELS[role], key=f"{prefix}column_{role}", bind="query-params", placeholder=_EXAMPLES[role]
            )
        st.caption("Name a column only where it is not called one of the usual names.")
        where = st.text_input(
            "Only rows where",
            key=f"{prefix}where",
            bind="query-params",
            placeholder="masterCategory=Footwear",
            help="COLUMN=VALUE; several are separated by a semicolon and hold together.",
        )
    return tuple((role, name.strip()) for role, name in named.items() if name and name.strip()), where or ""


def conditions(typed: str) -> Pairs:
    """Conditions separated by semicolons, as pairs of a column and its value.

    Raises:
        DatasetError: one is not ``COLUMN=VALUE``, or a column is named twice.
    """
    return tuple(parse_where(part for part in typed.split(";") if part.strip()).items())
