"""The algorithm of the thesis that ShelfLens grew from, to compare with: the same weights, everything computed anew.

The two encoders and the classifier are one network of pictures and texts. LIME asks it about 1,000 texts in batches of
64; for each batch the one picture is repeated 64 times and goes through the image encoder again with them. Texts are
encoded as they come: not sorted, repeated ones again. Grad-CAM runs the whole network forward and backward once more.
"""

import time
from dataclasses import dataclass

import numpy as np
import timm
import torch
from captum.attr import LayerGradCam
from lime.lime_text import LimeTextExplainer
from PIL import Image
from sentence_transformers import SentenceTransformer
from torch import nn

from core.encoders.image import ImageEncoder
from core.encoders.pretrained import find_image_weights, find_text_weights
from core.encoders.state import read_state
from core.explain.spans import find_words
from core.predictor import Predictor

BATCH = 64


@dataclass(frozen=True)
class ThesisResult:
    """What the thesis's algorithm found.

    Attributes:
        probabilities: float32 (C,).
        heat_map: Grad-CAM, float32 (7, 7), never negative.
        words: (start in the text, weight) of the ten words with the largest weights, largest first.
        seconds: time spent on ``prediction``, ``maps`` and ``words``.
    """

    probabilities: np.ndarray
    heat_map: np.ndarray
    words: list[tuple[int, float]]
    seconds: dict[str, float]


class ThesisModel(nn.Module):
    """Pictures and texts -> logits, with the weights of a predictor of ours."""

    def __init__(self, predictor: Predictor) -> None:
        """Load the encoders as their libraries do, and share the predictor's classifier."""
        super().__init__()
        self.image_backbone = _plain_network(predictor.image_encoder.name)
        self.text_backbone = SentenceTransformer(
            str(find_text_weights(predictor.text_encoder.name).path), device="cpu", local_files_only=True
        ).eval()
        self.head = predictor.model

    def forward(self, pixels: torch.Tensor, texts: list[str]) -> torch.Tensor:
        """Classify N pictures (N, 3, 224, 224) with N texts; an empty text is a missing one, as our model has it."""
        image = self.image_backbone(pixels)
        text = self.text_backbone.encode(texts, batch_size=BATCH, convert_to_tensor=True, show_progress_bar=False)
        has_image = torch.ones(len(texts), dtype=torch.bool)
        # Vectors from encode() are inference tensors, which autograd does not take.
        return self.head(image, text.clone(), has_image, torch.tensor([bool(each.strip()) for each in texts]))


def analyse(
    model: ThesisModel, encoder: ImageEncoder, image: Image.Image, text: str, samples: int, seed: int
) -> ThesisResult:
    """Predict, map and weigh words, each from the picture and the text themselves.

    Args:
        model: the network.
        encoder: makes the picture the network's input.
        image: the picture, RGB.
        text: the product's text.
        samples: texts that LIME asks about.
        seed: seed of LIME's choice of texts.
    """
    marks = [time.perf_counter()]
    pixels = encoder.to_tensor([image]).float().contiguous()
    with torch.no_grad():
        probabilities = model(pixels, [text]).softmax(1)[0].numpy()
    target = int(probabilities.argmax())
    marks.append(time.perf_counter())
    method = LayerGradCam(model, model.image_backbone.bn2)
    heat_map = method.attribute(pixels, target=target, additional_forward_args=[text], relu_attributions=True)
    marks.append(time.perf_counter())
    words = _weigh_words(model, pixels, text, target, samples, seed)
    marks.append(time.perf_counter())
    seconds = dict(zip(("prediction", "maps", "words"), np.diff(marks).tolist(), strict=True))
    return ThesisResult(probabilities, heat_map[0, 0].detach().numpy(), words, seconds)


def _weigh_words(
    model: ThesisModel, pixels: torch.Tensor, text: str, target: int, samples: int, seed: int
) -> list[tuple[int, float]]:
    spans = find_words(text)

    def answer(texts: list[str]) -> np.ndarray:
        rows = []
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            with torch.no_grad():
                rows.append(model(pixels.repeat(len(batch), 1, 1, 1), batch).softmax(1).numpy())
        return np.concatenate(rows)

    explainer = LimeTextExplainer(
        split_expression=lambda whole: [span.word for span in spans], bow=False, mask_string="", random_state=seed
    )
    found = explainer.explain_instance(text, answer, labels=(target,), num_features=10, num_samples=samples)
    return [(spans[position].start, float(weight)) for position, weight in found.local_exp[target]]


def _plain_network(name: str) -> nn.Module:
    """The timm network as timm builds it."""
    network = timm.create_model(name, pretrained=False, num_classes=0)
    weights = find_image_weights(name)
    if weights.path is None:
        raise SystemExit(f"This benchmark needs the packaged weights of {name}.")
    network.load_state_dict(dict(zip(network.state_dict(), read_state(weights.path).values(), strict=False)))
    return network.eval().requires_grad_(False)
