import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import checkpoint
from core.catalog import split
from core.catalog.dataset import Dataset
from core.cli import main
from core.errors import CheckpointError, DatasetError, SettingsError
from core.evaluation.predictions import PredictionTable
from core.files import sha256_of
from core.predictor import Predictor
from core.settings import settings
from core.training.config import FitConfig
from core.training.continual.memory import Memory
from core.training.run import train

QUICK = FitConfig(text_epochs=1, image_epochs=1, epochs=6, hidden=(32, 16))
PLAIN = replace(QUICK, fusion="concat")


@pytest.fixture
def words(tiny_shop: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("SHELFLENS_CACHE", str(tiny_shop.cache))
    (tmp_path / "quick.toml").write_text("text_epochs = 1\nimage_epochs = 1\nepochs = 6\nhidden = [32, 16]\n")
    return ["train", str(tiny_shop.data), "--out", str(tmp_path / "model"), "--config", str(tmp_path / "quick.toml")]


def test_folder_holds_a_model_its_card_and_what_it_said_of_the_heldout(
    tiny_shop: Any, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "sources.toml").write_text('[north]\nlicence = "CC0"\n')
    assert main([*words, "--json"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert card == json.loads((folder / "model.json").read_text())
    assert card["categories"] == ["Garden", "Kitchen", "Office"]
    assert card["training"]["data"]["sources"]["north"]["licence"] == "CC0"
    assert card["training"]["demo"]["rows"] == 0
    assert len(card["training"]["curves"]) == 6
    assert [len(curve) for curve in card["training"]["tuning"].values()] == [1, 1]
    assert set(card["training"]["experts"]["text"]) == {"joint", "text", "words", "prior"}
    assert 0 <= card["training"]["abstention"]["least_confidence"] <= 1
    assert card["metrics"]["coverage"]["coverage"][0] == 1

    table = PredictionTable.read(folder / "heldout.parquet", card["categories"])
    part = split.assign(tiny_shop.dataset.products)
    expected = [product.id for product, own in zip(tiny_shop.dataset.products, part, strict=True) if own == "heldout"]
    assert list(table.rows["id"]) == expected
    assert card["metrics"]["heldout"]["both"]["accuracy"] == pytest.approx(table.evaluate().accuracy)
    found = Predictor.load(folder).predict_many(
        [product for product in tiny_shop.dataset.products if product.id in expected]
    )
    for row, prediction in zip(table.probabilities, found, strict=True):
        np.testing.assert_allclose(row, list(prediction.probabilities.values()), atol=1e-4)


def test_table_for_a_person(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    out = capsys.readouterr().out
    for line in ("all that a product has", "picture only", "text only", "TF-IDF + LinearSVC", "Best epoch"):
        assert line in out


@pytest.mark.parametrize("plan", [QUICK, PLAIN], ids=["experts", "concat"])
def test_same_seed_same_weights(tiny_shop: Any, tmp_path: Path, plan: FitConfig) -> None:
    config = replace(settings(), cache=tiny_shop.cache)
    first = train(tiny_shop.dataset, tmp_path / "one", plan, config)
    second = train(tiny_shop.dataset, tmp_path / "two", plan, config)
    assert first.sha256 == second.sha256


def test_a_folder_changes_from_experts_to_the_published_fusion_and_loads(tiny_shop: Any, tmp_path: Path) -> None:
    config = replace(settings(), cache=tiny_shop.cache)
    train(tiny_shop.dataset, tmp_path, QUICK, config)
    assert {file.name for file in tmp_path.iterdir()} > {"image_tuned.safetensors", "text_tuned.safetensors"}
    card = train(tiny_shop.dataset, tmp_path, PLAIN, config)
    left = {"model.json", "model.safetensors", "heldout.parquet", "memory.safetensors"}
    assert {file.name for file in tmp_path.iterdir()} == left
    assert "temperature" in card.training
    assert Predictor.load(tmp_path).digest == card.sha256


def test_an_interrupted_write_leaves_the_old_model_whole(
    tiny_shop: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, config = tmp_path / "model", replace(settings(), cache=tiny_shop.cache)
    train(tiny_shop.dataset, folder, PLAIN, config)
    (folder / "errors").mkdir()
    (folder / "errors" / "report.json").write_text("{}")
    before = {path.relative_to(folder): sha256_of(path) for path in folder.rglob("*") if path.is_file()}

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Memory, "write", stopped)
        with pytest.raises(KeyboardInterrupt):
            train(tiny_shop.dataset, folder, replace(PLAIN, seed=1), config)
    assert {path.relative_to(folder): sha256_of(path) for path in folder.rglob("*") if path.is_file()} == before
    assert list(tmp_path.iterdir()) == [folder]

    # One that comes to its end replaces the model, and leaves what is no part of it.
    card = train(tiny_shop.dataset, folder, replace(PLAIN, seed=1), config)
    assert checkpoint.load(folder)[1].sha256 == card.sha256
    assert (folder / "errors" / "report.json").read_text() == "{}"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_tuned_file_of_another_training_is_refused(tiny_shop: Any, tmp_path: Path) -> None:
    config = replace(settings(), cache=tiny_shop.cache)
    train(tiny_shop.dataset, tmp_path / "one", QUICK, config)
    train(tiny_shop.dataset, tmp_path / "two", replace(QUICK, seed=3), config)
    shutil.copy(tmp_path / "two" / "text_tuned.safetensors", tmp_path / "one")
    with pytest.raises(CheckpointError, match="was trained on the encoder all-MiniLM-L6-v2"):
        Predictor.load(tmp_path / "one")


@pytest.mark.parametrize(("without", "left"), [("image", "text"), ("text", "image")])
def test_products_that_all_lack_the_same_part_can_be_learned_from(
    tiny_shop: Any, tmp_path: Path, without: str, left: str
) -> None:
    lacking = {"image": None} if without == "image" else {"title": "", "description": ""}
    products = [replace(each, **lacking) for each in tiny_shop.dataset.products]
    usable = tuple(each for each in products if each.has_image or each.has_text)
    config = replace(settings(), cache=tiny_shop.cache)
    card = train(Dataset("half", usable, "half"), tmp_path / "model", PLAIN, config)
    assert set(card.metrics["heldout"]) == {"both", left}
    assert ("baseline" in card.metrics) == (without == "image")
    assert Predictor.load(tmp_path / "model").digest == card.sha256


def test_a_folder_that_cannot_be_written_is_named_before_any_work(tiny_shop: Any, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    config = replace(settings(), cache=tmp_path / "cache")
    with pytest.raises(SettingsError, match="The model cannot be written to"):
        train(tiny_shop.dataset, tmp_path / "taken" / "model", PLAIN, config)
    assert not (tmp_path / "cache").exists()


def test_a_missing_file_of_kinds_is_named(tiny_shop: Any, tmp_path: Path) -> None:
    plan, config = replace(QUICK, kinds_file=str(tmp_path / "absent.toml")), replace(settings(), cache=tiny_shop.cache)
    with pytest.raises(SettingsError, match=r"absent\.toml is not a file of kinds"):
        train(tiny_shop.dataset, tmp_path / "model", plan, config)


def test_one_category_is_not_enough(tiny_shop: Any, tmp_path: Path) -> None:
    pots = tuple(product for product in tiny_shop.dataset.products if product.category == "Kitchen")
    with pytest.raises(DatasetError, match="at least two"):
        train(Dataset("pots", pots, ""), tmp_path / "model", QUICK, settings())
    assert not (tmp_path / "model").exists()


def test_too_few_products_to_split(tiny_shop: Any, tmp_path: Path) -> None:
    few = (tiny_shop.dataset.products[0], tiny_shop.dataset.products[-1])
    with pytest.raises(DatasetError, match="too small to train on"):
        train(Dataset("few", few, ""), tmp_path / "model", QUICK, replace(settings(), cache=tmp_path / "cache"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("[north", r"sources\.toml could not be read"), ("north = 'CC0'", r"write a table \[north\]")],
)
def test_damaged_sources_are_named(tiny_shop: Any, tmp_path: Path, content: str, sentence: str) -> None:
    (tmp_path / "sources.toml").write_text(content)
    with pytest.raises(SettingsError, match=sentence):
        train(tiny_shop.dataset, tmp_path, QUICK, replace(settings(), cache=tiny_shop.cache))
    assert not (tmp_path / checkpoint.CARD_FILE).exists()
