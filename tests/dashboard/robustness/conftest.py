from dataclasses import replace
from pathlib import Path

import pytest

from core.checkpoint import EncoderCard, ModelCard
from core.evaluation.robustness.attacks import FGSM, PGD, STRENGTHS
from core.evaluation.robustness.figures import ACCURACY, CLEAN, MAP, WORDS, Figure
from core.evaluation.robustness.registry import CORRUPTIONS
from core.evaluation.robustness.report import RobustnessReport
from core.model import FusionConfig
from dashboard.robustness.studies import Study, find

# Share of right answers lost at severity 3 beside the unspoilt rest: blur is the worst for pictures, typos for texts.
LOSSES = {"blur": 0.3, "noise": 0.2, "typos": 0.15, "order": -0.01}


def figure(model: str, measure: str, spoilt: str, strength: float, given: str, value: float, loss=None) -> Figure:
    return Figure(model, measure, spoilt, strength, given, 40, value, value - 0.1, value + 0.05, loss, loss, loss)


@pytest.fixture
def card() -> ModelCard:
    encoder = EncoderCard("eyes", "", "", 4)
    return ModelCard("small", ("Cups", "Lamps"), encoder, encoder, FusionConfig(4, 4, 2), sha256="f" * 64)


@pytest.fixture
def report(card: ModelCard) -> RobustnessReport:
    figures = []
    for model in ("small", "other <b>"):
        figures += [figure(model, ACCURACY, CLEAN, 0, given, 0.9) for given in ("both", "picture", "text")]
        for corruption in CORRUPTIONS:
            loss = LOSSES.get(corruption.key, 0.0)
            for severity in range(1, 6):
                for given in ("both", corruption.about):
                    figures.append(figure(model, ACCURACY, corruption.key, severity, given, 0.9 - loss, loss))
                measure = MAP if corruption.about == "picture" else WORDS
                figures.append(figure(model, measure, corruption.key, severity, "both", 0.5))
        for attack in (FGSM, PGD):
            for given in ("both", "picture"):
                figures.append(figure(model, ACCURACY, attack, 0, given, 0.95))
                figures += [figure(model, ACCURACY, attack, each, given, 0.2, 0.75) for each in STRENGTHS]
    settings = {
        "products": 40, "explained": 5, "attacked": 9, "seed": 0, "side": 256, "map": "gradcam",
        "words": "leave_one_out", "attack_steps": 10, "arithmetic": "bfloat16",
    }  # fmt: skip
    data = {"name": "shop <i>", "digest": "d", "part": "heldout"}
    return RobustnessReport(data, settings, {"small": card.sha256, "other <b>": "e" * 64}, tuple(figures))


@pytest.fixture
def study(report: RobustnessReport, card: ModelCard, tmp_path: Path) -> Study:
    report.write(tmp_path / "small")
    found = find(replace(card), tmp_path)
    assert found is not None
    return found
