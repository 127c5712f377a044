"""What all sessions share: one predictor a model, one model card, read again when their files change."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from core import checkpoint
from core.checkpoint import CARD_FILE, ModelCard
from core.predictor import Predictor
from core.settings import settings

# Each model brings encoders of its own, 60 to 120 MB in memory.
MODELS_AT_ONCE = 3
# Where a session keeps the name of the model it chose.
ACTIVE = "model"


@dataclass(frozen=True)
class _Loaded:
    """A model in memory, and when the files that it came from were written."""

    folder: Path
    stamp: int
    predictor: Predictor


def known_models() -> dict[str, Path]:
    """All folders that hold a model, by their names: the configured one first, then those in ``weights/``."""
    configured, weights = settings().checkpoint, settings().weights
    others = sorted(weights.iterdir()) if weights.is_dir() else []
    found = {configured.name: configured}
    for folder in others:
        if (folder / CARD_FILE).is_file():
            found.setdefault(folder.name, folder)
    return found


def model_folder() -> Path:
    """The folder of the active model: the one chosen in this session, or the configured one."""
    return known_models().get(st.session_state.get(ACTIVE, ""), settings().checkpoint)


def model_folders() -> dict[str, Path]:
    """As :func:`known_models`, with the active one first."""
    active = model_folder()
    return {active.name: active} | known_models()


def predictor(folder: Path | None = None) -> Predictor:
    """A model with its encoders: ONE for all sessions; every method of it may run in several threads.

    Args:
        folder: the model's folder; the active one when None.

    Raises:
        CheckpointError: the model is missing or damaged.
        EncoderError: an encoder's weights are missing or damaged.
    """
    return _loaded(str((folder or model_folder()).resolve())).predictor


def card() -> ModelCard:
    """The active model's card, read without loading the model.

    Raises:
        CheckpointError: the model is missing or its card damaged.
    """
    folder = model_folder()
    return _card(str(folder), _stamp(folder))


def _stamp(folder: Path) -> int:
    """When the model's card was last written (a newly trained model takes the old one's place); 0 without one."""
    path = folder / CARD_FILE
    return path.stat().st_mtime_ns if path.is_file() else 0


def _is_current(held: _Loaded) -> bool:
    return held.stamp == _stamp(held.folder)


# show_spinner: the first visitor waits some seconds, and everybody who comes meanwhile waits for the same one.
# validate: a model that was trained anew takes its older self's place in memory instead of standing beside it.
@st.cache_resource(
    max_entries=MODELS_AT_ONCE, validate=_is_current, show_spinner="Loading the model and its encoders …"
)
def _loaded(folder: str) -> _Loaded:
    path = Path(folder)
    stamp = _stamp(path)
    return _Loaded(path, stamp, Predictor.load(path))


@st.cache_resource(max_entries=1, show_spinner=False)
def _card(folder: str, stamp: int) -> ModelCard:
    return checkpoint.read_card(Path(folder))
