"""The encoders that belong to a model folder."""

from dataclasses import replace
from pathlib import Path

from core import checkpoint
from core.encoders.counting import CountingTextEncoder
from core.encoders.image import ImageEncoder
from core.encoders.text import TextEncoder
from core.settings import Settings


def load_encoders(folder: Path, image_name: str, text_name: str, config: Settings) -> tuple[ImageEncoder, TextEncoder]:
    """The encoders that a model folder asks for: pretrained, its own, or tuned; paths given by the user win.

    Args:
        folder: the model's folder, or one that holds the same files.
        image_name: timm name.
        text_name: sentence-transformers name.
        config: settings.

    Raises:
        EncoderError: weights are missing or damaged, or do not fit.
    """
    own_image, own_text = folder / checkpoint.IMAGE_ENCODER_FILE, folder / checkpoint.TEXT_ENCODER_FOLDER
    config = replace(
        config,
        image_weights=config.image_weights or (own_image if own_image.is_file() else None),
        text_weights=config.text_weights or (own_text if own_text.is_dir() else None),
    )
    image = ImageEncoder(image_name, config, _if_file(folder / checkpoint.TUNED_IMAGE_FILE))
    tuned_text, words = _if_file(folder / checkpoint.TUNED_TEXT_FILE), _if_file(folder / checkpoint.WORDS_FILE)
    if words is not None:
        return image, CountingTextEncoder(text_name, words, config, tuned_text)
    return image, TextEncoder(text_name, config, tuned_text)


def _if_file(path: Path) -> Path | None:
    return path if path.is_file() else None
