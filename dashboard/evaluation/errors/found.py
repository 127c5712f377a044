"""What the tab shows: read or computed once and shared by all sessions."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from core.checkpoint import read_card
from core.evaluation.errors import record
from core.evaluation.errors.duplicates import NearDuplicate
from core.evaluation.errors.labels import LabelDoubt, label_doubts
from core.evaluation.errors.layout import lay_out
from core.evaluation.errors.record import ErrorRecord
from dashboard.evaluation.measures import Measured

# Probabilities below it are no more telling apart than it is.
_LEAST_PROBABILITY = 1e-6


@dataclass(frozen=True)
class Origin:
    """Where measured products come from.

    Attributes:
        catalogue: name of their dataset.
        place: where it lies, or None where that is not known.
        folder: of the model that held them out of its training, or None for another dataset.
    """

    catalogue: str
    place: str | None
    folder: Path | None


def doubts_of(everything: Measured, shown: Measured) -> tuple[LabelDoubt, ...]:
    """Likely label errors among the products shown, judged by all that were measured."""
    ids = set(shown.table.rows["id"])
    return tuple(doubt for doubt in _doubts(everything, everything.digest) if doubt.id in ids)


def kept(folder: Path | None) -> ErrorRecord | None:
    """What ``python -m core errors`` found of the model in this folder.

    Returns:
        None where it did not look yet, or the model was trained anew since.

    Raises:
        DatasetError: what is kept is damaged.
        CheckpointError: the model's card cannot be read.
    """
    summary = None if folder is None else folder / record.FOLDER / record.SUMMARY
    if folder is None or summary is None or not summary.is_file():
        return None
    found = _kept(folder, summary.stat().st_mtime_ns)
    known = found is not None and found.summary["checkpoint"]["digest"] == read_card(folder).sha256
    return found if known else None


def duplicates_among(found: ErrorRecord, shown: Measured) -> tuple[NearDuplicate, ...]:
    """The near-duplicates among the products shown."""
    ids = set(shown.table.rows["id"])
    return tuple(each for each in found.duplicates or () if each.id in ids)


def places_of(everything: Measured, shown: Measured, found: ErrorRecord | None, method: str) -> npt.NDArray[np.float32]:
    """Where each product shown lies on the map, float32 (N, 2); NaN for one that the map does not have.

    Args:
        everything: all products measured.
        shown: those that are shown, N.
        found: with the kept maps; without it, the map is the probabilities' own two main directions.
        method: one of the kept maps.
    """
    if found is None:
        places = _by_probability(everything, everything.digest)
    else:
        places = found.places.set_index("id")[[f"{method}_x", f"{method}_y"]]
    return places.reindex(shown.table.rows["id"]).to_numpy(dtype=np.float32)


@st.cache_resource(show_spinner="Looking for label errors …", max_entries=8)
def _doubts(_of: Measured, digest: str) -> tuple[LabelDoubt, ...]:
    return label_doubts(_of.table)


@st.cache_resource(show_spinner=False, max_entries=8)
def _kept(folder: Path, changed: int) -> ErrorRecord | None:
    return record.read(folder / record.FOLDER)


@st.cache_resource(show_spinner="Drawing the map …", max_entries=8)
def _by_probability(_of: Measured, digest: str) -> pd.DataFrame:
    logs = np.log(np.maximum(_of.table.probabilities, _LEAST_PROBABILITY))
    return pd.DataFrame(lay_out(logs, "pca"), index=list(_of.table.rows["id"]))
