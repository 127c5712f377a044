from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from sentence_transformers import SentenceTransformer
from torch import nn

from core.catalog.product import Product
from core.cli import main
from core.encoders.image import ImageEncoder, build_network
from core.encoders.pretrained import DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER, find_image_weights, find_text_weights
from core.encoders.spec import ImageEncoderSpec
from core.errors import CheckpointError, SettingsError
from core.images import encode
from core.import_checkpoint import import_checkpoint, read_categories
from core.predictor import Predictor
from core.settings import settings

CATEGORIES = ["Pots", "Pans", "Cups"]


class Published(nn.Module):
    """The published system's network, written down anew: two backbones, concatenated, into three linear layers."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.image_backbone = build_network(
            ImageEncoderSpec.parse(DEFAULT_IMAGE_ENCODER), find_image_weights(DEFAULT_IMAGE_ENCODER)
        )
        self.text_backbone = SentenceTransformer(str(find_text_weights(DEFAULT_TEXT_ENCODER).path), device="cpu")
        self.mlp_head = nn.Sequential(
            *(nn.Linear(1664, 512), nn.ReLU(), nn.Dropout(0.3)),
            *(nn.Linear(512, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, len(CATEGORIES))),
        )
        self.eval()

    @torch.inference_mode()
    def probabilities(self, pixels: torch.Tensor, text: str) -> np.ndarray:
        vector = torch.from_numpy(self.text_backbone.encode([text]))
        return self.mlp_head(torch.cat([self.image_backbone(pixels), vector], dim=1)).softmax(1)[0].numpy()


@pytest.fixture(scope="module")
def published() -> Published:
    return Published()


def bring_in(state: dict[str, torch.Tensor], folder: Path) -> Path:
    torch.save(state, folder / "best.pth")
    import_checkpoint(folder / "best.pth", CATEGORIES, folder / "model", settings())
    return folder / "model"


def check_same_answer(published: Published, model: Path) -> None:
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 256, (60, 90, 3), dtype=np.uint8))
    predictor = Predictor.load(model)
    product = Product("1", "a blue cup", image=encode(picture))
    found = predictor.predict(product)
    expected = published.probabilities(ImageEncoder().to_tensor([picture]).float(), product.text)
    np.testing.assert_allclose([found.probabilities[name] for name in CATEGORIES], expected, atol=1e-4)


def test_plain_backbones_are_recognised_and_answers_agree(published: Published, tmp_path: Path) -> None:
    model = bring_in(published.state_dict(), tmp_path)
    assert sorted(path.name for path in model.iterdir()) == ["model.json", "model.safetensors"]
    check_same_answer(published, model)


def test_fine_tuned_backbones_come_along(tmp_path: Path) -> None:
    tuned = Published()
    with torch.no_grad():
        tuned.image_backbone.conv_head.weight.mul_(1.05)
        for name, parameter in tuned.text_backbone.named_parameters():
            if "layer.5.output" in name:
                parameter.mul_(1.1)
    model = bring_in(tuned.state_dict(), tmp_path)
    assert (model / "image_encoder.safetensors").is_file()
    assert (model / "text_encoder" / "model.safetensors").is_file()
    check_same_answer(tuned, model)
    # Older checkpoints do not count batches.
    older = {name: value for name, value in tuned.state_dict().items() if "num_batches" not in name}
    check_same_answer(tuned, bring_in(older, tmp_path))
    # Nor do the encoders of what was imported before stay behind.
    plain = bring_in(Published().state_dict(), tmp_path)
    assert sorted(path.name for path in plain.iterdir()) == ["model.json", "model.safetensors"]


def test_nothing_but_an_imported_model_is_replaced(published: Published, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "diary.txt").write_text("mine")
    with pytest.raises(SettingsError, match="is there already and is no imported model; name another folder"):
        bring_in(published.state_dict(), tmp_path)
    assert (tmp_path / "model" / "diary.txt").read_text() == "mine"


def test_head_alone_is_enough(published: Published, tmp_path: Path) -> None:
    head = {name: value for name, value in published.state_dict().items() if name.startswith("mlp_head")}
    check_same_answer(published, bring_in(head, tmp_path))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"mlp_head.3.weight": None}, r"lacks mlp_head\.3\.weight"),
        ({"mlp_head.6.weight": torch.zeros(4, 128)}, "has 4 outputs, but 3 categories"),
        ({"mlp_head.0.weight": torch.zeros(512, 1000)}, "must read 1664 numbers"),
        ({"image_backbone.conv_stem.weight": torch.zeros(1)}, "image_backbone in best.pth is not of the encoder"),
    ],
)
def test_other_layouts_are_refused(
    published: Published, tmp_path: Path, change: dict[str, torch.Tensor | None], sentence: str
) -> None:
    state = {name: value for name, value in (published.state_dict() | change).items() if value is not None}
    with pytest.raises(CheckpointError, match=sentence):
        bring_in(state, tmp_path)


def test_command(published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    torch.save(
        {name: value for name, value in published.state_dict().items() if "mlp_head" in name}, tmp_path / "best.pth"
    )
    (tmp_path / "names.txt").write_text("\n".join(CATEGORIES) + "\n\n")
    words = ["import-checkpoint", str(tmp_path / "best.pth"), "--categories", str(tmp_path / "names.txt")]
    assert main([*words, "--out", str(tmp_path / "model")]) == 0
    assert "3 categories" in capsys.readouterr().out
    assert main(["import-checkpoint", str(tmp_path / "absent.pth"), *words[2:]]) == 2
    assert "There is no file" in capsys.readouterr().err


def test_category_names(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Pots\nPans\n\nPots\n")
    with pytest.raises(CheckpointError, match="names 'Pots' twice"):
        read_categories(tmp_path / "names.txt")
    with pytest.raises(CheckpointError, match="could not be read"):
        read_categories(tmp_path / "absent.txt")


def test_own_encoder_paths_are_not_mistaken_for_the_checkpoints(published: Published, tmp_path: Path) -> None:
    torch.save(
        {name: value for name, value in published.state_dict().items() if "mlp_head" in name}, tmp_path / "best.pth"
    )
    elsewhere = replace(settings(), image_weights=tmp_path / "absent.pth", text_weights=tmp_path / "absent")
    card = import_checkpoint(tmp_path / "best.pth", CATEGORIES, tmp_path / "model", elsewhere)
    assert card.image_encoder.origin.startswith("package")
