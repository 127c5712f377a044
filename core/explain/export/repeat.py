"""An exported analysis, done again: whether the same comes out."""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.catalog.product import Product
from core.checkpoint import library_versions
from core.errors import SettingsError
from core.explain.explanation import explain
from core.explain.export.json_file import SCHEMA, VERSION
from core.explain.export.report import precision
from core.explain.words import SHOWN_WORDS
from core.images import read_image
from core.predictor import Predictor, Progress
from core.settings import Settings

# Probabilities may differ by this much: the order in which processors add up numbers is not the same everywhere.
TOLERANCE = 1e-3
_MISSING = object()
_Kind = type | tuple[type, ...]
_MAYBE_TEXT = (str, type(None))
# What a repetition needs of an export, and of which types it may be.
_NEEDED: Mapping[tuple[str, ...], _Kind] = {
    **{("input", name): str for name in ("id", "title", "description")},
    ("input", "category"): _MAYBE_TEXT,
    ("input", "picture"): (dict, type(None)),
    ("prediction", "category"): str,
    ("prediction", "probabilities"): dict,
    ("explanation", "target"): str,
    ("explanation", "against"): _MAYBE_TEXT,
    ("explanation", "words"): list,
    ("explanation", "settings", "words"): str,
    ("explanation", "settings", "word_settings"): dict,
    ("made_by", "device"): str,
    ("made_by", "precision"): str,
    ("made_by", "max_side"): int,
    ("made_by", "versions"): dict,
    ("made_by", "model", "name"): str,
    **{("made_by", name, "sha256"): str for name in ("model", "image_encoder", "text_encoder")},
}
_OF_WORD: Mapping[str, _Kind] = {"word": str, "start": int, "end": int}
_OF_PICTURE: Mapping[str, _Kind] = {"sha256": str, "data": _MAYBE_TEXT}


@dataclass(frozen=True)
class Repetition:
    """What came out the second time.

    Attributes:
        categories: the answer then and now.
        difference: the largest difference of a category's probability, 0 to 1.
        words: how many of the strongest words there were, then.
        lost: strongest words of then that are none now.
        gained: strongest words of now that were none then.
        changes: what is different in how it was made, as sentences' ends; empty when nothing is.
    """

    categories: tuple[str, str]
    difference: float
    words: int
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    changes: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether category, probabilities (to 0.001) and strongest words are the same."""
        then, now = self.categories
        return then == now and self.difference <= TOLERANCE and not self.lost and not self.gained

    @property
    def sentence(self) -> str:
        """The outcome for a person."""
        then, now = self.categories
        if self.same:
            words = f", and the {self.words} strongest words are the same" if self.words else ""
            return f"The result is the same: {now}; probabilities differ by {self.difference:.4f} at most{words}."
        parts = []
        if then != now:
            parts.append(f"the answer was {then} and is now {now}")
        if self.difference > TOLERANCE:
            parts.append(f"a probability differs by {self.difference:.4f}, and {TOLERANCE} is allowed")
        if self.lost or self.gained:
            parts.append(f"strongest words went ({', '.join(self.lost) or 'none'})")
            parts.append(f"others came ({', '.join(self.gained) or 'none'})")
        why = f" What changed: {'; '.join(self.changes)}." if self.changes else ""
        return f"The result is not the same: {'; '.join(parts)}.{why}"


def read(path: Path) -> dict[str, Any]:
    """Read an exported analysis.

    Raises:
        SettingsError: the file is missing, or not such an analysis.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"The file {path} cannot be read ({error.strerror}); check the path.") from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path} is not a JSON file; name one that ShelfLens exported.") from error
    if not isinstance(values, dict) or values.get("schema") != SCHEMA:
        raise SettingsError(f"{path} is not an exported analysis; name a file written with --report or downloaded.")
    if values.get("schema_version") != VERSION:
        raise SettingsError(
            f"{path} has version {values.get('schema_version')} of the format; this program reads version {VERSION}."
        )
    if not _is_whole(values):
        raise SettingsError(f"{path} is damaged: parts that a repetition needs are missing; export the analysis again.")
    return values


