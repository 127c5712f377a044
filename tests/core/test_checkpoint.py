import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from core import checkpoint
from core.checkpoint import EncoderCard, ModelCard
from core.errors import CheckpointError
from core.model import FusionClassifier, FusionConfig


@pytest.fixture
def saved(tmp_path: Path) -> tuple[Path, FusionClassifier, ModelCard]:
    torch.manual_seed(0)
    model = FusionClassifier(FusionConfig(6, 4, 3, hidden=(8, 5))).eval()
    card = ModelCard(
        name="tiny",
        categories=("Pots & pans", "Cups", "Été"),
        image_encoder=EncoderCard("net", "a" * 64, "test", 6),
        text_encoder=EncoderCard("words", "b" * 64, "test", 4),
        fusion=model.config,
        training={"seed": 0},
        metrics={"heldout": {"both": {"accuracy": 0.5}}},
        versions=checkpoint.library_versions(),
    )
    return tmp_path / "tiny", model, checkpoint.save(tmp_path / "tiny", model, card)


def change(folder: Path, **values: object) -> None:
    path = folder / "model.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def test_model_comes_back_as_it_was(saved: tuple[Path, FusionClassifier, ModelCard]) -> None:
    folder, model, card = saved
    loaded, read = checkpoint.load(folder)
    assert read == card
    assert all(torch.equal(value, model.state_dict()[name]) for name, value in loaded.state_dict().items())
    assert not any(parameter.requires_grad for parameter in loaded.parameters())


def test_weights_of_another_model_are_refused(saved: tuple[Path, FusionClassifier, ModelCard]) -> None:
    folder, model, _ = saved
    save_file({name: value + 1 for name, value in model.state_dict().items()}, folder / "model.safetensors")
    with pytest.raises(CheckpointError, match="SHA-256 differs"):
        checkpoint.load(folder)


def test_truncated_weights_are_refused_even_with_their_digest(
    saved: tuple[Path, FusionClassifier, ModelCard],
) -> None:
    folder, _, _ = saved
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:200])
    change(folder, sha256=checkpoint.sha256_of(weights))
    with pytest.raises(CheckpointError, match="does not fit"):
        checkpoint.load(folder)


def test_shape_other_than_the_card_says_is_refused(saved: tuple[Path, FusionClassifier, ModelCard]) -> None:
    folder, model, _ = saved
    change(folder, fusion=model.config.to_dict() | {"hidden": [9, 5]})
    with pytest.raises(CheckpointError, match="does not fit the shape"):
        checkpoint.load(folder)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"format": 99}, "format 99"),
        ({"categories": ["Cups", "Cups", "Pots"]}, "2 different categories"),
        ({"categories": ["Cups"]}, "1 different categories"),
        ({"encoders": {}}, "damaged"),
        ({"fusion": {"kind": "concat"}}, "damaged"),
        ({"encoders": []}, "damaged"),
    ],
)
def test_card_that_does_not_add_up_is_named(
    saved: tuple[Path, FusionClassifier, ModelCard], values: dict[str, object], sentence: str
) -> None:
    folder, _, _ = saved
    change(folder, **values)
    with pytest.raises(CheckpointError, match=sentence):
        checkpoint.load(folder)


@pytest.mark.parametrize("content", ["", "[]", "not json", '{"format": 1}', '"text"'])
def test_file_that_is_no_card(saved: tuple[Path, FusionClassifier, ModelCard], content: str) -> None:
    folder, _, _ = saved
    (folder / "model.json").write_text(content)
    with pytest.raises(CheckpointError, match="is damaged or no model"):
        checkpoint.load(folder)


def test_missing_files_are_named(saved: tuple[Path, FusionClassifier, ModelCard], tmp_path: Path) -> None:
    folder, _, _ = saved
    with pytest.raises(CheckpointError, match="There is no model in"):
        checkpoint.load(tmp_path / "nowhere")
    (folder / "model.safetensors").unlink()
    with pytest.raises(CheckpointError, match=r"no model\.safetensors"):
        checkpoint.load(folder)


def test_other_encoder_is_refused(saved: tuple[Path, FusionClassifier, ModelCard]) -> None:
    card = saved[2].image_encoder
    checkpoint.check_encoder(card, "net", "a" * 64, 6)
    for name, digest, dim in (("other", "a" * 64, 6), ("net", "c" * 64, 6), ("net", "a" * 64, 7)):
        with pytest.raises(CheckpointError, match="was trained on the encoder net"):
            checkpoint.check_encoder(card, name, digest, dim)
