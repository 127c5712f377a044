"""The yardsticks: what counting words alone achieves on the same split, by the methods of the published comparison."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.svm import SVC, LinearSVC

from core.errors import DatasetError
from core.evaluation.metrics import Rates, confusion_matrix, label_indices

LINEAR_SVM = "linear-svm"
# Name for a person and maker, by key; the settings are those with the best macro F1 on validation products (of the
# RBF kernel's, after 8,000 training products).
METHODS: Mapping[str, tuple[str, Callable[[int], Any]]] = {
    "logistic-regression": (
        "TF-IDF + logistic regression on text",
        lambda seed: LogisticRegression(C=30.0, max_iter=200, random_state=seed),
    ),
    LINEAR_SVM: ("TF-IDF + LinearSVC on text", lambda seed: LinearSVC(C=1.0, random_state=seed)),
    "rbf-svm": (
        "TF-IDF + RBF SVM on text",
        lambda seed: SVC(C=30.0, kernel="rbf", gamma=0.1, cache_size=2000, random_state=seed),
    ),
    "random-forest": (
        "TF-IDF + random forest on text",
        lambda seed: RandomForestClassifier(200, class_weight="balanced_subsample", n_jobs=-1, random_state=seed),
    ),
}
_WORD = re.compile(r"\b\w\w+\b")


@dataclass(frozen=True)
class BaselineReport:
    """How the baseline did.

    Attributes:
        name: what it is.
        train: products it learned from.
        n: products it was measured on.
        accuracy: fraction of 1.
        f1_macro: mean F1 over the categories with support, fraction of 1.
        predicted: its n answers.
    """

    name: str
    train: int
    n: int
    accuracy: float
    f1_macro: float
    predicted: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The figures as JSON-ready values, without the single answers."""
        return {key: value for key, value in asdict(self).items() if key != "predicted"}


def text_baseline(
    train_texts: Sequence[str],
    train_labels: Sequence[str],
    texts: Sequence[str],
    labels: Sequence[str],
    seed: int = 0,
    method: str = LINEAR_SVM,
) -> BaselineReport:
    """Train TF-IDF and a classifier on one part of a split and measure it on another.

    Words of two or more letters and pairs of neighbouring words, lower case and without accents, weighted by
    1 + log(count) and inverse document frequency, each text scaled to length 1; then one of ``METHODS``.

    Args:
        train_texts: texts to learn from; an empty one teaches only how frequent its category is.
        train_labels: their categories, at least two different ones.
        texts: texts to measure on.
        labels: their categories; those never seen in training count as wrong.
        seed: of the solver's order of coordinates, or of the trees.
        method: a key of ``METHODS``; the linear support vector machine (one against rest, C = 1) when left out.

    Returns:
        The figures, the same for the same input and seed.

    Raises:
        DatasetError: there is nothing to learn from or to measure on.
    """
    name, _ = METHODS[method]
    model = fit_text_model(train_texts, train_labels, method, seed)
    predicted = [str(category) for category in model.pipeline.predict(list(texts))] if len(texts) else []
    categories = sorted({*labels, *train_labels})
    confusion = confusion_matrix(
        label_indices(labels, categories), label_indices(predicted, categories), len(categories)
    )
    rates = Rates.of(confusion)
    return BaselineReport(
        name=name,
        train=len(train_texts),
        n=len(predicted),
        accuracy=rates.accuracy,
        f1_macro=rates.macro(rates.f1),
        predicted=tuple(predicted),
    )


@dataclass(frozen=True)
class TextModel:
    """A trained yardstick.

    Attributes:
        pipeline: counts words and classifies.
        categories: C names seen in training, in the order of the columns that it gives.
    """

    pipeline: Pipeline
    categories: tuple[str, ...]

    @property
    def gives_probabilities(self) -> bool:
        """Whether :meth:`scores` are logarithms of probabilities; those of a support vector machine are not."""
        return hasattr(self.pipeline, "predict_proba")

    def scores(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """What the method gives each text and category, float64 (N, C): log probabilities, or margins."""
        if self.gives_probabilities:
            with np.errstate(divide="ignore"):
                return np.log(self.pipeline.predict_proba(list(texts)).astype(np.float64))
        margins = np.asarray(self.pipeline.decision_function(list(texts)), dtype=np.float64)
        return margins if margins.ndim == 2 else np.stack([-margins, margins], axis=1)


def fit_text_model(
    train_texts: Sequence[str], train_labels: Sequence[str], method: str = LINEAR_SVM, seed: int = 0
) -> TextModel:
    """Train TF-IDF and a classifier; see :func:`text_baseline`.

    Raises:
        DatasetError: there is nothing to learn from.
    """
    if len(set(train_labels)) < 2 or not any(_WORD.search(text) for text in train_texts):
        raise DatasetError("The text baseline needs training texts of at least two categories; use a larger dataset.")
    _, make = METHODS[method]
    pipeline = _pipeline(make(seed)).fit(list(train_texts), list(train_labels))
    return TextModel(pipeline, tuple(str(category) for category in pipeline.classes_))


def _pipeline(classifier: Any) -> Pipeline:
    words = TfidfVectorizer(
        token_pattern=_WORD.pattern, ngram_range=(1, 2), sublinear_tf=True, strip_accents="unicode", dtype=np.float32
    )
    return make_pipeline(words, classifier)