def product_of(values: Mapping[str, Any], picture: bytes | None = None) -> Product:
    """The product of an exported analysis.

    Args:
        values: what :func:`read` gave.
        picture: the picture file, where the export does not hold it.

    Raises:
        SettingsError: its picture is missing, or another one.
    """
    given = values["input"]
    known = given["picture"]
    if known is None:
        return Product(given["id"], given["title"], given["description"], given["category"])
    if picture is None and known["data"] is None:
        raise SettingsError("The report does not hold its picture; name the file with --image.")
    if picture is None:
        try:
            picture = base64.b64decode(known["data"], validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            raise SettingsError("The picture in the report is damaged; name its file with --image.") from error
    if hashlib.sha256(picture).hexdigest() != known["sha256"]:
        raise SettingsError("The picture is not the one that was analysed: its SHA-256 differs from the report's.")
    return Product(given["id"], given["title"], given["description"], given["category"], picture)


def repeat(
    values: Mapping[str, Any],
    predictor: Predictor,
    product: Product,
    config: Settings | None = None,
    progress: Progress | None = None,
) -> Repetition:
    """Do an exported analysis again.

    Args:
        values: what :func:`read` gave.
        predictor: the model to ask.
        product: what :func:`product_of` gave.
        config: limits for reading the picture; the environment's settings when None.
        progress: called with (texts answered, texts in all) while words are weighed.

    Raises:
        ImageError: the picture cannot be read.
        SettingsError: the model does not know the category that was explained.
    """
    then, chosen = values["explanation"], values["explanation"]["settings"]
    image = None if product.image is None else read_image(product.image, config)
    prediction = predictor.predict(product, image)
    now = explain(
        predictor,
        product,
        prediction,
        then["target"],
        methods=(),
        progress=progress,
        against=then["against"],
        image=image,
        words=chosen["words"],
        word_settings=chosen["word_settings"],
        words_kept=len(then["words"]) or SHOWN_WORDS,
    )
    before, after = values["prediction"]["probabilities"], prediction.probabilities
    names = before.keys() | after.keys()
    words = {(word["start"], word["end"]): word["word"] for word in then["words"][:SHOWN_WORDS]}
    found = {(word.start, word.end): word.word for word in now.words[:SHOWN_WORDS]}
    return Repetition(
        (values["prediction"]["category"], prediction.category),
        max(abs(before.get(name, 0.0) - after.get(name, 0.0)) for name in names),
        len(words),
        tuple(word for place, word in words.items() if place not in found),
        tuple(word for place, word in found.items() if place not in words),
        _changes(values["made_by"], predictor, now.settings["versions"]),
    )


def _is_whole(values: Mapping[str, Any]) -> bool:
    """Whether everything that a repetition needs is there and of its type."""
    if not all(isinstance(_find(values, *steps), kind) for steps, kind in _NEEDED.items()):
        return False
    picture, explanation = values["input"]["picture"], values["explanation"]
    numbers = (*values["prediction"]["probabilities"].values(), *explanation["settings"]["word_settings"].values())
    return (
        all(isinstance(each, int | float) for each in numbers)
        and all(_has(each, _OF_WORD) for each in explanation["words"])
        and (picture is None or _has(picture, _OF_PICTURE))
    )


def _has(values: Any, kinds: Mapping[str, _Kind]) -> bool:
    return all(isinstance(_find(values, name), kind) for name, kind in kinds.items())


def _find(values: Any, *steps: str) -> Any:
    for step in steps:
        if not isinstance(values, dict) or step not in values:
            return _MISSING
        values = values[step]
    return values


def _changes(made_by: Mapping[str, Any], predictor: Predictor, versions: Mapping[str, str]) -> tuple[str, ...]:
    """What is not as it was when the export was made."""
    pairs = [
        ("the model's weights", made_by["model"]["sha256"][:12], predictor.digest[:12]),
        ("the image encoder's weights", made_by["image_encoder"]["sha256"][:12], predictor.image_encoder.digest[:12]),
        ("the text encoder's weights", made_by["text_encoder"]["sha256"][:12], predictor.text_encoder.digest[:12]),
        ("the device", made_by["device"], predictor.device),
        ("the arithmetic", made_by["precision"], precision(predictor)),
    ]
    current = library_versions() | dict(versions)
    pairs += [(name, version, current.get(name, "none")) for name, version in made_by["versions"].items()]
    return tuple(f"{name} from {then} to {now}" for name, then, now in pairs if then != now)
