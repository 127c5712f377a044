import numpy as np
import pytest
import timm
import torch
from PIL import Image
from torch import nn

from core.encoders.fold import fold_batch_norm
from core.encoders.image import ImageEncoder, build_network
from core.encoders.pretrained import DEFAULT_IMAGE_ENCODER, find_image_weights
from core.encoders.spec import ImageEncoderSpec


@pytest.fixture(scope="module")
def encoder() -> ImageEncoder:
    return ImageEncoder()


def picture(width: int, height: int) -> Image.Image:
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def test_scaling_is_the_publishers(encoder: ImageEncoder) -> None:
    tensor = encoder.to_tensor([Image.new("RGB", (30, 50), (127, 255, 0))])
    assert tensor.shape == (1, 3, 224, 224)
    assert tensor[0, :, 100, 100].tolist() == pytest.approx([0.0, 1.0, -127 / 128], abs=1e-6)


def test_features_equal_those_of_the_plain_network(encoder: ImageEncoder) -> None:
    plain = build_network(ImageEncoderSpec.parse(DEFAULT_IMAGE_ENCODER), find_image_weights(DEFAULT_IMAGE_ENCODER))
    pictures = [picture(60, 80), picture(300, 200)]
    with torch.inference_mode():
        expected = plain(encoder.to_tensor(pictures).float())
    features = encoder.pool(encoder.encode_maps(pictures))
    assert features.shape == (2, 1280)
    torch.testing.assert_close(features, expected, rtol=1e-3, atol=1e-3)


def test_packaged_weights_see_what_imagenet_taught(encoder: ImageEncoder) -> None:
    # The packaged file's last two tensors are its classifier: with them, a plain drawing of a ball must rank as a ball.
    state = torch.load(find_image_weights(DEFAULT_IMAGE_ENCODER).path, weights_only=True)
    weight, bias = list(state.values())[-2:]
    green = Image.new("RGB", (224, 224), (70, 130, 60))
    pixels = np.asarray(green).copy()
    rows, columns = np.mgrid[:224, :224]
    pixels[(rows - 112) ** 2 + (columns - 112) ** 2 < 60**2] = (215, 235, 60)
    logits = encoder.pool(encoder.encode_maps([Image.fromarray(pixels)])) @ weight.T + bias
    tennis_ball = 852
    assert tennis_ball in logits[0].topk(20).indices


def test_batches_do_not_change_a_pictures_features(encoder: ImageEncoder) -> None:
    pictures = [picture(40 + number, 60) for number in range(11)]
    together = encoder.encode_maps(pictures)
    alone = torch.cat([encoder.encode_maps([one]) for one in pictures])
    torch.testing.assert_close(together, alone, rtol=1e-4, atol=1e-4)


def test_pool_is_the_mean_over_places(encoder: ImageEncoder) -> None:
    maps = torch.rand(2, 1280, 7, 7)
    torch.testing.assert_close(encoder.pool(maps), maps.mean((2, 3)))


@pytest.mark.parametrize("name", ["resnet10t", "mobilenetv3_small_050"])
def test_folding_keeps_what_other_networks_compute(name: str) -> None:
    torch.manual_seed(0)
    network = timm.create_model(name, pretrained=False, num_classes=0).eval()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.running_mean, -0.5, 0.5)
            nn.init.uniform_(module.running_var, 0.5, 2.0)
    folded = fold_batch_norm(network, 64)
    assert folded is not network
    inputs = torch.randn(1, 3, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(folded(inputs), network(inputs), rtol=1e-3, atol=1e-4)


def test_folding_is_given_up_where_registration_order_lies() -> None:
    class Backwards(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv = nn.Conv2d(3, 3, 3, padding=1)
            self.norm = nn.BatchNorm2d(3)
            nn.init.uniform_(self.norm.running_mean, 1, 2)

        def forward(self, image: torch.Tensor) -> torch.Tensor:
            return self.conv(self.norm(image))

    network = Backwards().eval()
    assert fold_batch_norm(network, 16) is network
