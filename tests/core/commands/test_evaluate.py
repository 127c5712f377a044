import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sklearn.metrics import f1_score

from core.checkpoint import HELDOUT_FILE, read_card
from core.cli import main
from core.evaluation.predictions import COLUMNS, PredictionTable

pytestmark = pytest.mark.usefixtures("loaded_once")


def evaluate(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[dict[str, Any], str]:
    """Run the command with --json; its object and what it said beside."""
    capsys.readouterr()
    status = main(["evaluate", *map(str, words), "--json"])
    out, err = capsys.readouterr()
    assert status == 0, err
    return json.loads(out), err


def refusal(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """Run the command; the sentence with which it refuses."""
    capsys.readouterr()
    assert main(["evaluate", *map(str, words)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return err


def test_training_data_is_measured_on_the_held_out_part(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found, said = evaluate(capsys, tiny_shop.data, "--checkpoint", tiny_shop.model)

    kept = PredictionTable.read(tiny_shop.model / HELDOUT_FILE, read_card(tiny_shop.model).categories)
    assert found["n"] == len(kept)
    assert found["accuracy"] == kept.evaluate().accuracy
    assert found["confusion"] == kept.evaluate().confusion.tolist()
    assert found["data"]["part"] == "heldout"
    assert "only its held-out part is measured" in said
    assert found["checkpoint"] == {"name": "model", "digest": read_card(tiny_shop.model).sha256}


def test_every_part_can_be_asked_for(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    model = ("--checkpoint", tiny_shop.model)
    counts = {
        part: evaluate(capsys, tiny_shop.data, *model, "--part", part)[0]["n"]
        for part in ("heldout", "validation", "train", "all")
    }

    assert counts["all"] == 90
    assert counts["heldout"] + counts["validation"] + counts["train"] == 90


def test_the_model_learned_something(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found, _ = evaluate(capsys, tiny_shop.data, "--checkpoint", tiny_shop.model, "--part", "all")

    assert found["accuracy"] > 0.9
    assert found["intervals"]["accuracy"]["low"] < found["accuracy"] <= found["intervals"]["accuracy"]["high"]
    assert {value: part["n"] for value, part in found["slices"]["source"].items()} == {"north": 60, "south": 30}
    assert {value: part["n"] for value, part in found["slices"]["modality"].items()} == {
        "both": 72,
        "image": 9,
        "text": 9,
    }


def test_predictions_recompute_to_the_report(
    tiny_shop: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, out = tmp_path / "new" / "predictions.parquet", tmp_path / "report.json"
    found, _ = evaluate(
        capsys, tiny_shop.data, "--checkpoint", tiny_shop.model, "--part", "all", "--predictions", path, "--out", out
    )
    frame = pd.read_parquet(path)

    about = ["about: text length", "about: picture size"]
    assert list(frame.columns) == [*COLUMNS, *about, "Garden", "Kitchen", "Office"]
    assert (frame["category"] == frame["predicted"]).mean() == pytest.approx(found["accuracy"])
    assert f1_score(frame["category"], frame["predicted"], average="macro") == pytest.approx(found["f1_macro"])
    assert (frame[["Garden", "Kitchen", "Office"]].idxmax(axis=1) == frame["predicted"]).all()
    assert json.loads(out.read_text(encoding="utf-8")) == found


def test_modality_hides_the_other(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found, said = evaluate(
        capsys, tiny_shop.data, "--checkpoint", tiny_shop.model, "--part", "all", "--modality", "text"
    )

    assert found["n"] == 81
    assert set(found["slices"]["modality"]) == {"text"}
    assert found["left_out"]["unusable"] == 9
    assert "left out: 9" in said


def test_some_rows_of_the_training_data_stay_honest(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found, said = evaluate(capsys, tiny_shop.data, "--checkpoint", tiny_shop.model, "--where", "source=north")

    assert found["data"]["part"] == "heldout"
    assert "only its held-out part" in said
    assert set(found["slices"]["source"]) == {"north"}


def test_unknown_categories_are_counted_and_left_out(
    tiny_shop: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "other.csv"
    table.write_text(
        "ImgId,title,categories\n1,rake and hose,Garden\n2,tyre,Cars\n3,oil,Cars\n4,pen,\n", encoding="utf-8"
    )

    found, said = evaluate(capsys, table, "--checkpoint", tiny_shop.model)

    assert (found["n"], found["data"]["part"]) == (1, "all")
    assert found["left_out"] == {"unlabelled": 1, "unknown": {"Cars": 2}, "unusable": 0}
    assert "does not know (Cars), left out: 2." in said
    assert found["roc_auc_macro"] is None


def test_baseline_from_the_same_split(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    found, _ = evaluate(capsys, tiny_shop.data, "--checkpoint", tiny_shop.model, "--baseline")
    train, _ = evaluate(capsys, tiny_shop.data, "--checkpoint", tiny_shop.model, "--part", "train")

    assert found["baseline"]["n"] == found["n"]
    assert found["baseline"]["train"] == train["n"]
    assert 0.5 < found["baseline"]["accuracy"] <= 1


def test_table_for_a_person(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["evaluate", str(tiny_shop.data), "--checkpoint", str(tiny_shop.model), "--baseline"]) == 0
    out = capsys.readouterr().out

    assert out.startswith("model on data (heldout), ")
    for word in ("Accuracy", "Macro F1", "Garden", "By source", "north", "TF-IDF + LinearSVC"):
        assert word in out


def test_a_model_is_not_compared_with_a_baseline_on_other_data(
    tiny_shop: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "other.csv"
    table.write_text("ImgId,title,categories\n1,rake,Garden\n", encoding="utf-8")

    assert "leave --baseline out" in refusal(capsys, table, "--checkpoint", tiny_shop.model, "--baseline")


def test_mistakes_are_one_sentence(tiny_shop: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    model = ("--checkpoint", tiny_shop.model)

    assert "no dataset at" in refusal(capsys, tmp_path / "nothing", *model)
    assert "no model in" in refusal(capsys, tiny_shop.data, "--checkpoint", tmp_path)
    assert "not as predictions.xlsx" in refusal(capsys, tiny_shop.data, *model, "--predictions", "predictions.xlsx")
    assert "cannot be written" in refusal(capsys, tiny_shop.data, *model, "--out", tiny_shop.data / "train.csv" / "x")


def test_slices_are_searched_and_compared(tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    words = (tiny_shop.data, "--checkpoint", tiny_shop.model, "--part", "all", "--slices")
    found, _ = evaluate(capsys, *words)

    # 60 and 30 products by shop; 72, 9 and 9 by what they have; 30 of each category: five groups of at least 30.
    assert found["worst_slices"]["least"] == 30
    assert found["worst_slices"]["tested"] >= 5
    by = {each["column"]: each for each in found["fairness"]}
    assert {group["value"]: group["n"] for group in by["source"]["groups"]} == {"north": 60, "south": 30}
    assert {group["n"] for group in by["category"]["groups"]} == {30}
    assert by["category"]["difference"] >= 0

    assert main(["evaluate", *map(str, words)]) == 0
    out = capsys.readouterr().out
    for word in ("Worst of", "Recall by source", "Recall by text length", "Largest less smallest"):
        assert word in out


def test_report_to_read_and_its_tables(tiny_shop: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "new" / "shop.html"
    words = (tiny_shop.data, "--checkpoint", tiny_shop.model, "--part", "all", "--report", path)
    found, said = evaluate(capsys, *words)

    document = path.read_text(encoding="utf-8")
    assert f"{found['accuracy']:.4f}" in document
    assert found["checkpoint"]["digest"] in document
    assert str(path) in said
    assert sum(pd.read_csv(path.with_name("shop-per-class.csv"))["Products"]) == found["n"]
    assert "not as shop.pdf" in refusal(capsys, tiny_shop.data, "--report", "shop.pdf")
