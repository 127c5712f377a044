"""Every knob that is read from the environment, with its unit and default."""

import os
from dataclasses import dataclass
from pathlib import Path

from core.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
PRECISIONS = ("auto", "float32", "bfloat16")


@dataclass(frozen=True)
class Settings:
    """Process-wide settings; build with :func:`settings`.

    Attributes:
        weights: folder that holds one folder a model (``SHELFLENS_WEIGHTS``).
        checkpoint: the model used when none is named (``SHELFLENS_CHECKPOINT``).
        cache: folder for encoded features (``SHELFLENS_CACHE``).
        feedback: folder for what people say of answers (``SHELFLENS_FEEDBACK``).
        data: folder with datasets at hand, or None (``SHELFLENS_DATA``).
        device: ``auto``, ``cpu``, ``cuda`` or ``mps`` (``SHELFLENS_DEVICE``).
        precision: arithmetic of the encoders (``SHELFLENS_PRECISION``); ``auto`` is bfloat16 where the
            processor computes in it and float32 elsewhere.
        least_confidence: predictions below it are called not sure, 0 to 1 (``SHELFLENS_LEAST_CONFIDENCE``); what the
            model's card says when None.
        image_weights: file with the image encoder's weights, tried first (``SHELFLENS_IMAGE_WEIGHTS``).
        text_weights: folder with the text encoder, tried first (``SHELFLENS_TEXT_WEIGHTS``).
        max_pixels: largest picture that is decoded, in pixels (``SHELFLENS_MAX_PIXELS``).
        max_bytes: largest picture file that is read, in bytes (``SHELFLENS_MAX_BYTES``).
        max_side: longest side kept of a decoded picture, in pixels (``SHELFLENS_MAX_SIDE``).
    """

    weights: Path
    checkpoint: Path
    cache: Path
    feedback: Path
    data: Path | None
    device: str
    precision: str
    least_confidence: float | None
    image_weights: Path | None
    text_weights: Path | None
    max_pixels: int
    max_bytes: int
    max_side: int


def settings() -> Settings:
    """Read the settings from the environment; a path that is set to nothing counts as not set.

    Raises:
        SettingsError: a variable has a value that cannot be used.
    """
    weights = _path("SHELFLENS_WEIGHTS") or ROOT / "weights"
    precision = os.environ.get("SHELFLENS_PRECISION", "auto")
    if precision not in PRECISIONS:
        raise SettingsError(f"SHELFLENS_PRECISION is {precision!r}; choose one of {', '.join(PRECISIONS)}.")
    return Settings(
        weights=weights,
        checkpoint=_path("SHELFLENS_CHECKPOINT") or weights / "departments",
        cache=_path("SHELFLENS_CACHE") or Path.home() / ".cache" / "shelflens",
        feedback=_path("SHELFLENS_FEEDBACK") or ROOT / "feedback",
        data=_path("SHELFLENS_DATA"),
        device=os.environ.get("SHELFLENS_DEVICE", "auto"),
        precision=precision,
        least_confidence=_share("SHELFLENS_LEAST_CONFIDENCE"),
        image_weights=_path("SHELFLENS_IMAGE_WEIGHTS"),
        text_weights=_path("SHELFLENS_TEXT_WEIGHTS"),
        max_pixels=_positive("SHELFLENS_MAX_PIXELS", 80_000_000),
        max_bytes=_positive("SHELFLENS_MAX_BYTES", 20 * 1024 * 1024),
        max_side=_positive("SHELFLENS_MAX_SIDE", 1600),
    )


def _path(name: str) -> Path | None:
    value = os.environ.get(name)
    return Path(value) if value else None


def _share(name: str) -> float | None:
    text = os.environ.get(name)
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise SettingsError(f"{name} is {text!r}; give a number from 0 to 1.")
    return value


def _positive(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise SettingsError(f"{name} is {text!r}; give a whole number above 0.")
    return value
