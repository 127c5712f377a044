"""One kind of product of the demo catalogue, and the picture of one specimen of it."""

import io
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PIL import Image

from core.catalog.drawing.backdrop import scene, with_shadow
from core.catalog.drawing.canvas import SUPERSAMPLE, Canvas
from core.catalog.drawing.colour import PALETTE
from core.catalog.drawing.look import Look

_JPEG_QUALITY = 90
_SQUARE = (320, 320)
_PORTRAITS = ((240, 320), (214, 320))
_LANDSCAPES = ((400, 280), (420, 240), (480, 220))


@dataclass(frozen=True)
class Kind:
    """A kind of product.

    Attributes:
        name: identifier, lower case with hyphens.
        draw: draws one specimen in the coordinates of ``box``.
        box: width and height of the object's own coordinates.
        colours: names in the palette that it comes in.
        titles: templates of its title; see ``core.catalog.shelves.wording`` for ``{slots}``.
        openings: templates of the sentence that says what it is.
        details: templates of the sentence that says how it is made.
        closings: templates of the sentence that says what it is for.
        slots: words that fill its templates.
        options: choices that both the drawing and the text follow.
        scenes: backgrounds that suit it.
        stance: how it meets the ground, see ``with_shadow``.
        tilt: largest rotation, degrees.
        margin: empty share at each side of the picture.
        flips: whether its mirror image is right too; not for figures on a display.
    """

    name: str
    draw: Callable[[Canvas, Look], None]
    box: tuple[float, float]
    colours: tuple[str, ...]
    titles: tuple[str, ...]
    openings: tuple[str, ...]
    details: tuple[str, ...]
    closings: tuple[str, ...]
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scenes: tuple[str, ...] = ("white", "white", "studio", "tint")
    stance: str = "stand"
    tilt: float = 0.0
    margin: float = 0.09
    flips: bool = True


@dataclass(frozen=True)
class Specimen:
    """One product of a kind: the facts that picture and text share.

    Attributes:
        kind: what it is.
        colour: name of its colour.
        options: chosen value of each option.
    """

    kind: Kind
    colour: str
    options: Mapping[str, str]


def choose(kind: Kind, rng: random.Random) -> Specimen:
    """Pick colour and options of one specimen."""
    colour = rng.choice(kind.colours)
    return Specimen(kind, colour, {name: rng.choice(values) for name, values in kind.options.items()})


def picture(specimen: Specimen, rng: random.Random, size: tuple[int, int] | None = None) -> bytes:
    """Draw a specimen.

    Args:
        specimen: what to draw.
        rng: chooses angle, background, frame and details.
        size: width and height in pixels; chosen to suit the object when left out.

    Returns:
        JPEG bytes.
    """
    kind = specimen.kind
    frame = size or _frame(kind, rng)
    background = scene(rng.choice(kind.scenes), (frame[0] * SUPERSAMPLE, frame[1] * SUPERSAMPLE), rng)
    canvas = Canvas(
        frame,
        kind.box,
        tilt=rng.uniform(-kind.tilt, kind.tilt),
        flip=kind.flips and rng.random() < 0.5,
        margin=kind.margin + rng.uniform(-0.03, 0.05),
    )
    accent = PALETTE[rng.choice([name for name in _ACCENTS if name != specimen.colour])]
    kind.draw(canvas, Look(PALETTE[specimen.colour], accent, specimen.options, rng))
    whole = with_shadow(canvas.layer, background, kind.stance)
    buffer = io.BytesIO()
    whole.resize(frame, Image.Resampling.LANCZOS).save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return buffer.getvalue()


_ACCENTS = ("red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "navy")


def _frame(kind: Kind, rng: random.Random) -> tuple[int, int]:
    """Mostly square like a shop's pictures; sometimes as tall or wide as the object."""
    aspect = kind.box[0] / kind.box[1]
    unusual = rng.random() < 0.25
    if unusual and aspect < 0.75:
        return rng.choice(_PORTRAITS)
    if unusual and aspect > 1.35:
        return rng.choice(_LANDSCAPES)
    return _SQUARE
