"""Going back: a taught model is removed once the model it came from is sure to be there."""

import shutil
import tempfile
from pathlib import Path

from core import checkpoint
from core.checkpoint import CARD_FILE
from core.errors import CheckpointError
from core.settings import Settings


def undo(folder: Path, settings: Settings) -> Path:
    """Remove a taught model.

    Args:
        folder: the taught model's folder.
        settings: where the other models lie.

    Returns:
        The folder of the model it was taught from, which is whole.

    Raises:
        CheckpointError: it was not taught, the model it came from is missing or damaged, or others came from it.
    """
    card = checkpoint.read_card(folder)
    origin = card.training.get("updated_from")
    if not origin:
        raise CheckpointError(f"{folder.name} did not come from an update, so there is nothing to go back to.")
    parent = _parent(folder, origin["name"], origin["digest"], settings)
    heirs = [other.name for other in _models(folder.parent) if _origin(other) == card.sha256]
    if heirs:
        raise CheckpointError(f"{', '.join(heirs)} was taught from {folder.name}; go back from there first.")
    # Renamed first: whatever interrupts the removal, no half model is left under the name.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as room:
        shutil.move(folder, Path(room) / folder.name)
    return parent


def _parent(folder: Path, name: str, digest: str, settings: Settings) -> Path:
    """The folder of the model with this digest, whatever it is called by now, verified.

    Raises:
        CheckpointError: there is none, or it is damaged.
    """
    for place in (*_models(folder.parent), *_models(settings.weights), settings.checkpoint):
        if place.resolve() != folder.resolve() and _digest(place) == digest:
            checkpoint.load(place)
            return place
    raise CheckpointError(
        f"{folder.name} was taught from {name}, which is not beside it any more (or is another model by now); "
        "nothing was removed."
    )


def _models(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob(f"*/{CARD_FILE}"))


def _digest(folder: Path) -> str | None:
    """Of a model's weights; None where its card cannot be read."""
    try:
        return checkpoint.read_card(folder).sha256
    except CheckpointError:
        return None


def _origin(folder: Path) -> str | None:
    """Digest of the model that a model came from; None where it came from none or its card cannot be read."""
    try:
        origin: str | None = checkpoint.read_card(folder).training.get("updated_from", {}).get("digest")
        return origin
    except CheckpointError:
        return None
