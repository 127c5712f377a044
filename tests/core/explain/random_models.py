"""Small models of random networks, so that nothing in a test rests on trained weights."""

from pathlib import Path

import timm
import torch
from safetensors.torch import save_file

from core.checkpoint import EncoderCard, ModelCard
from core.encoders.image import ImageEncoder
from core.model import FusionClassifier, FusionConfig
from core.predictor import Predictor


def write_network(name: str, folder: Path, **options: object) -> Path:
    """Write a timm network without an output layer, its weights moved by chance, and say where."""
    network = timm.create_model(name, pretrained=False, num_classes=0, **options)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(0.05 * torch.randn_like(parameter))
    path = folder / f"{name}.safetensors"
    save_file(network.state_dict(), path)
    return path


def random_predictor(image: ImageEncoder, like: Predictor, decided: float) -> Predictor:
    """A random classifier, the larger ``decided`` the surer, on an image encoder and the text encoder of another."""
    text, categories = like.text_encoder, like.categories
    config = FusionConfig(image.dim, text.dim, len(categories), hidden=(16, 8))
    model = FusionClassifier(config).eval().requires_grad_(False)
    for parameter in model.parameters():
        parameter.mul_(decided)
    cards = (EncoderCard(each.name, each.digest, "test", each.dim) for each in (image, text))
    return Predictor(model, ModelCard("random", categories, *cards, fusion=config), image, text)
