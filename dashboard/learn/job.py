"""Teaching the active model in the background: with progress, to be stopped, shared by all sessions."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from core.errors import SettingsError
from core.settings import settings
from core.training.continual.learn import LearnConfig
from core.training.continual.update import Plan, Update, check_free, update
from dashboard import resources
from dashboard.background import Job, Runs, Say
from dashboard.datasets.request import DatasetRequest

STOPPED = "Stopped; no model was written, and what was encoded so far is kept."


@dataclass(frozen=True)
class Request:
    """What is to be taught, and how.

    Attributes:
        dataset: the new products.
        out: the new model's name.
        method: a method's key; None for the usual one.
        strength: of EWC.
        most_lost: share of the protected products that may be lost.
    """

    dataset: DatasetRequest
    out: str
    method: str | None
    strength: float
    most_lost: float


def folder_of(name: str) -> Path:
    """Where a model of that name is written.

    Raises:
        SettingsError: the name cannot be a folder's.
    """
    if not name or name.startswith(".") or not all(each.isalnum() or each in "-_." for each in name):
        raise SettingsError("Name the new model with letters, digits, - and _ only.")
    return settings().weights / name


def start(request: Request) -> Job[Update]:
    """Teach the active model, or join a run of the same request that is under way.

    Raises:
        ShelfLensError: the new model's name cannot be taken.
    """
    parent = resources.model_folder()
    check_free(folder_of(request.out), parent)
    how = request.out, request.method, request.strength, request.most_lost
    key = resources.card().sha256, request.dataset.key, how
    return _runs().start(key, lambda: Job(_named(request), lambda say: _teach(request, parent, say), STOPPED))


def forget_problem(key: str) -> None:
    """Let go of a session's last run if it failed: what was wrong then says nothing of what is sent now.

    Args:
        key: where the session keeps its run.
    """
    found: Job[Any] | None = st.session_state.get(key)
    if found is not None and found.problem is not None:
        del st.session_state[key]


def under_way() -> Job[Update] | None:
    """A run that has not ended, whichever session began it; the last where there are several."""
    return _runs().under_way()


@st.cache_resource(show_spinner=False)
def _runs() -> Runs[Update]:
    return Runs()


def _named(request: Request) -> str:
    """A run's name, for whoever did not begin it: an uploaded file's folder says nothing to anybody."""
    return f"{request.out} from {Path(request.dataset.data).name}"


def _teach(request: Request, parent: Path, say: Say) -> Update:
    dataset = request.dataset.open(say)
    plan = Plan(request.method, LearnConfig(strength=request.strength), request.most_lost)
    return update(dataset, parent, folder_of(request.out), plan, settings(), progress=say)
