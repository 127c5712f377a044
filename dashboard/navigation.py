"""Which pages there are, in which sections; one that is not built yet is not shown."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

_LANDING = "home"
_HERE, _ARRIVED = "navigation.page", "navigation.arrived"
PAGES = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class Entry:
    """A page of the dashboard.

    Attributes:
        name: its file under ``pages/``, without ``.py``; also its address.
        title: what the menu calls it.
        icon: a Material symbol.
        help: what one finds there, in a sentence.
    """

    name: str
    title: str
    icon: str
    help: str

    @property
    def path(self) -> Path:
        """The page's file."""
        return PAGES / f"{self.name}.py"

    @property
    def exists(self) -> bool:
        """Whether the page is built."""
        return self.path.is_file()


SECTIONS: dict[str, tuple[Entry, ...]] = {
    "Analyze": (
        Entry("home", "Home", ":material/home:", "What ShelfLens is, and three ways in."),
        Entry("analyzer", "Analyzer", ":material/image_search:", "One product: its department, and why."),
        Entry("compare", "Compare", ":material/compare:", "Two products, or two models, side by side."),
        Entry("batch", "Batch", ":material/view_list:", "A whole dataset classified, the least sure answers first."),
        Entry("similar", "Similar products", ":material/hub:", "What else looks or reads like a product, and why."),
    ),
    "Evaluate": (
        Entry("evaluation", "Evaluation", ":material/monitoring:", "How good the model is on products it never saw."),
        Entry("models", "Models", ":material/leaderboard:", "Models and baselines against each other, with intervals."),
        Entry(
            "robustness", "Robustness", ":material/shield:", "How answers hold up under blur, noise and typing errors."
        ),
        Entry("data", "Data", ":material/database:", "What is in a dataset: balance, lengths, gaps, duplicates."),
    ),
    "Improve": (
        Entry("learn", "Learn", ":material/school:", "Teach a model new products without forgetting the old."),
        Entry("compress", "Compress", ":material/compress:", "Smaller models, and what each costs in accuracy."),
    ),
    "About": (
        Entry("how_it_works", "How it works", ":material/account_tree:", "From upload to explanation, step by step."),
        Entry("model_card", "Model card", ":material/description:", "Data, licences, figures and known confusions."),
    ),
}


def sections() -> dict[str, list[Page]]:
    """The pages that exist, for ``st.navigation``; the first is the landing page.

    That one lies at ``/``; who types its name as other pages are named is led there by a page that no menu shows.
    """
    found = {
        section: [_page(entry) for entry in entries if entry.exists]
        for section, entries in SECTIONS.items()
        if any(entry.exists for entry in entries)
    }
    landing = next(iter(found.values()))
    landing.append(st.Page(_land, url_path=_LANDING, visibility="hidden"))
    return found


def target(name: str) -> Path:
    """A page's file, for ``st.switch_page`` and ``st.page_link``."""
    return PAGES / f"{name}.py"


def exists(name: str) -> bool:
    """Whether a page is built."""
    return target(name).is_file()


def enter(page: Page) -> None:
    """Note which page is about to run; call in the entry point."""
    state = st.session_state
    state[_ARRIVED] = state.get(_HERE) != page.url_path
    state[_HERE] = page.url_path


def just_arrived() -> bool:
    """Whether the run before this one was on another page."""
    return bool(st.session_state.get(_ARRIVED, True))


def _land() -> None:
    st.switch_page(target(_LANDING))


def _page(entry: Entry) -> Page:
    return st.Page(
        entry.path,
        title=entry.title,
        icon=entry.icon,
        url_path="" if entry.name == _LANDING else entry.name,
        default=entry.name == _LANDING,
        help=entry.help,
    )
