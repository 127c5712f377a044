"""A tiny network learns colours and shapes of a tiny catalogue from random weights."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from core.catalog.product import Product
from core.cli import main
from core.encoders.image import ImageEncoder, build_network
from core.encoders.pretrained import find_image_weights
from core.encoders.spec import ImageEncoderSpec
from core.encoders.state import read_state
from core.encoders.tuned import write
from core.errors import DatasetError, EncoderError, SettingsError, Stopped
from core.images import encode_png
from core.settings import settings
from core.training.pretrain_image import Pretraining, _standardised, pretrain_image
from tests.core.conftest import write_shop

COLOURS = {"red": (220, 40, 40), "green": (40, 200, 60)}
PLAN = Pretraining(epochs=3, learning_rate=3e-3, batch_size=16)
ENCODER = "test_resnet@32"
EXACT = replace(settings(), device="cpu", precision="float32")


def _catalogue(count: int, seed: int) -> list[Product]:
    generator = np.random.default_rng(seed)
    products = []
    for number in range(count):
        colour = ("red", "green")[number % 2]
        pixels = np.clip(generator.normal(0, 20, (24, 24, 3)) + np.array(COLOURS[colour]), 0, 255).astype(np.uint8)
        kind = ("Mug", "Pan")[number % 4 // 2]
        products.append(
            Product(f"{seed}-{number}", image=encode_png(Image.fromarray(pixels)), category=kind,
                    attributes={"colour": colour})
        )  # fmt: skip
    return products


def test_colours_are_learned_and_the_weights_can_be_loaded(tmp_path: Path) -> None:
    found = pretrain_image(
        ENCODER, _catalogue(96, 0), _catalogue(32, 1), ["colour", "category"], PLAN, tmp_path / "state", EXACT
    )

    assert found.curve[-1].validation_accuracy >= 0.9
    assert all(tensor.dtype is torch.float16 for tensor in found.tensors.values() if tensor.is_floating_point())
    write(tmp_path / "weights.safetensors", found.tensors)
    encoder = ImageEncoder(ENCODER, replace(settings(), image_weights=tmp_path / "weights.safetensors"))
    assert encoder.preprocessing.size == 32
    assert encoder.encode_maps([Image.new("RGB", (60, 80))]).shape[1] == encoder.dim


def test_an_interrupted_training_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    train, validation = _catalogue(64, 0), _catalogue(16, 1)

    def stop(done: int, total: int) -> None:
        if done == 6:
            raise Stopped("enough")

    plain = pretrain_image(ENCODER, train, validation, ["colour"], PLAN, tmp_path / "plain", EXACT)
    with pytest.raises(Stopped):
        pretrain_image(ENCODER, train, validation, ["colour"], PLAN, tmp_path / "cut", EXACT, stop)
    resumed = pretrain_image(ENCODER, train, validation, ["colour"], PLAN, tmp_path / "cut", EXACT)

    for name, tensor in plain.tensors.items():
        assert torch.equal(tensor, resumed.tensors[name]), name


def test_a_training_may_begin_with_the_weights_of_another(tmp_path: Path) -> None:
    train, validation = _catalogue(64, 0), _catalogue(16, 1)
    first = pretrain_image(ENCODER, train, validation, ["colour"], PLAN, tmp_path / "a", EXACT)

    none = replace(PLAN, epochs=0)
    again = pretrain_image(ENCODER, train, validation, ["colour"], none, tmp_path / "b", EXACT, start=first.tensors)

    assert all(torch.equal(tensor, again.tensors[name]) for name, tensor in first.tensors.items())
    with pytest.raises(EncoderError, match="another image encoder"):
        pretrain_image("test_vit@32", train, validation, ["colour"], none, tmp_path / "c", EXACT, start=first.tensors)


def test_a_teachers_features_are_learned_as_well(tmp_path: Path) -> None:
    train, validation = _catalogue(64, 0), _catalogue(16, 1)
    red = np.array([product.attributes["colour"] == "red" for product in train])
    teacher = np.where(red[:, None], [[1.0, 0.0, 2.0]], [[0.0, 1.0, -2.0]]).astype(np.float32)

    found = pretrain_image(ENCODER, train, validation, ["colour"], PLAN, tmp_path / "state", EXACT, teacher=teacher)
    plain = pretrain_image(ENCODER, train, validation, ["colour"], PLAN, tmp_path / "plain", EXACT)

    # Of a teacher that tells the colours apart the loss falls far below where it began: 4 for the features alone.
    assert found.curve[-1].train_loss < found.curve[0].train_loss / 2
    assert found.curve[0].train_loss > plain.curve[0].train_loss


def test_a_column_without_two_frequent_values_is_named() -> None:
    with pytest.raises(DatasetError, match="'size' has 0 values"):
        pretrain_image(ENCODER, _catalogue(40, 0), _catalogue(8, 1), ["size"], PLAN, Path("unused"), EXACT)


def test_products_without_the_label_do_not_count(tmp_path: Path) -> None:
    bare = [replace(product, attributes={}) for product in _catalogue(48, 2)]
    train, validation = [*_catalogue(48, 0), *bare], [*_catalogue(16, 1), *bare]
    found = pretrain_image(ENCODER, train, validation, ["colour"], PLAN, tmp_path / "state", EXACT)
    assert found.curve[-1].validation_accuracy >= 0.9


def test_what_would_teach_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["pretrain", "demo", "--encoder", ENCODER, "--out", str(tmp_path / "weights.safetensors")]
    assert main([*words, "--epochs", "0"]) == 2
    assert "--epochs is 0, which would teach nothing; take at least one." in capsys.readouterr().err
    with pytest.raises(SettingsError, match="above 0, at most 1"):
        Pretraining(learning_rate=float("nan"))
    with pytest.raises(DatasetError, match="There are 48 pictures to learn from, fewer than the 64"):
        pretrain_image(
            ENCODER,
            _catalogue(48, 0),
            _catalogue(16, 1),
            ["colour"],
            replace(PLAN, batch_size=64),
            tmp_path / "state",
            EXACT,
        )


def test_a_teacher_who_has_nothing_to_say_of_some_products_is_left_out_for_them(tmp_path: Path) -> None:
    train, validation = _catalogue(64, 0), _catalogue(16, 1)
    teacher = np.random.default_rng(0).normal(size=(64, 3)).astype(np.float32)
    teacher[32:] = 0

    found = pretrain_image(ENCODER, train, validation, ["colour"], PLAN, tmp_path / "state", EXACT, teacher=teacher)

    assert np.isfinite([point.train_loss for point in found.curve]).all()
    standard = _standardised(torch.from_numpy(teacher))
    assert torch.equal(standard[32:], torch.zeros(32, 3))
    assert torch.allclose(standard[:32].mean(0), torch.zeros(3), atol=1e-6)
    assert torch.allclose(standard[:32].std(0), torch.ones(3), atol=1e-6)


def test_the_command_begins_with_published_weights_and_a_teacher_who_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELFLENS_CACHE", str(tmp_path / "cache"))
    kinds = {"Mug": ((200, 40, 40), "red stoneware mug dishwasher"), "Pan": ((40, 40, 200), "blue iron pan induction")}
    write_shop(tmp_path / "shop", kinds, per_kind=60, seed=0)
    out = tmp_path / "weights.safetensors"

    status = main(
        ["pretrain", str(tmp_path / "shop"), "--encoder", "tf_efficientnet_lite0@32", "--start", "pretrained",
         "--teacher", "all-MiniLM-L6-v2", "--vary-all", "--batch", "32", "--epochs", "1", "--rate", "1e-4",
         "--out", str(out), "--json"]
    )  # fmt: skip

    assert status == 0
    assert len(json.loads(capsys.readouterr().out)["curve"]) == 1
    published = build_network(
        ImageEncoderSpec.parse("tf_efficientnet_lite0@32"), find_image_weights("tf_efficientnet_lite0")
    )
    taught = read_state(out)
    # One pass of a small step: near the weights that it began with, and no longer the same.
    name = "conv_stem.weight"
    moved = (taught[name].float() - published.state_dict()[name]).abs().max()
    assert 0 < moved < 0.05
