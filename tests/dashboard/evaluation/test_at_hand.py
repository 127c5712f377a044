import io
from pathlib import Path

import pytest
from PIL import Image

from core.catalog.product import Product
from core.errors import DatasetError
from dashboard.evaluation import at_hand


def test_dataset_is_found_under_the_data_folder(tmp_path: Path, monkeypatch):
    (tmp_path / "shop").mkdir()
    monkeypatch.setenv("SHELFLENS_DATA", str(tmp_path))
    assert at_hand.nearby("shop") == str(tmp_path / "shop")
    assert at_hand.nearby("elsewhere") is None
    assert at_hand.nearby("") is None
    monkeypatch.setenv("SHELFLENS_DATA", str(tmp_path / "shop"))
    assert at_hand.nearby("shop") == str(tmp_path / "shop")


def test_a_name_cannot_lead_out_of_the_data_folder(tmp_path: Path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "secret").mkdir()
    monkeypatch.setenv("SHELFLENS_DATA", str(tmp_path / "data"))
    assert at_hand.nearby("../secret") is None


def test_nothing_is_near_without_a_data_folder(monkeypatch):
    monkeypatch.delenv("SHELFLENS_DATA", raising=False)
    assert at_hand.nearby("shop") is None
    assert at_hand.nearby("demo") == "demo"


def test_products_are_looked_up_by_id(tmp_path: Path):
    (tmp_path / "train.csv").write_text("ImgId,title,description,categories\n7,Red cup,,Cups\n", encoding="utf-8")
    assert at_hand.products(str(tmp_path))["7"].title == "Red cup"
    with pytest.raises(DatasetError):
        at_hand.products(str(tmp_path / "nothing"))


def test_pictures_are_small_copies_or_none(tmp_path: Path):
    path = tmp_path / "wide.png"
    Image.new("RGB", (900, 300), "red").save(path)
    small = at_hand.picture(Product("1", image=path))
    assert small is not None
    assert Image.open(io.BytesIO(small)).size == (192, 64)
    assert at_hand.picture(Product("2")) is None
    assert at_hand.picture(Product("3", image=b"not a picture")) is None
    assert at_hand.picture(Product("4", image=tmp_path / "gone.png")) is None
