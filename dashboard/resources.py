"""What all sessions share: one predictor, one model card, read again when their files change."""

from pathlib import Path

import streamlit as st

from core import checkpoint
from core.checkpoint import CARD_FILE, ModelCard
from core.predictor import Predictor
from core.settings import settings


def model_folder() -> Path:
    """The folder of the active model."""
    return settings().checkpoint


def predictor() -> Predictor:
    """The active model with its encoders: ONE for all sessions; every method of it may run in several threads.

    Raises:
        CheckpointError: the model is missing or damaged.
        EncoderError: an encoder's weights are missing or damaged.
    """
    return _predictor(str(model_folder()), _stamp())


def card() -> ModelCard:
    """The active model's card, read without loading the model.

    Raises:
        CheckpointError: the model is missing or its card damaged.
    """
    return _card(str(model_folder()), _stamp())


def _stamp() -> int:
    """When the model's card was last written (a newly trained model takes the old one's place); 0 without one."""
    path = model_folder() / CARD_FILE
    return path.stat().st_mtime_ns if path.is_file() else 0


# show_spinner: the first visitor waits some seconds, and everybody who comes meanwhile waits for the same one.
@st.cache_resource(max_entries=1, show_spinner="Loading the model and its encoders …")
def _predictor(folder: str, stamp: int) -> Predictor:
    return Predictor.load(Path(folder))


@st.cache_resource(max_entries=1, show_spinner=False)
def _card(folder: str, stamp: int) -> ModelCard:
    return checkpoint.read_card(Path(folder))
