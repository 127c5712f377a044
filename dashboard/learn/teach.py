"""The form that teaches the active model, its progress, and what came of it."""

import streamlit as st

from core.catalog.columns import parse_columns
from core.catalog.dataset import DEMO, FEEDBACK
from core.errors import ShelfLensError
from core.settings import settings
from core.training.continual.learn import STRENGTH
from core.training.continual.memory import MEMORY_FILE
from core.training.continual.methods import BY_KEY, METHODS
from core.training.continual.update import MOST_LOST, Update
from dashboard import errors, resources
from dashboard.background import Job
from dashboard.datasets import uploads
from dashboard.datasets.request import DatasetRequest
from dashboard.learn import job
from dashboard.learn.job import Request
from dashboard.learn.memory import made_note, make_memory
from dashboard.markup import percent, plain
from dashboard.progress import progress

_JOB = "learn-job"
_USUAL = "usual"
_OFFERED = {_USUAL: "The usual one"} | {method.key: method.title for method in METHODS if not method.needs_old}


def teach() -> None:
    """Draw the form; below it progress, or what came of the last run of this session."""
    folder = resources.model_folder()
    if not (folder / MEMORY_FILE).is_file():
        make_memory(folder)
        return
    made_note(folder)
    request = _form(folder.name)
    if request is not None:
        with errors.shown():
            st.session_state[_JOB] = job.start(request)
    found = _run()
    if found is None:
        return
    if found.running:
        caption = f"Teaching {plain(found.name)}. You can leave this page meanwhile; the teaching goes on."
        progress(found, "learn-stop", caption)
    elif found.outcome is None:
        errors.show(found.problem or "", ":material/block:")
    elif found.outcome.card.name in resources.known_models() and found.outcome.card.name != folder.name:
        accepted(found.outcome)


def _run() -> Job[Update] | None:
    """This session's last run; in a new session, as after the browser loads the page again, one that is under way."""
    if _JOB not in st.session_state and (running := job.under_way()):
        st.session_state[_JOB] = running
    found: Job[Update] | None = st.session_state.get(_JOB)
    return found


def _form(name: str) -> Request | None:
    """The request, when it was just sent."""
    with st.form("learn-form", border=True):
        left, right = st.columns(2, gap="medium")
        data = left.text_input(
            "New products",
            placeholder=f"Folder, Parquet file, or the word {DEMO} or {FEEDBACK}",
            help="With their right categories. A path on the machine that runs ShelfLens: a folder with train.csv and "
            f"train/, or Parquet. {FEEDBACK}: what people said of answers in the analyzer.",
            key="learn-data",
        )
        upload = left.file_uploader("or a file", type=uploads.KINDS, key="learn-upload")
        columns = left.text_input(
            "Columns", placeholder="title=name,category=kind", help="Only where they are not called as usual.",
            key="learn-columns",
        )  # fmt: skip
        out = right.text_input("Name of the new model", value=_free_name(name), key=f"learn-out-{name}")
        method = right.selectbox(
            "Method",
            list(_OFFERED),
            format_func=_OFFERED.__getitem__,
            help="The usual one is EWC, and with new categories EWC + replay. "
            + " ".join(f"{each.title}: {each.help}" for each in METHODS if not each.needs_old),
            key="learn-method",
        )
        strength = right.number_input(
            "Strength", min_value=0.0, value=STRENGTH, step=100.0, format="%.0f",
            help="Of EWC: how strongly weights that matter for the old products are held back.",
            key="learn-strength",
        )  # fmt: skip
        most_lost = right.number_input(
            "May be lost, points", min_value=0.0, max_value=100.0, value=100 * MOST_LOST, step=0.5,
            help="If more of the protected old products are lost, the update is refused and nothing is written.",
            key="learn-most-lost",
        )  # fmt: skip
        pressed = st.form_submit_button("Teach", type="primary", icon=":material/school:")
    if not pressed:
        return None
    job.forget_problem(_JOB)
    try:
        place = str(uploads.keep(upload.name, upload.getvalue())) if upload else data.strip()
        if not place:
            st.warning(
                "Name the new products first: a folder, a file, or the word demo or feedback.", icon=":material/info:"
            )
            return None
        dataset = DatasetRequest(place, tuple(parse_columns(columns.strip() or None).items()))
        return Request(dataset, out.strip(), None if method == _USUAL else method, strength, most_lost / 100)
    except ShelfLensError as error:
        errors.show(error)
        return None


def _free_name(name: str) -> str:
    number = 2
    while (settings().weights / f"{name}-{number}").exists():
        number += 1
    return f"{name}-{number}"


def accepted(outcome: Update) -> None:
    """The sentence, cards of before and after, and a way to the new model, which is there and not the active one."""
    origin, name = outcome.card.training["updated_from"], outcome.card.name
    st.success(
        plain(
            f"Accepted: {name} was taught from {origin['name']} by {BY_KEY[origin['method']].title}. "
            f"{100 * max(outcome.figures.lost, 0):.1f} points of the protected products were lost, "
            f"{100 * origin['most_lost']:g} were allowed."
        ),
        icon=":material/check:",
    )
    if outcome.figures.new_after <= outcome.figures.new_before:
        st.warning(
            "It recognises no more of the new held-out products than before: give more products, or a smaller "
            "strength.",
            icon=":material/warning:",
        )
    figures(origin["figures"])
    st.button(f"Use {plain(name)}", icon=":material/play_arrow:", on_click=use, args=(name,), key="learn-use")


def figures(measured: dict[str, float]) -> None:
    """Two cards: new held-out products and protected old ones, before and after."""
    cards = (
        ("New products, held out", "new", "Products of the new data that the model was not taught."),
        ("Old products, protected", "protected", "Products of the old data that the model never learned from."),
    )
    for column, (label, kind, meaning) in zip(st.columns(2), cards, strict=True):
        before, after = measured[f"{kind}_before"], measured[f"{kind}_after"]
        column.metric(
            f"{label} ({measured[kind]:,})",
            f"{percent(before, 1)} → {percent(after, 1)}",
            f"{100 * (after - before):+.1f} points",
            delta_color="off",
            border=True,
            help=f"Share of right answers before and after. {meaning}",
        )


def use(name: str) -> None:
    """Make a model the active one; for ``on_click``, before the sidebar is drawn."""
    st.session_state[resources.ACTIVE] = name
