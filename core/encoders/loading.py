"""The encoders that belong to a model folder."""

import shutil
from dataclasses import replace
from pathlib import Path

from core import checkpoint
from core.encoders.counting import CountingTextEncoder
from core.encoders.image import ImageEncoder
from core.encoders.joined import JoinedImageEncoder
from core.encoders.pretrained import GIVEN
from core.encoders.spec import JOINT, ImageEncoderSpec
from core.encoders.text import TextEncoder
from core.files import replacing
from core.settings import Settings


def load_encoders(folder: Path, image_name: str, text_name: str, config: Settings) -> tuple[ImageEncoder, TextEncoder]:
    """The encoders that a model folder asks for: pretrained, its own, or tuned; paths given by the user win.

    Args:
        folder: the model's folder, or one that holds the same files.
        image_name: timm name, or several joined by ``+``.
        text_name: sentence-transformers name.
        config: settings.

    Raises:
        EncoderError: weights are missing or damaged, or do not fit.
    """
    own_images, own_text = folder / checkpoint.IMAGE_ENCODERS_FOLDER, folder / checkpoint.TEXT_ENCODER_FOLDER
    own_image = own_images if own_images.is_dir() else _if_file(folder / checkpoint.IMAGE_ENCODER_FILE)
    config = replace(
        config,
        image_weights=config.image_weights or own_image,
        text_weights=config.text_weights or (own_text if own_text.is_dir() else None),
    )
    image = load_image_encoder(image_name, config, _if_file(folder / checkpoint.TUNED_IMAGE_FILE))
    tuned_text, words = _if_file(folder / checkpoint.TUNED_TEXT_FILE), _if_file(folder / checkpoint.WORDS_FILE)
    if words is not None:
        return image, CountingTextEncoder(text_name, words, config, tuned_text)
    return image, TextEncoder(text_name, config, tuned_text)


def load_image_encoder(name: str, config: Settings, tuned_file: Path | None = None) -> ImageEncoder:
    """One image encoder, or several whose names are joined by ``+``.

    Raises:
        EncoderError: weights are missing or damaged, or do not fit.
    """
    return JoinedImageEncoder(name, config) if JOINT in name else ImageEncoder(name, config, tuned_file)


def keep_given_weights(encoder: ImageEncoder, out: Path) -> None:
    """Copy the image encoders' weights that the user gave into a model's folder, where they are found from then on.

    Weights of other encoders that lay there are removed; the folder goes where none are left.

    Raises:
        OSError: the folder cannot be written.
    """
    folder = out / checkpoint.IMAGE_ENCODERS_FOLDER
    kept = set()
    for member in encoder.members:
        path = member.weights.path
        if member.weights.origin == GIVEN and path is not None:
            target = folder / f"{ImageEncoderSpec.parse(member.name).architecture}{path.suffix}"
            kept.add(target)
            if path.resolve() != target.resolve():
                with replacing(target) as temporary:
                    shutil.copyfile(path, temporary)
    for stale in set(folder.glob("*.*")) - kept:
        stale.unlink()
    if folder.is_dir() and not kept:
        folder.rmdir()


def _if_file(path: Path) -> Path | None:
    return path if path.is_file() else None
