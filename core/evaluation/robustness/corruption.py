"""What a corruption is: one way in which pictures or texts are spoilt, in five severities."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from PIL import Image

from core.catalog.product import Product

About = Literal["picture", "text"]
SEVERITIES = (1, 2, 3, 4, 5)
# Left, top, right, bottom in pixels.
Frame = tuple[int, int, int, int]
SpoilPicture = Callable[[Image.Image, float, np.random.Generator], Image.Image]
SpoilText = Callable[[Product, float, np.random.Generator], Product]
FrameOf = Callable[[tuple[int, int], float, np.random.Generator], Frame]


def whole(size: tuple[int, int], level: float, rng: np.random.Generator) -> Frame:
    """The frame of a corruption that leaves every part of the picture in its place."""
    return (0, 0, *size)


@dataclass(frozen=True)
class Corruption:
    """One way to spoil a picture or a text.

    Attributes:
        about: which part of a product it spoils; the same for all of a kind.
        key: short name for files and options.
        name: what a person calls it.
        levels: how strongly at severities 1 to 5, in the unit that ``unit`` names.
        unit: a level in words, with ``{}`` for the number.
        shows: what is done, in a sentence.
    """

    about: ClassVar[About]
    key: str
    name: str
    levels: tuple[float, float, float, float, float]
    unit: str
    shows: str

    def level(self, severity: int) -> float:
        """The level at a severity of 1 to 5."""
        return self.levels[severity - 1]

    def level_text(self, severity: int) -> str:
        """The level at a severity in words, such as ``keeps 60 % of the words``."""
        return self.unit.format(f"{self.level(severity):g}")

    def chance(self, identity: str, seed: int) -> np.random.Generator:
        """Where a product's chance comes from: the same at every severity, so that a stronger one only adds to it.

        Args:
            identity: the product's id.
            seed: of the whole study.
        """
        digest = hashlib.sha256(f"{self.key}\n{seed}\n{identity}".encode("utf-8", "surrogatepass")).digest()
        return np.random.default_rng(int.from_bytes(digest[:8], "big"))


@dataclass(frozen=True)
class PictureCorruption(Corruption):
    """A way to spoil a picture.

    Attributes:
        spoil: picture (RGB), level, chance -> spoilt picture.
        frame_of: size, level, chance -> which part of the picture is left; all of it but for crops.
    """

    about = "picture"
    spoil: SpoilPicture
    frame_of: FrameOf = whole

    def apply(self, image: Image.Image, severity: int, identity: str, seed: int = 0) -> Image.Image:
        """The spoilt picture, RGB; the same for the same arguments.

        Args:
            image: the picture, RGB, its longest side :data:`core.evaluation.robustness.sample.SIDE`.
            severity: 1 to 5.
            identity: the product's id.
            seed: of the whole study.
        """
        return self.spoil(image, self.level(severity), self.chance(identity, seed))

    def frame(self, size: tuple[int, int], severity: int, identity: str, seed: int = 0) -> Frame:
        """Which part of a picture of this size :meth:`apply` leaves, in pixels."""
        return self.frame_of(size, self.level(severity), self.chance(identity, seed))


@dataclass(frozen=True)
class TextCorruption(Corruption):
    """A way to spoil a text.

    Attributes:
        spoil: product, level, chance -> the product with another title or description.
    """

    about = "text"
    spoil: SpoilText

    def apply(self, product: Product, severity: int, seed: int = 0) -> Product:
        """The product with its text spoilt; the same for the same arguments."""
        return self.spoil(product, self.level(severity), self.chance(product.id, seed))
