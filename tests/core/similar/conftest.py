"""An index of the tiny shop, built once, through the real encoders."""

from pathlib import Path
from typing import Any

import pytest

from core.predictor import Predictor
from core.similar.building import build_index
from core.similar.index import ProductIndex


@pytest.fixture(scope="session")
def tiny_index_folder(tiny_shop: Any, tiny_predictor: Predictor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("similar") / "index"
    build_index(tiny_shop.dataset, tiny_predictor, folder, part_size=40)
    return folder


@pytest.fixture(scope="session")
def tiny_index(tiny_index_folder: Path) -> ProductIndex:
    return ProductIndex.open(tiny_index_folder)
