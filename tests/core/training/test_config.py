from pathlib import Path

import pytest

from core.errors import SettingsError
from core.training.config import FitConfig, read_config


def write(folder: Path, content: str) -> Path:
    path = folder / "train.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_file_changes_what_it_names(tmp_path: Path) -> None:
    config = read_config(write(tmp_path, "epochs = 3\nlearning_rate = 1\nhidden = [64, 32]\n"))
    assert config == FitConfig(epochs=3, learning_rate=1.0, hidden=(64, 32))


def test_any_number_of_image_encoders_may_be_named(tmp_path: Path) -> None:
    names = ("resnet18@80", "vit_tiny_patch16_224@96", "mobilenetv3_small_050")
    assert read_config(write(tmp_path, f"image_encoders = {list(names)}")).image_encoders == names


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("epoch = 3", "'epoch', which is no setting"),
        ("epochs = 'many'", "epochs to 'many'"),
        ("epochs = true", "epochs to True"),
        ("epochs = 0", "epochs to 0; choose from 1 to 10,000"),
        ("batch_size = 0", "batch_size to 0; choose from 1"),
        ("seed = -1", "seed to -1; choose from 0 to 4,294,967,295"),
        ("learning_rate = nan", "learning_rate to nan; choose from 1e-09 to 10"),
        ("dropout = [0.1, 1.5]", r"dropout to \[0.1, 1.5\]; choose from 0 to 1"),
        ("hidden = [512.5, 128]", "hidden"),
        ("hidden = [512, true]", "hidden"),
        ("hidden = [1, 2, 3]", "hidden"),
        ("hidden = ['wide', 'narrow']", "hidden"),
        ("image_encoders = []", "at least one"),
        ("image_encoders = [18]", "image_encoders"),
        ("epochs = ", "could not be read"),
    ],
)
def test_mistake_is_named(tmp_path: Path, content: str, sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        read_config(write(tmp_path, content))


def test_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="could not be read"):
        read_config(tmp_path / "absent.toml")
