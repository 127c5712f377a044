"""Two tiny networks of random weights as one encoder."""

import copy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import timm
import torch
from PIL import Image
from safetensors.torch import save_file

from core.encoders.image import ImageEncoder
from core.encoders.joined import JoinedImageEncoder, JoinedNetwork
from core.errors import EncoderError
from core.settings import settings

NAMES = ("test_resnet@48", "test_vit@64")
PICTURE = Image.effect_mandelbrot((90, 60), (-3, -2.5, 2, 2.5), 80).convert("RGB")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Random weights of both members, a file each."""
    weights = tmp_path_factory.mktemp("encoders")
    for name, options in (("test_resnet", {}), ("test_vit", {"img_size": 64})):
        torch.manual_seed(1)
        save_file(timm.create_model(name, num_classes=0, **options).state_dict(), weights / f"{name}.safetensors")
    return weights


@pytest.fixture(scope="module")
def joined(folder: Path) -> JoinedImageEncoder:
    config = replace(settings(), image_weights=folder, precision="float32", device="cpu")
    return JoinedImageEncoder("+".join(NAMES), config)


def test_its_features_are_the_members_features_end_to_end(joined: JoinedImageEncoder, folder: Path) -> None:
    whole = joined.pool(joined.encode_maps([PICTURE]))

    assert whole.shape == (1, joined.dim)
    config = replace(settings(), image_weights=folder, precision="float32", device="cpu")
    vit = ImageEncoder(NAMES[1], config)
    # The largest member sees the one input as it is.
    assert torch.allclose(whole[:, -vit.dim :], vit.pool(vit.encode_maps([PICTURE])), atol=1e-5)


def test_a_smaller_member_sees_nearly_what_it_would_see_alone(joined: JoinedImageEncoder, folder: Path) -> None:
    config = replace(settings(), image_weights=folder, precision="float32", device="cpu")
    alone = ImageEncoder(NAMES[0], config)

    through = joined.pool(joined.encode_maps([PICTURE]))[:, : alone.dim]

    expected = alone.pool(alone.encode_maps([PICTURE]))
    assert torch.nn.functional.cosine_similarity(through, expected).item() > 0.98


def test_flat_maps_come_apart_into_each_members_own(joined: JoinedImageEncoder) -> None:
    maps = joined.encode_maps([PICTURE, PICTURE])

    resnet, vit = joined.member_maps(maps)

    assert maps.ndim == 2
    assert resnet.shape[:2] == (2, joined.members[0].dim)
    assert vit.shape == (2, 1 + 16, joined.members[1].dim)
    pooled = torch.cat([each.pool(part) for each, part in zip(joined.members, (resnet, vit), strict=True)], dim=1)
    assert torch.allclose(pooled, joined.pool(maps), atol=1e-6)


def test_one_file_cannot_serve_two_members(folder: Path) -> None:
    with pytest.raises(EncoderError, match="not a folder"):
        JoinedImageEncoder("+".join(NAMES), replace(settings(), image_weights=folder / "test_resnet.safetensors"))


def test_a_member_is_named_once(folder: Path) -> None:
    with pytest.raises(EncoderError, match="twice"):
        JoinedImageEncoder("test_vit@64+test_vit@64", replace(settings(), image_weights=folder))


def test_all_of_it_is_on_the_members_device(joined: JoinedImageEncoder) -> None:
    elsewhere = torch.device("meta")
    members = [
        SimpleNamespace(
            network=copy.deepcopy(each.network).to(elsewhere), preprocessing=each.preprocessing, device=elsewhere
        )
        for each in joined.members
    ]

    maps = JoinedNetwork(members, joined.preprocessing).forward_features(torch.zeros(2, 3, 64, 64, device=elsewhere))

    assert maps.device == elsewhere
    assert maps.shape == (2, joined.encode_maps([PICTURE]).shape[1])
