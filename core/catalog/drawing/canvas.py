"""A drawing surface in an object's own units: paths are filled with shaded paint and smoothed by supersampling."""

import functools
import math

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from core.catalog.drawing.colour import RGB
from core.catalog.drawing.paint import Gradient, Linear, Paint, ramp
from core.catalog.drawing.paths import Path, Points

# Everything is drawn at twice the final size and scaled down once, which smooths every edge.
SUPERSAMPLE = 2

_Box = tuple[int, int, int, int]


class Canvas:
    """A transparent layer on which one object is drawn.

    Attributes:
        layer: RGBA picture, ``SUPERSAMPLE`` times the final size.
        scale: pixels of the layer in one unit of the object.
    """

    def __init__(
        self,
        size: tuple[int, int],
        box: tuple[float, float],
        tilt: float = 0.0,
        flip: bool = False,
        margin: float = 0.09,
    ) -> None:
        """Fit an object's box into a picture.

        Args:
            size: width and height of the final picture, pixels.
            box: width and height of the object's own coordinates, which start at (0, 0).
            tilt: clockwise rotation, degrees.
            flip: whether left and right are exchanged.
            margin: empty share of the picture at each side.
        """
        width, height = (side * SUPERSAMPLE for side in size)
        self.layer = Image.new("RGBA", (width, height))
        angle = math.radians(tilt)
        cosine, sine = math.cos(angle), math.sin(angle)
        spans = (box[0] * abs(cosine) + box[1] * abs(sine), box[0] * abs(sine) + box[1] * abs(cosine))
        self.scale = (1 - 2 * margin) * min(width / spans[0], height / spans[1])
        rotation = np.array([(cosine, sine), (-sine, cosine)]) * self.scale
        self._matrix = np.diag([-1.0 if flip else 1.0, 1.0]) @ rotation
        self._offset = np.array([width, height]) / 2 - np.asarray(box) / 2 @ self._matrix

    def fill(self, path: Points, paint: Paint, opacity: float = 1.0, within: Points | None = None) -> None:
        """Fill a closed path.

        Args:
            path: (N, 2) in the object's units.
            paint: colour or gradient.
            opacity: 0 to 1.
            within: second closed path; only what lies inside both is painted.
        """
        points = self._place(path)
        box = self._bounds(points)
        if box is not None:
            mask = _polygon(points, box)
            if within is not None:
                mask = ImageChops.multiply(mask, _polygon(self._place(within), box))
            self._apply(mask, box, paint, np.asarray(path, dtype=float), opacity)

    def stroke(
        self,
        path: Points,
        width: float,
        paint: Paint,
        opacity: float = 1.0,
        within: Points | None = None,
    ) -> None:
        """Draw along an open path with round ends; ``width`` in the object's units, the rest as in :meth:`fill`."""
        points = self._place(path)
        thick = max(1.0, width * self.scale)
        box = self._bounds(points, thick / 2 + 2)
        if box is None:
            return
        mask = _line(points, box, thick)
        if within is not None:
            mask = ImageChops.multiply(mask, _polygon(self._place(within), box))
        self._apply(mask, box, paint, np.asarray(path, dtype=float), opacity)

    def ring(self, path: Points, width: float, paint: Paint, opacity: float = 1.0) -> None:
        """Draw along a closed path."""
        loop = np.asarray(path, dtype=float)
        self.stroke(np.concatenate([loop, loop[:2]]), width, paint, opacity)

    def glow(self, path: Points, colour: RGB, opacity: float, blur: float) -> None:
        """Tint a soft-edged area of what is already drawn: a highlight, a crease, a shadow on the object itself.

        Args:
            path: closed path, (N, 2).
            colour: tint.
            opacity: 0 to 1 in the middle of the area.
            blur: softness of the edge in the object's units.
        """
        radius = blur * self.scale
        points = self._place(path)
        box = self._bounds(points, 2 * radius)
        if box is None:
            return
        mask = _polygon(points, box).filter(ImageFilter.BoxBlur(radius / 2)).filter(ImageFilter.BoxBlur(radius / 2))
        region = self.layer.crop(box)
        mask = ImageChops.multiply(mask.point(lambda value: value * opacity), region.getchannel("A"))
        alpha = region.getchannel("A")
        region.paste(colour, (0, 0), mask)
        region.putalpha(alpha)
        self.layer.paste(region, box)

    def grain(self, path: Points, amount: float, coarse: float = 0.6) -> None:
        """Roughen what is drawn inside a closed path: cloth, foam, rubber.

        Args:
            path: closed path, (N, 2).
            amount: strength, brightness levels out of 255.
            coarse: size of a fleck in the object's units.
        """
        points = self._place(path)
        box = self._bounds(points)
        if box is None:
            return
        width, height = box[2] - box[0], box[3] - box[1]
        fleck = max(1, round(coarse * self.scale))
        flecks = _noise()[: height // fleck + 1, : width // fleck + 1]
        shift = np.kron(flecks, np.ones((fleck, fleck), dtype=np.float32))[:height, :width] * amount
        region = self.layer.crop(box)
        pixels = np.asarray(region).astype(np.float32)
        pixels[..., :3] += shift[..., None]
        rough = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGBA")
        region.paste(rough, (0, 0), _polygon(points, box))
        self.layer.paste(region, box)

    def _place(self, path: Points) -> Path:
        return np.asarray(path, dtype=float) @ self._matrix + self._offset

    def _bounds(self, points: Path, grow: float = 1.0) -> _Box | None:
        low, high = points.min(axis=0) - grow, points.max(axis=0) + grow
        left, top = max(0, math.floor(low[0])), max(0, math.floor(low[1]))
        right, bottom = min(self.layer.width, math.ceil(high[0])), min(self.layer.height, math.ceil(high[1]))
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _apply(self, mask: Image.Image, box: _Box, paint: Paint, path: Path, opacity: float) -> None:
        if isinstance(paint, tuple):
            patch = Image.new("RGBA", mask.size, (*paint, 255))
        else:
            patch = self._gradient(paint, path, box)
        if opacity >= 1:
            self.layer.paste(patch, box, mask)
            return
        patch.putalpha(mask.point(lambda value: value * opacity))
        region = self.layer.crop(box)
        region.alpha_composite(patch)
        self.layer.paste(region, box)

    def _gradient(self, paint: Gradient, path: Path, box: _Box) -> Image.Image:
        low, high = path.min(axis=0), path.max(axis=0)
        x = np.arange(box[0], box[2], dtype=np.float32)[None, :]
        y = np.arange(box[1], box[3], dtype=np.float32)[:, None]
        if isinstance(paint, Linear):
            ends = self._place(low + (high - low) * np.array([paint.start, paint.end]))
            direction = ends[1] - ends[0]
            direction /= max(float(direction @ direction), 1e-6)
            share = (x - np.float32(ends[0, 0])) * np.float32(direction[0]) + (y - np.float32(ends[0, 1])) * np.float32(
                direction[1]
            )
        else:
            centre = self._place((low + (high - low) * np.array(paint.centre))[None])[0]
            reach = max(paint.radius * float((high - low).max()) * self.scale, 1e-6)
            share = np.hypot(x - np.float32(centre[0]), y - np.float32(centre[1])) / np.float32(reach)
        steps = (np.clip(share, 0, 1) * 255).astype(np.uint8)
        return Image.fromarray(ramp(paint.colours)[steps], "RGB").convert("RGBA")


def _polygon(points: Path, box: _Box) -> Image.Image:
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    ImageDraw.Draw(mask).polygon((points - box[:2]).ravel().tolist(), fill=255)
    return mask


def _line(points: Path, box: _Box, width: float) -> Image.Image:
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    draw = ImageDraw.Draw(mask)
    local = points - box[:2]
    draw.line(local.ravel().tolist(), fill=255, width=max(1, round(width)), joint="curve")
    if width > 2:
        for x, y in (local[0], local[-1]):
            draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)
    return mask


@functools.cache
def _noise() -> np.ndarray:
    return np.random.default_rng(7).normal(size=(1280, 1280)).astype(np.float32)
