"""Names of image encoders, with the side of their input where it is not the usual one: ``resnet18@80``."""

from dataclasses import dataclass

from core.errors import EncoderError

JOINT = "+"
_SIZE = "@"
_LARGEST = 1024


@dataclass(frozen=True)
class ImageEncoderSpec:
    """One image encoder as configurations and model cards name it.

    Attributes:
        architecture: timm name.
        size: side of the square input, pixels; None for the architecture's own.
    """

    architecture: str
    size: int | None

    @classmethod
    def parse(cls, name: str) -> "ImageEncoderSpec":
        """Read ``NAME`` or ``NAME@SIZE``.

        Raises:
            EncoderError: the size is no sensible number of pixels.
        """
        architecture, at, size = name.partition(_SIZE)
        if not at:
            return cls(architecture, None)
        if not size.isdecimal() or not 16 <= int(size) <= _LARGEST:
            raise EncoderError(
                f"The image encoder {name!r} asks for pictures of {size or 'no'} pixels; give 16 to {_LARGEST}."
            )
        return cls(architecture, int(size))

    def __str__(self) -> str:
        return self.architecture if self.size is None else f"{self.architecture}{_SIZE}{self.size}"
