"""The whole study: every model under every corruption and attack, as figures."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from core.evaluation.robustness.attacks import FGSM, PGD, STRENGTHS
from core.evaluation.robustness.corruption import SEVERITIES
from core.evaluation.robustness.figures import ACCURACY, CLEAN, Figure, figure
from core.evaluation.robustness.kept import Kept, Part
from core.evaluation.robustness.parts import ModelParts, Sample
from core.evaluation.robustness.registry import CORRUPTIONS
from core.predictor import Predictor

# Called with (parts done, parts in all, what comes next).
Progress = Callable[[int, int, str], None]
ATTACKS = [(attack, given) for attack in (FGSM, PGD) for given in ("both", "picture")]
_PARTS_A_MODEL = 1 + 2 * len(CORRUPTIONS) + len(ATTACKS)


def study(
    predictors: Sequence[Predictor], sample: Sample, kept: Kept, progress: Progress | None = None
) -> list[Figure]:
    """Measure every model on the same products.

    Args:
        predictors: the models, of different names; each knows the products' categories.
        sample: the products.
        kept: where finished parts lie.
        progress: called before each part; may raise to stop.

    Returns:
        Figures, model by model.
    """
    total, done = len(predictors) * _PARTS_A_MODEL, 0
    figures: list[Figure | None] = []

    def begin(name: str) -> None:
        nonlocal done
        if progress is not None:
            progress(done, total, name)
        done += 1

    for predictor in predictors:
        parts, name = ModelParts(predictor, sample, kept), predictor.name
        begin(f"{name}, as they are")
        before = {given: rows[0] for given, rows in parts.clean().items()}
        figures += [figure(name, ACCURACY, CLEAN, 0, given, right) for given, right in before.items()]
        for corruption in CORRUPTIONS:
            begin(f"{name}, {corruption.key}")
            figures += accuracy_figures(name, corruption.key, parts.answers(corruption), before)
            begin(f"{name}, {corruption.key}, explanations")
            figures += _stability_figures(name, corruption.key, parts.stability(corruption))
        for attack, given in ATTACKS:
            begin(f"{name}, {attack}, {given}")
            unharmed, *rows = parts.attacked(attack, given)
            figures.append(figure(name, ACCURACY, attack, 0, given, unharmed))
            figures += [
                figure(name, ACCURACY, attack, strength, given, row, unharmed)
                for strength, row in zip(STRENGTHS, rows, strict=True)
            ]
    return [each for each in figures if each is not None]


def accuracy_figures(
    name: str, spoilt: str, rows: Part, before: dict[str, npt.NDArray[np.float64]]
) -> list[Figure | None]:
    """Accuracy at severities 1 to 5.

    Args:
        name: the model's name.
        spoilt: key of the corruption.
        rows: what is given -> (5, N) of 0 and 1.
        before: what is given -> (N,), for the products as they are.
    """
    return [
        figure(name, ACCURACY, spoilt, severity, given, right, before[given])
        for given, of_all in rows.items()
        for severity, right in zip(SEVERITIES, of_all, strict=True)
    ]


def _stability_figures(name: str, spoilt: str, rows: Part) -> list[Figure | None]:
    return [
        figure(name, measure, spoilt, severity, "both", values)
        for measure, of_all in rows.items()
        for severity, values in zip(SEVERITIES, of_all, strict=True)
    ]
