import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from core.checkpoint import HELDOUT_FILE, read_card
from core.cli import main
from core.evaluation.predictions import PredictionTable

pytestmark = pytest.mark.usefixtures("loaded_once")


def errors(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    """Run the command with --json and the quick map; its object."""
    capsys.readouterr()
    status = main(["errors", *map(str, words), "--map", "pca", "--json"])
    out, err = capsys.readouterr()
    assert status == 0, err
    return json.loads(out)


def test_training_data_is_studied_on_its_held_out_part(
    tiny_shop: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (tiny_shop.data, "--checkpoint", tiny_shop.model, "--out", tmp_path)
    found = errors(capsys, *words)
    kept = PredictionTable.read(tiny_shop.model / HELDOUT_FILE, read_card(tiny_shop.model).categories)

    assert found["n"] == len(kept)
    assert found["data"]["part"] == "heldout"
    assert found["mistakes"]["products"] == int((~kept.correct).sum())
    assert found["near_duplicates"]["products"] == len(found["duplicates"])
    # The split keeps titles of the same four words together.
    assert found["near_duplicates"]["kinds"]["same title"] == 0
    places = pd.read_parquet(tmp_path / "map.parquet")
    assert list(places.columns) == ["id", "pca_x", "pca_y"]
    assert list(places["id"]) == list(kept.rows["id"])


def test_what_was_found_is_not_looked_for_again(
    tiny_shop: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (tiny_shop.data, "--checkpoint", tiny_shop.model, "--out", tmp_path)
    first = errors(capsys, *words)
    looked: list[str] = []
    monkeypatch.setattr("core.commands.errors.study", lambda *rest: looked.append("again"))

    assert errors(capsys, *words) == first
    assert looked == []


def test_an_unreadable_earlier_result_is_made_anew(
    tiny_shop: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "errors.json").write_text("damaged", encoding="utf-8")

    errors(capsys, tiny_shop.data, "--checkpoint", tiny_shop.model, "--out", tmp_path)

    assert json.loads((tmp_path / "errors.json").read_text(encoding="utf-8"))["n"] > 0


def test_lists_for_a_person(tiny_shop: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["errors", str(tiny_shop.data), "--checkpoint", str(tiny_shop.model), "--out", str(tmp_path)]

    assert main([*words, "--map", "pca"]) == 0
    out = capsys.readouterr().out
    assert "Pairs most confused" in out
    assert "Likely label errors" in out
    assert "Near-duplicates of training products" in out


def test_another_dataset_needs_a_place(tiny_shop: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "other.csv"
    table.write_text("ImgId,title,categories\n1,rake and hose,Garden\n2,pan,Kitchen\n", encoding="utf-8")
    words = ["errors", str(table), "--checkpoint", str(tiny_shop.model)]

    assert main(words) == 2
    assert "say with --out where" in capsys.readouterr().err
    found = errors(capsys, *words[1:], "--out", tmp_path / "errors")
    assert (found["n"], found["near_duplicates"], found["duplicates"]) == (2, None, [])
