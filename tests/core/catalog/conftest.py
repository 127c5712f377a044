"""Datasets on disk, in each layout."""

import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

from core.catalog.dataset import Dataset

HEADER = "ImgId,title,description,categories\n"
Kaggle = Callable[..., Path]


def jpeg(shade: int = 0) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16), (shade, shade, shade)).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture
def kaggle(tmp_path: Path) -> Kaggle:
    """Writes a dataset in the Kaggle layout: the table's text, and the names of picture files."""

    def write(table: str | bytes, *pictures: str) -> Path:
        folder = tmp_path / "shop"
        (folder / "train").mkdir(parents=True, exist_ok=True)
        (folder / "train.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
        for number, name in enumerate(pictures):
            (folder / "train" / name).write_bytes(jpeg(number))
        return folder

    return write


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Two Parquet files in the layout of Fashion Product Images."""
    folder = tmp_path / "fashion"
    folder.mkdir()
    for part in range(2):
        rows = [
            {
                "id": 10 * part + number,
                "productDisplayName": f"Boot {part} {number}",
                "masterCategory": ("Footwear", "Apparel")[number % 2],
                "articleType": ("Boots", "Shirts")[number % 2],
                "image": {"bytes": jpeg(40 * part + number), "path": f"{number}.jpg"},
            }
            for number in range(4)
        ]
        pd.DataFrame(rows).to_parquet(folder / f"part-{part}.parquet")
    return folder


def counts(dataset: Dataset) -> dict[str, int]:
    return {problem.kind: problem.count for problem in dataset.problems}
