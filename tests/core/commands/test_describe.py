import shutil
from pathlib import Path
from typing import Any

import pytest

from core.catalog.dataset import open_dataset
from core.checkpoint import HELDOUT_FILE, read_card
from core.cli import main
from core.evaluation.predictions import PredictionTable


@pytest.fixture
def undescribed(tiny_shop: Any, tmp_path: Path) -> Path:
    """A copy of the tiny shop's model whose held-out products are known by their predictions alone."""
    folder = tmp_path / "model"
    shutil.copytree(tiny_shop.model, folder)
    table = PredictionTable.read(folder / HELDOUT_FILE, read_card(folder).categories)
    table.describe({}).write(folder / HELDOUT_FILE)
    return folder


def test_columns_are_added_and_predictions_kept(
    tiny_shop: Any, undescribed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, categories = undescribed / HELDOUT_FILE, read_card(undescribed).categories
    before = PredictionTable.read(path, categories)
    assert main(["describe", str(tiny_shop.data), "--checkpoint", str(undescribed)]) == 0
    assert "sliced by source, modality, category, text length, picture size" in capsys.readouterr().out
    after = PredictionTable.read(path, categories)
    assert (after.probabilities == before.probabilities).all()
    texts = {product.id: product.text for product in open_dataset(tiny_shop.data).products}
    assert after.rows["about: text length"].tolist() == [len(texts[identity]) for identity in after.rows["id"]]
    assert set(after.rows["about: picture size"].dropna()) == {40}


def test_another_dataset_is_refused(undescribed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "other.csv"
    table.write_text("ImgId,title,categories\n1,rake,Garden\n", encoding="utf-8")
    before = (undescribed / HELDOUT_FILE).read_bytes()
    assert main(["describe", str(table), "--checkpoint", str(undescribed)]) == 2
    assert "held-out products are not in other" in capsys.readouterr().err
    assert (undescribed / HELDOUT_FILE).read_bytes() == before
