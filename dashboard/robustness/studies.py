"""The study of a model's robustness that was made with it, found by the model's name."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from core.checkpoint import ModelCard
from core.errors import DatasetError
from core.evaluation.robustness.figures import ACCURACY
from core.evaluation.robustness.report import FILE, RobustnessReport
from core.settings import ROOT

STUDIES = ROOT / "assets" / "robustness"
_KEPT = 8


@dataclass(frozen=True, eq=False)
class Study:
    """A study as tables.

    Attributes:
        report: the study.
        figures: one row a figure, the columns of :class:`core.evaluation.robustness.figures.Figure`.
    """

    report: RobustnessReport
    figures: pd.DataFrame

    @property
    def model(self) -> str:
        """Name of the studied model."""
        return next(iter(self.report.models))

    @property
    def names(self) -> list[str]:
        """The studied model, those it is held against, and the yardstick."""
        return list(self.report.models)

    def accuracy(self) -> pd.DataFrame:
        """The figures of accuracy."""
        return self.figures[self.figures["measure"] == ACCURACY]

    def at(self, spoilt: str, strength: float, given: str) -> "pd.Series | None":
        """The studied model's accuracy in one case; None where it was not measured."""
        rows = self.accuracy()
        found = rows[
            (rows["model"] == self.model)
            & (rows["spoilt"] == spoilt)
            & (rows["strength"] == strength)
            & (rows["given"] == given)
        ]
        return found.iloc[0] if len(found) else None


def find(card: ModelCard, folder: Path | None = None) -> Study | None:
    """The study of a model; None where there is none.

    Args:
        card: of the model.
        folder: holds a folder a model; the studies that come with the project when None.

    Raises:
        DatasetError: the study's file is damaged.
    """
    # The name comes from a file, so no part of it may lead out of the folder.
    path = (folder or STUDIES) / Path(card.name).name / FILE
    return _read(path.parent, path.stat().st_mtime_ns) if path.is_file() else None


def is_of(study: Study, card: ModelCard) -> bool:
    """Whether a study was made with the very weights of a model."""
    return study.report.models[study.model] == card.sha256


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _read(folder: Path, changed: int) -> Study:
    report = RobustnessReport.read(folder)
    if not report.models or not report.figures:
        raise DatasetError(f"{folder / FILE} holds no figures; make the study again.")
    return Study(report, pd.DataFrame([each.to_dict() for each in report.figures]))


def how_to_make(card: ModelCard) -> str:
    """What to do where a model has not been studied, in a sentence."""
    return (
        f"The model {card.name} has not been studied yet; run python -m core robustness DATA --checkpoint "
        f"weights/{card.name} --out assets/robustness/{card.name}, and reload the page."
    )
