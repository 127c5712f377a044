"""Entry point: ``streamlit run dashboard/app.py``."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent)
# Streamlit puts this file's folder on the path; the project is imported from the one above.
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402

from dashboard import errors, navigation, startup, theme  # noqa: E402


def main() -> None:
    """Draw the shell and the page that was asked for."""
    st.set_page_config(page_title="ShelfLens", page_icon=str(theme.ICON), layout="wide")
    theme.apply()
    page = st.navigation(navigation.sections(), expanded=True)
    with errors.shown():
        startup.prepare()
        # Imported here because it needs what is only loaded now.
        from dashboard import sidebar

        sidebar.draw_foot()
        navigation.enter(page)
        page.run()


main()
