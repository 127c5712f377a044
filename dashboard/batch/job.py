"""Classifying a dataset in the background, with progress, shared by all sessions."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from core.catalog.product import Product
from core.evaluation.measuring import predict_table
from core.evaluation.predictions import PredictionTable
from core.predictor import Predictor
from core.settings import settings
from dashboard import resources
from dashboard.background import Job, Runs, Say
from dashboard.datasets.request import DatasetRequest

ENCODING = "Encoding pictures and texts"
STOPPED = "Stopped; what was encoded so far is kept, so that Classify again goes on from there."


@dataclass(frozen=True, eq=False)
class Classified:
    """A dataset and what the model says of it.

    Attributes:
        name: the dataset's name.
        table: the answers, in the dataset's order.
        products: the dataset's products by id.
        notes: what was left out or used in part, one sentence each.
        least_confidence: answers below it are called not sure, 0 to 1.
    """

    name: str
    table: PredictionTable
    products: Mapping[str, Product]
    notes: tuple[str, ...]
    least_confidence: float


def take(request: DatasetRequest) -> Job[Classified]:
    """The last run of a request with the active model, ended or under way; begun where there was none.

    Raises:
        ShelfLensError: the model cannot be loaded.
    """
    predictor = resources.predictor()
    return _runs().take(_key(predictor, request), lambda: new(request, predictor))


def start_again(request: DatasetRequest) -> Job[Classified]:
    """Classify a dataset although it was before, or join a run of the same request that is under way."""
    predictor = resources.predictor()
    return _runs().start(_key(predictor, request), lambda: new(request, predictor))


def new(request: DatasetRequest, predictor: Predictor) -> Job[Classified]:
    """A run that has not begun."""
    return Job(request.data, lambda say: _classify(request, predictor, say), STOPPED)


@st.cache_resource(show_spinner=False)
def _runs() -> Runs[Classified]:
    return Runs()


def _key(predictor: Predictor, request: DatasetRequest) -> Hashable:
    return predictor.digest, request.key


def _classify(request: DatasetRequest, predictor: Predictor, say: Say) -> Classified:
    dataset = request.open(say)
    say(ENCODING, 0, 0)
    table = predict_table(dataset.products, predictor, settings().cache, progress=partial(say, ENCODING))
    notes = [problem.sentence for problem in dataset.problems]
    left_out = len(dataset.products) - len(table)
    if left_out:
        notes.append(f"Products without a readable picture or text, left out: {left_out:,}.")
    products = {product.id: product for product in dataset.products}
    return Classified(dataset.name, table, products, tuple(notes), predictor.least_confidence)
