import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw
from torch import nn

from core.catalog.product import Product
from core.checkpoint import EncoderCard, ModelCard
from core.encoders.image import ImageEncoder
from core.encoders.text import TextEncoder
from core.images import encode_png
from core.model import FusionClassifier, FusionConfig
from core.predictor import Predictor

CATEGORIES = ("Guitars", "Kettles", "Shoes", "Toys", "Garden tools")
TEXT = "Acoustic guitar with steel strings\nA warm sound for beginners; the strings are easy on the fingers."


@pytest.fixture(scope="session")
def predictor() -> Predictor:
    """The real encoders under a random but decided head, so that nothing in a test rests on trained weights."""
    image_encoder, text_encoder = ImageEncoder(), TextEncoder()
    config = FusionConfig(image_encoder.dim, text_encoder.dim, len(CATEGORIES), hidden=(32, 16))
    torch.manual_seed(5)
    model = FusionClassifier(config)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith("missing"):
                parameter.copy_(0.1 * torch.randn_like(parameter))
            elif parameter.ndim == 2:
                parameter.mul_(4.0)
        model.text_std.mul_(0.05)
    cards = (
        EncoderCard(encoder.name, encoder.digest, encoder.weights.origin, encoder.dim)
        for encoder in (image_encoder, text_encoder)
    )
    card = ModelCard("random", CATEGORIES, *cards, fusion=config, sha256="0" * 64)
    return Predictor(model.eval().requires_grad_(False), card, image_encoder, text_encoder)


@pytest.fixture(scope="session")
def picture() -> Image.Image:
    """A landscape picture, 120 x 80 pixels, with something to see on its right side."""
    image = Image.new("RGB", (120, 80), (235, 232, 225))
    draw = ImageDraw.Draw(image)
    draw.ellipse((70, 15, 115, 75), fill=(150, 80, 30), outline=(60, 30, 10), width=2)
    draw.rectangle((88, 0, 96, 45), fill=(40, 25, 15))
    return image


@pytest.fixture(scope="session")
def product(picture: Image.Image) -> Product:
    title, description = TEXT.split("\n")
    return Product("1", title, description, image=encode_png(picture))


@pytest.fixture(scope="session")
def prediction(predictor, product):
    return predictor.predict(product)


class WholeModel(nn.Module):
    """Pixels -> logits, the text held fixed: the network as the thesis has it, in one piece, for other libraries."""

    def __init__(self, predictor: Predictor, text: torch.Tensor) -> None:
        super().__init__()
        self.network, self.head, self.text = predictor.image_encoder.network, predictor.model, text
        self.last = nn.Identity()
        self.pool = predictor.image_encoder.pool

    def forward(self, pixels):
        there = torch.ones(len(pixels), dtype=torch.bool)
        maps = self.last(self.network.forward_features(pixels))
        return self.head(self.pool(maps), self.text.expand(len(pixels), -1), there, there)


@pytest.fixture
def whole(predictor, prediction) -> WholeModel:
    return WholeModel(predictor, torch.from_numpy(prediction.text_features)[None])


@pytest.fixture
def pixels(predictor, picture) -> torch.Tensor:
    return predictor.image_encoder.to_tensor([picture])


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)
