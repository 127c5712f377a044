"""Several image encoders side by side: their feature vectors, end to end, are one longer vector."""

import hashlib
from collections.abc import Sequence
from typing import Any

import torch
from PIL import Image
from torch import nn
from torch.nn import functional

from core.encoders.image import ImageEncoder
from core.encoders.pixels import Preprocessing
from core.encoders.pretrained import Weights
from core.encoders.spec import JOINT
from core.errors import EncoderError
from core.settings import Settings, settings


class JoinedImageEncoder(ImageEncoder):
    """Members that look at the same picture, each at its own size; otherwise as a single encoder.

    :meth:`encode_maps` gives every member's feature maps, flattened and end to end, (N, M); :meth:`pool` takes those.
    """

    def __init__(self, name: str, config: Settings | None = None) -> None:
        """Load the members.

        Args:
            name: names of the members joined by ``+``, for example ``resnet18@80+vit_tiny_patch16_224@96``.
            config: settings; read from the environment when None. ``image_weights`` is a folder here.

        Raises:
            EncoderError: a member's weights are missing or do not fit, or a member is named twice.
        """
        config = config or settings()
        names = name.split(JOINT)
        if len(set(names)) < len(names):
            raise EncoderError(f"The image encoder {name!r} names a member twice; name each once.")
        if config.image_weights is not None and not config.image_weights.is_dir():
            raise EncoderError(
                f"{config.image_weights} is not a folder; several image encoders take their weights from a folder "
                "with a safetensors file for each."
            )
        self.name = name
        self._members = tuple(ImageEncoder(each, config) for each in names)
        first = self._members[0]
        self.weights = Weights(None, "; ".join(each.weights.origin for each in self._members), None)
        self.digest = hashlib.sha256(" ".join(each.digest for each in self._members).encode()).hexdigest()
        self.device, self.dtype = first.device, first.dtype
        self.dim = sum(each.dim for each in self._members)
        self.layer = " and ".join(f"{each.layer} of {each.name}" for each in self._members)
        largest = max(each.preprocessing.size for each in self._members)
        self.preprocessing = Preprocessing(largest, first.preprocessing.mean, first.preprocessing.std)
        self.network: JoinedNetwork = JoinedNetwork(self._members, self.preprocessing)

    @property
    def members(self) -> tuple[ImageEncoder, ...]:
        """The encoders that look at the picture."""
        return self._members

    def member_maps(self, maps: torch.Tensor) -> list[torch.Tensor]:
        """What :meth:`encode_maps` gives, (N, M), as each member's own feature maps, (N, D, h, w) or (N, T, D)."""
        return self.network.split(maps)

    def member_tensor(self, images: Sequence[Image.Image], position: int) -> torch.Tensor:
        """Pictures as a member gets them, (N, 3, s, s)."""
        return self.network.seen_by(position, self.to_tensor(images))

    def fresh_network(self) -> Any:
        """Raise: members are trained one by one, see :mod:`core.training.pretrain_image`.

        Raises:
            EncoderError: always.
        """
        raise EncoderError(f"{self.name} cannot be tuned as one; set image_epochs to 0 and tune its members alone.")


class JoinedNetwork(nn.Module):
    """The members' networks behind one input; has what the explanations ask of a timm network."""

    shift: torch.Tensor
    scale: torch.Tensor

    def __init__(self, members: Sequence[ImageEncoder], preprocessing: Preprocessing) -> None:
        """Put the members' networks together.

        Args:
            members: loaded encoders.
            preprocessing: of the one input; every member gets it in its own size and scaling.
        """
        super().__init__()
        self.networks: Any = nn.ModuleList(each.network for each in members)
        self._sizes = [each.preprocessing.size for each in members]
        self._shapes: list[torch.Size] = []
        mean, std = torch.tensor(preprocessing.mean), torch.tensor(preprocessing.std)
        own = [each.preprocessing for each in members]
        # Of a value x of the one input: x * scale + shift is the same pixel as the member scales it.
        self.register_buffer("scale", torch.stack([std / torch.tensor(each.std) for each in own])[:, :, None, None])
        shifts = [(mean - torch.tensor(each.mean)) / torch.tensor(each.std) for each in own]
        self.register_buffer("shift", torch.stack(shifts)[:, :, None, None])
        self.to(members[0].device)
        with torch.inference_mode():
            probe = torch.zeros(1, 3, preprocessing.size, preprocessing.size, device=members[0].device)
            self._shapes = [maps.shape[1:] for maps in self._member_maps(probe)]

    def forward_features(self, pixels: torch.Tensor) -> torch.Tensor:
        """Pixels (N, 3, S, S) -> all members' feature maps, flattened and end to end, (N, M)."""
        return torch.cat([maps.flatten(1) for maps in self._member_maps(pixels)], dim=1)

    def forward_head(self, maps: torch.Tensor, pre_logits: bool = True) -> torch.Tensor:
        """Flattened maps (N, M) -> feature vectors (N, D), the members' end to end."""
        parts = zip(self.networks, self.split(maps), strict=True)
        return torch.cat([network.forward_head(part, pre_logits=pre_logits) for network, part in parts], dim=1)

    def split(self, maps: torch.Tensor) -> list[torch.Tensor]:
        """Flattened maps (N, M) as each member's own."""
        parts = maps.split([shape.numel() for shape in self._shapes], dim=1)
        return [part.reshape(len(maps), *shape) for part, shape in zip(parts, self._shapes, strict=True)]

    def seen_by(self, position: int, pixels: torch.Tensor) -> torch.Tensor:
        """The one input (N, 3, S, S) as a member gets it, float32 (N, 3, s, s)."""
        seen, size = pixels.float(), self._sizes[position]
        if size != seen.shape[-1]:
            seen = functional.interpolate(seen, (size, size), mode="bicubic", align_corners=False, antialias=True)
        return seen * self.scale[position] + self.shift[position]

    def _member_maps(self, pixels: torch.Tensor) -> list[torch.Tensor]:
        found = []
        for position, network in enumerate(self.networks):
            seen = self.seen_by(position, pixels).to(next(network.parameters()).dtype)
            found.append(network.forward_features(seen.contiguous(memory_format=torch.channels_last)))
        return found
