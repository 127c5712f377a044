"""The whole analysis as one JSON object, enough to repeat it; docs/report.md describes its fields."""

import base64
import io
import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from PIL import Image

from core.explain.export.report import Report
from core.explain.maps import HeatMap
from core.images import encode_png

SCHEMA, VERSION = "shelflens-analysis", 1
# Longest side of a heat map in the file; methods find at most a few dozen cells, so nothing is lost.
MAP_SIDE = 512
_LEVELS = 255


def to_json(report: Report, with_picture: bool = False) -> str:
    """Write an analysis.

    Args:
        report: the analysis.
        with_picture: also hold the picture file itself; its digest is there in any case.

    Returns:
        JSON in ASCII; whatever a text holds, it comes back letter by letter.
    """
    explanation = report.explanation
    values = {
        "schema": SCHEMA,
        "schema_version": VERSION,
        "created": report.created,
        "input": _input(report, with_picture),
        "prediction": report.prediction.to_dict(),
        "modality": {
            "states": {name: dict(getattr(report.states, name)) for name in ("both", "image", "text", "neither")},
            "shares": dict(explanation.modality),
        },
        "explanation": explanation.to_dict() | {"maps": [_map(heat) for heat in explanation.maps]},
        "remarks": list(report.remarks),
        "made_by": dict(report.made_by),
    }
    return json.dumps(_plain(values), indent=1, allow_nan=False)


def read_map(values: Mapping[str, Any]) -> np.ndarray:
    """A heat map's values, float32 (H, W), from what :func:`to_json` wrote, to half a ``step``."""
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(values["data"]))), dtype=np.float32)
    return values["lowest"] + values["step"] * pixels


def _input(report: Report, with_picture: bool) -> dict[str, Any]:
    product, picture = report.product, None
    if report.picture is not None:
        picture = {
            "sha256": report.picture_digest,
            "bytes": len(report.picture),
            "data": base64.b64encode(report.picture).decode("ascii") if with_picture else None,
        }
    return {
        "id": product.id,
        "title": product.title,
        "description": product.description,
        "text": product.text,
        "category": product.category,
        "picture": picture,
    }


def _map(heat: HeatMap) -> dict[str, Any]:
    """A map with its values as an 8-bit grey PNG: value = lowest + step * pixel."""
    height, width = heat.values.shape
    shrink = min(1.0, MAP_SIDE / max(width, height))
    size = (max(1, round(width * shrink)), max(1, round(height * shrink)))
    small = np.asarray(Image.fromarray(heat.values.astype(np.float32)).resize(size, Image.Resampling.BOX))
    lowest, highest = float(small.min()), float(small.max())
    step = (highest - lowest) / _LEVELS
    pixels = np.rint((small - lowest) / step) if step > 0 else np.zeros_like(small)
    data = base64.b64encode(encode_png(pixels.astype(np.uint8))).decode("ascii")
    values = {"width": size[0], "height": size[1], "lowest": lowest, "step": step, "encoding": "png", "data": data}
    return heat.to_dict() | {"values": values}


def _plain(value: Any) -> Any:
    """Values that JSON knows: numbers of numpy become Python's, and one that is no number becomes null."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value
