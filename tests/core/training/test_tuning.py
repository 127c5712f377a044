"""Tuning on a tiny shop, with the real encoders."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from core.catalog.kind_names import KindName
from core.catalog.product import Product
from core.encoders import tuned
from core.encoders.image import ImageEncoder
from core.encoders.text import TextEncoder
from core.errors import EncoderError, Stopped
from core.images import read_image
from core.model import FusionClassifier, FusionConfig
from core.training.lesson import Lesson, lesson_of
from core.training.tune_image import ImageTuning, tune_image
from core.training.tune_text import TextTuning, tune_text
from core.training.tuning import TunedEncoder

CATEGORIES = ("Garden", "Kitchen", "Office")
KINDS = (KindName("garden gnome", "Garden"), KindName("tea kettle", "Kitchen"))


def stop_after(steps: int) -> Any:
    def progress(done: int, total: int) -> None:
        if done == steps:
            raise Stopped

    return progress


@pytest.fixture(scope="module")
def text_encoder() -> TextEncoder:
    return TextEncoder()


def tuned_text(shop: Any, encoder: TextEncoder, state: Path, epochs: int = 2, progress: Any = None) -> TunedEncoder:
    lesson = lesson_of(shop.dataset.products[::3], CATEGORIES)
    plan = TextTuning(epochs=epochs, batch_size=16)
    return tune_text(encoder, lesson, lesson, CATEGORIES, KINDS, plan, state, progress)


def test_text_learns_and_other_words_keep_their_places(
    tiny_shop: Any, text_encoder: TextEncoder, tmp_path: Path
) -> None:
    found = tuned_text(tiny_shop, text_encoder, tmp_path / "state")
    assert found.curve[-1].train_loss < found.curve[0].train_loss
    assert found.curve[-1].validation_accuracy > 0.8
    tuned.write(tmp_path / "tuned.safetensors", found.tensors)
    encoder = TextEncoder(tuned_file=tmp_path / "tuned.safetensors")
    scores = found.head(torch.from_numpy(encoder.encode(["shovel rake", "oven pan"])))
    assert scores.argmax(1).tolist() == [0, 1]
    rows = next(tensor for name, tensor in found.tensors.items() if name.endswith("word_embeddings.weight@rows"))
    assert len(rows) < 400


def test_an_interrupted_training_ends_like_one_that_was_not(
    tiny_shop: Any, text_encoder: TextEncoder, tmp_path: Path
) -> None:
    whole = tuned_text(tiny_shop, text_encoder, tmp_path / "whole")
    with pytest.raises(Stopped):
        tuned_text(tiny_shop, text_encoder, tmp_path / "parts", progress=stop_after(3))
    resumed = tuned_text(tiny_shop, text_encoder, tmp_path / "parts")
    assert [point.epoch for point in resumed.curve] == [1, 2]
    torch.testing.assert_close(resumed.head.weight, whole.head.weight, atol=1e-4, rtol=1e-3)


def test_a_finished_training_is_taken_over(tiny_shop: Any, text_encoder: TextEncoder, tmp_path: Path) -> None:
    first = tuned_text(tiny_shop, text_encoder, tmp_path / "state", epochs=1)
    again = tuned_text(tiny_shop, text_encoder, tmp_path / "state", epochs=1, progress=stop_after(1))
    assert again.curve == first.curve
    assert torch.equal(again.head.weight, first.head.weight)


def test_a_damaged_state_is_named(tiny_shop: Any, text_encoder: TextEncoder, tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"no tensors")
    with pytest.raises(EncoderError, match="delete it to train from the start"):
        tuned_text(tiny_shop, text_encoder, tmp_path / "state")


def test_pictures_are_learned_by_the_last_stages_alone(tiny_shop: Any, tmp_path: Path) -> None:
    products = [product for product in tiny_shop.dataset.products if product.image is not None][::4]
    lesson = lesson_of(products, CATEGORIES)
    encoder = ImageEncoder()
    torch.manual_seed(0)
    head = FusionClassifier(FusionConfig(encoder.dim, 0, 3, hidden=(64, 32), dropout=(0.0, 0.0)))
    before = {name: tensor.clone() for name, tensor in head.state_dict().items()}
    plan = ImageTuning(epochs=4, batch_size=8, learning_rate=1e-3)
    found = tune_image(encoder, lesson, lesson, head, plan, tmp_path / "state")
    assert {name.split(".")[0] for name in found.tensors} == {"blocks", "conv_head"}
    assert {name.split(".")[1] for name in found.tensors if name.startswith("blocks")} == {"5", "6"}
    assert found.curve[-1].validation_accuracy > 0.6
    assert all(torch.equal(tensor, before[name]) for name, tensor in head.state_dict().items())
    assert not torch.equal(found.head.mlp_head[0].weight, head.mlp_head[0].weight)

    tuned.write(tmp_path / "tuned.safetensors", found.tensors)
    again = ImageEncoder(tuned_file=tmp_path / "tuned.safetensors")
    features = torch.from_numpy(encode_pictures(again, products))
    here = torch.ones(len(products), dtype=torch.bool)
    answers = found.head(features, torch.empty(len(products), 0), here, ~here).argmax(1).numpy()
    # In the encoder's own arithmetic an answer may tip over.
    assert abs((answers == lesson.labels).mean() - found.curve[-1].validation_accuracy) < 0.1


def encode_pictures(encoder: ImageEncoder, products: Sequence[Product]) -> np.ndarray:
    maps = encoder.encode_maps([read_image(product.image) for product in products])
    return encoder.pool(maps).detach().numpy().copy()


def test_without_pictures_the_classifier_stays_as_it_came(tmp_path: Path) -> None:
    head = FusionClassifier(FusionConfig(1280, 0, 3, hidden=(16, 8)))
    none = Lesson([Product("1", "shovel")], np.array([0]))
    found = tune_image(ImageEncoder(), none, none, head, ImageTuning(), tmp_path / "state")
    assert found.tensors == {}
    assert found.curve == ()
    assert torch.equal(found.head.mlp_head[0].weight, head.mlp_head[0].weight)
