"""Pictures -> feature maps -> feature vectors, by any timm model."""

import copy
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import timm
import torch
from PIL import Image
from timm.data.config import resolve_model_data_config
from torch import nn

from core.encoders import tuned
from core.encoders.cores import side_by_side
from core.encoders.device import choose_device, choose_dtype
from core.encoders.fold import fold_batch_norm
from core.encoders.packing import is_packed
from core.encoders.pixels import Preprocessing, to_pixels
from core.encoders.pretrained import DEFAULT_IMAGE_ENCODER, Weights, find_image_weights
from core.encoders.shapes import load_fitted
from core.encoders.spec import ImageEncoderSpec
from core.encoders.state import digest_of_state, read_state
from core.errors import EncoderError
from core.settings import Settings, settings

# How EfficientNet-Lite0's publisher scales pixels of 0 to 255: (pixel - 127) / 128.
_LITE0_MEAN = (127.0, 127.0, 127.0)
_LITE0_STD = (128.0, 128.0, 128.0)
# More at once overflow a CPU's cache: measured, 8 take 12 ms a picture where 32 take 18; 4 give every core its share.
_PICTURES_AT_ONCE = 4
_PICTURES_AT_ONCE_ON_GPU = 64

Layout = Literal["maps", "tokens", "other"]


class ImageEncoder:
    """A timm network; safe to share between threads (it holds no state that a call changes).

    Attributes:
        name: timm model name, with the side of its input where that is not the usual one (``resnet18@80``).
        weights: where the pretrained weights come from.
        digest: SHA-256 of the weights, tuned ones included.
        dim: length of a feature vector.
        layer: name of the layer whose output :meth:`encode_maps` returns.
        preprocessing: how pictures are scaled.
    """

    def __init__(
        self, name: str = DEFAULT_IMAGE_ENCODER, config: Settings | None = None, tuned_file: Path | None = None
    ) -> None:
        """Load the encoder.

        Args:
            name: see the attribute.
            config: settings; read from the environment when None.
            tuned_file: tensors that were trained further, see :mod:`core.encoders.tuned`.

        Raises:
            EncoderError: the weights are missing or do not fit the network.
        """
        config = config or settings()
        self.name = name
        self._spec = ImageEncoderSpec.parse(name)
        self.weights = find_image_weights(self._spec.architecture, config.image_weights)
        network = build_network(self._spec, self.weights)
        self.digest = tuned.digest_with(self.weights.digest or digest_of_state(network.state_dict()), tuned_file)
        self.device = choose_device(config.device)
        self.dtype = choose_dtype(config.precision, self.device)
        self.dim = int(network.num_features)
        self.layer = "bn2" if hasattr(network, "bn2") else "last feature map"
        self.preprocessing = preprocessing_of(self._spec, network)
        self.network = fold_batch_norm(network, self.preprocessing.size)
        if tuned_file is not None:
            tuned.lay_over(self.network, tuned_file)
        self.network.to(self.device, self.dtype, memory_format=torch.channels_last)

    @property
    def members(self) -> tuple["ImageEncoder", ...]:
        """The encoders that look at the picture: this one, unless several are joined."""
        return (self,)

    def member_maps(self, maps: torch.Tensor) -> list[torch.Tensor]:
        """What :meth:`encode_maps` gives, as each member's own feature maps."""
        return [maps]

    def member_tensor(self, images: Sequence[Image.Image], position: int) -> torch.Tensor:
        """RGB pictures of any size as the member at ``position`` gets them."""
        return self.to_tensor(images)

    def to_tensor(self, images: Sequence[Image.Image]) -> torch.Tensor:
        """RGB pictures of any size -> float (N, 3, S, S), scaled as the network expects."""
        return to_pixels(images, self.preprocessing).to(self.device, self.dtype)

    def fresh_network(self) -> Any:
        """The pretrained network in float32, folded, to be trained; this encoder's own is left alone."""
        return fold_batch_norm(build_network(self._spec, self.weights), self.preprocessing.size)

    @functools.cached_property
    def exact_network(self) -> Any:
        """The network in float32, for gradients; itself where it is in float32 already.

        Gradients through bfloat16 activations, of 8 bits, are rounded at every one of some fifty layers, and what is
        left near the pixels is largely noise. The weights here are those that the prediction was made with, bit by
        bit; only what is computed from them is not rounded. Kept once made: 14 MB for the default network. Two
        threads that ask first at once make two equal copies, of which one is kept.
        """
        return self.network if self.dtype is torch.float32 else copy.deepcopy(self.network).float()

    @functools.cached_property
    def layout(self) -> Layout:
        """What :meth:`encode_maps` really returns, found out by asking it about a small picture.

        ``maps`` (N, D, h, w) as convolutional networks give them, ``tokens`` (N, T, D) as vision transformers do, or
        ``other``, such as channels last.
        """
        shape = self.encode_maps([Image.new("RGB", (8, 8))]).shape
        if len(shape) == 4 and shape[1] == self.dim:
            return "maps"
        return "tokens" if len(shape) == 3 and shape[2] == self.dim else "other"

    def encode_maps(self, images: Sequence[Image.Image]) -> torch.Tensor:
        """RGB pictures -> float32 (N, D, h, w): the last feature maps before pooling (1280 x 7 x 7 by default)."""
        size = _PICTURES_AT_ONCE if self.device.type == "cpu" else _PICTURES_AT_ONCE_ON_GPU
        parts = [images[start : start + size] for start in range(0, len(images), size)]
        return torch.cat(list(side_by_side(self._forward, parts, self.device))).contiguous()

    @torch.inference_mode()
    def _forward(self, images: Sequence[Image.Image]) -> torch.Tensor:
        maps: torch.Tensor = self.network.forward_features(self.to_tensor(images))
        return maps.float()

    def pool(self, maps: torch.Tensor) -> torch.Tensor:
        """Feature maps (N, D, h, w) -> feature vectors (N, D); differentiable."""
        pooled: torch.Tensor = self.network.forward_head(maps.to(self.dtype), pre_logits=True)
        return pooled.float()


