"""``python -m core compress`` end to end, on the tiny shop's model and its real encoders."""

import json
from pathlib import Path

import pytest

from core.checkpoint import read_card
from core.cli import MISTAKE, main
from core.predictor import Predictor
from core.training.compress.results import FILE
from tests.core.conftest import TinyShop


@pytest.mark.usefixtures("loaded_once")
def test_a_copy_in_half_precision_is_made_and_measured(
    tiny_shop: TinyShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, kept = tmp_path / "small", tmp_path / "kept"
    asked = ["compress", str(tiny_shop.data), "--checkpoint", str(tiny_shop.model), "--precision", "half",
             "--explained", "1", "--out", str(out), "--results", str(kept), "--json"]  # fmt: skip

    assert main(asked) == 0

    found = json.loads(capsys.readouterr().out)
    original, copy = found["points"]
    assert found["chosen"] == copy["label"] == "half"
    assert copy["bytes"] < 0.55 * original["bytes"]
    assert copy["accuracy"] == pytest.approx(original["accuracy"], abs=0.1)
    assert read_card(out).training["compressed"]["from"] == "model"
    assert Predictor.load(out).categories == ("Garden", "Kitchen", "Office")
    assert not (kept / FILE).exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "--out"),
        (["--out", "x", "--prune", "2"], "0 to 0.9"),
        (["--out", "x", "--low-rank", "0"], "above 0"),
        (["--sweep", "--explained", "0"], "at least one"),
    ],
)
def test_what_makes_no_sense_is_refused_before_any_work(
    options: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compress", "demo", *options]) == MISTAKE

    assert sentence in capsys.readouterr().err


def test_a_model_that_is_no_copy_is_not_written_over(tiny_shop: TinyShop, capsys: pytest.CaptureFixture[str]) -> None:
    before = (tiny_shop.model / "model.json").read_bytes()

    assert main(["compress", str(tiny_shop.data), "--out", str(tiny_shop.model)]) == MISTAKE

    assert "no compressed copy" in capsys.readouterr().err
    assert (tiny_shop.model / "model.json").read_bytes() == before
