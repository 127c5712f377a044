"""One analysis as plain values: what ``analyze --json`` prints and the service answers."""

from collections.abc import Mapping
from typing import Any

from core.explain.explanation import Explanation
from core.prediction import Prediction


def answer(
    prediction: Prediction,
    explanation: Explanation,
    maps: Mapping[str, str],
    timings_ms: Mapping[str, float],
    checkpoint: Mapping[str, str],
) -> dict[str, Any]:
    """The analysis for JSON.

    Args:
        prediction: what the model says.
        explanation: why.
        maps: method -> where its picture is.
        timings_ms: milliseconds spent, in parts and in all.
        checkpoint: ``name`` and ``digest`` of the model.
    """
    return {
        "category": prediction.category,
        "confidence": prediction.confidence,
        "sure": prediction.sure,
        "probabilities": dict(prediction.probabilities),
        "target": explanation.target,
        "against": explanation.against,
        "words": [word.to_dict() for word in explanation.words],
        "word_fit": explanation.word_fit,
        "maps": dict(maps),
        "modality": dict(explanation.modality),
        "encoders": dict(explanation.encoders),
        "settings": dict(explanation.settings),
        "notes": list(explanation.notes),
        "timings_ms": dict(timings_ms),
        "checkpoint": dict(checkpoint),
    }