def build_network(spec: ImageEncoderSpec, weights: Weights) -> Any:
    """A timm network without its classifier, in evaluation mode, with the weights that were found.

    Raises:
        EncoderError: there is no such network, or the weights do not fit it.
    """
    try:
        network: nn.Module = create_network(spec, pretrained=weights.path is None)
    except Exception as error:
        raise EncoderError(
            f"The image encoder {str(spec)!r} could not be loaded by that name; name a file with its weights in "
            f"SHELFLENS_IMAGE_WEIGHTS ({type(error).__name__})."
        ) from error
    if weights.path is not None:
        try:
            _load_state(network, weights.path)
        except ValueError as error:
            raise EncoderError(
                f"The weights in {weights.path.name} do not fit the image encoder {str(spec)!r}."
            ) from error
    return network.eval().requires_grad_(False)


def _load_state(network: nn.Module, path: Path) -> None:
    state = read_state(path)
    if is_packed(path):
        load_fitted(network, state)
        return
    wanted = network.state_dict()
    # The package's tensors are in timm's order under other names; its last two belong to the ImageNet classifier.
    named = wanted.keys() <= state.keys()
    paired = {key: state[key] for key in wanted} if named else dict(zip(wanted, state.values(), strict=False))
    if {key: value.shape for key, value in paired.items()} != {key: value.shape for key, value in wanted.items()}:
        raise ValueError("names or shapes differ")
    network.load_state_dict(paired)


def create_network(spec: ImageEncoderSpec, pretrained: bool = False) -> Any:
    """A timm network without its classifier; from random weights unless ``pretrained``.

    Networks with learned positions are told the size of their input; the others take any.
    """
    config = timm.models.get_pretrained_cfg(spec.architecture)
    sized = spec.size is not None and config is not None and config.fixed_input_size
    options: dict[str, Any] = {"img_size": spec.size} if sized else {}
    return timm.create_model(spec.architecture, pretrained=pretrained, num_classes=0, **options)


def preprocessing_of(spec: ImageEncoderSpec, network: nn.Module) -> Preprocessing:
    """How the pictures of an encoder are scaled."""
    if spec.architecture == DEFAULT_IMAGE_ENCODER:
        return Preprocessing(spec.size or 224, _LITE0_MEAN, _LITE0_STD)
    config = resolve_model_data_config(network)
    mean, std = (tuple(255.0 * value for value in config[key]) for key in ("mean", "std"))
    return Preprocessing(spec.size or int(config["input_size"][-1]), mean, std)
