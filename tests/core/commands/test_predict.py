import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from core.cli import main
from core.evaluation.predictions import PredictionTable
from core.predictor import Predictor

pytestmark = pytest.mark.usefixtures("loaded_once")


def predict(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    capsys.readouterr()
    status = main(["predict", *map(str, words), "--json"])
    out, err = capsys.readouterr()
    assert status == 0, err
    return json.loads(out)


def refusal(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    capsys.readouterr()
    assert main(["predict", *map(str, words)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return err


def test_one_product(tiny_shop: Any, tiny_predictor: Predictor, capsys: pytest.CaptureFixture[str]) -> None:
    product = tiny_shop.dataset.products[2]
    found = predict(
        capsys, "--image", product.image, "--title", product.title, "--description", "", "--checkpoint", tiny_shop.model
    )
    expected = tiny_predictor.predict(product)

    assert (found["category"], found["confidence"]) == (expected.category, pytest.approx(expected.confidence))
    assert found["probabilities"] == pytest.approx(dict(expected.probabilities))
    assert set(found["timings_ms"]) == {"load", *expected.timings_ms}
    assert found["checkpoint"]["name"] == "model"


def test_text_alone(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found = predict(capsys, "--title", "rake hose shovel", "--checkpoint", tiny_shop.model)

    assert found["category"] == "Garden"
    assert sum(found["probabilities"].values()) == pytest.approx(1, abs=1e-5)


def test_one_product_for_a_person(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["predict", "--title", "rake hose shovel", "--checkpoint", str(tiny_shop.model)]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) == 3
    assert lines[0].startswith("Garden")
    assert lines[0].endswith("%")


@pytest.mark.parametrize("name", ["all.parquet", "all.csv"])
def test_a_dataset(tiny_shop: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    found = predict(capsys, tiny_shop.data, "--checkpoint", tiny_shop.model, "--out", path)
    frame = pd.read_parquet(path) if name.endswith("parquet") else pd.read_csv(path)

    assert found["n"] == len(frame) == 90
    assert found["predicted"] == frame["predicted"].value_counts().to_dict()
    assert list(frame["id"]) == [product.id for product in tiny_shop.dataset.products]


def test_a_dataset_without_categories(tiny_shop: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table, path = tmp_path / "new.csv", tmp_path / "new.parquet"
    table.write_text("ImgId,title\n1,rake hose shovel\n2,knife oven pan\n", encoding="utf-8")

    predict(capsys, table, "--checkpoint", tiny_shop.model, "--out", path)
    read = PredictionTable.read(path, ("Garden", "Kitchen", "Office"))

    assert list(read.rows["predicted"]) == ["Garden", "Kitchen"]
    assert read.labels == [None, None]


def test_mistakes_are_one_sentence(tiny_shop: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    model = ("--checkpoint", tiny_shop.model)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"not a picture")

    assert "nothing to classify" in refusal(capsys, *model)
    assert "not both" in refusal(capsys, tiny_shop.data, *model, "--title", "rake")
    assert "--out FILE.parquet" in refusal(capsys, tiny_shop.data, *model)
    assert "not as all.txt" in refusal(capsys, tiny_shop.data, *model, "--out", "all.txt")
    assert "picture" in refusal(capsys, *model, "--image", broken)
    assert "missing.jpg" in refusal(capsys, *model, "--image", tmp_path / "missing.jpg")
