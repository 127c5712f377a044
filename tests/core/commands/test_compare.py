import json
from pathlib import Path
from typing import Any

import pytest

from core.checkpoint import HELDOUT_FILE, read_card
from core.cli import main
from core.evaluation import contenders
from core.evaluation.comparison import read, read_table
from core.evaluation.predictions import PredictionTable

pytestmark = pytest.mark.usefixtures("loaded_once")


@pytest.fixture
def words(tiny_shop: Any, tmp_path: Path) -> list[str]:
    return ["compare", str(tiny_shop.data), "--checkpoint", str(tiny_shop.model), "--out", str(tmp_path / "out")]


QUICK = ["--only", "linear-svm", "--only", "logistic-regression", "--only", "image-alone"]


def test_everyone_answers_the_same_held_out_products(
    words: list[str], tiny_shop: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    heldout = PredictionTable.read(tiny_shop.model / HELDOUT_FILE, read_card(tiny_shop.model).categories)
    both = heldout.modality == "both"
    sizes = {"text": int(heldout.rows["has_text"].sum()), "image": int(heldout.rows["has_image"].sum())}

    assert {rival["key"] for rival in found["rivals"]} == {
        *("logistic-regression", "linear-svm", "rbf-svm", "random-forest", "image-alone", "text-alone"),
        *("model", "model-image", "model-text"),
    }
    for rival in found["rivals"]:
        assert rival["figures"]["all"]["n"] == sizes.get(rival["given"], len(heldout))
        assert rival["figures"]["shared"]["n"] == both.sum()
        assert rival["figures"]["all"]["values"]["accuracy"] > 0.6
        assert rival["seconds_per_thousand"] > 0
    assert len(found["pairs"]) == 9 * 8 / 2
    out = tmp_path / "out"
    kept = read_table(out, read(out), "model")
    assert (kept.probabilities == heldout.probabilities).all()


def test_what_is_done_is_not_done_again(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, *QUICK[:2]]) == 0
    trained = []
    fit = contenders.fit_text_model
    monkeypatch.setattr(contenders, "fit_text_model", lambda *given: trained.append(given[2]) or fit(*given))

    assert main([*words, *QUICK]) == 0

    assert trained == ["logistic-regression"]
    methods = {key: (f"{name}, renamed", make) for key, (name, make) in contenders.METHODS.items()}
    monkeypatch.setattr(contenders, "METHODS", methods)

    assert main([*words, *QUICK[:2]]) == 0

    assert trained == ["logistic-regression"]
    out = capsys.readouterr().out
    assert "TF-IDF + LinearSVC on text, renamed" in out
    assert "those that every model can answer" in out


def test_other_data_begins_anew(words: list[str], tmp_path: Path) -> None:
    assert main([*words, *QUICK[:4]]) == 0
    assert main([*words, *QUICK[:2], "--where", "source=north", "--seed", "0"]) == 2
    words = [word for word in words if word not in ("--checkpoint", words[3])]
    assert main([*words, *QUICK[:2], "--where", "source=north"]) == 0
    assert [rival.key for rival in read(tmp_path / "out").rivals] == ["linear-svm"]


def test_mistakes_are_one_sentence(words: list[str], tiny_shop: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def refusal(*more: str) -> str:
        capsys.readouterr()
        assert main([*words, *more]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "Traceback" not in err
        return err

    assert "There is no 'perceptron' to compare" in refusal("--only", "perceptron")
    assert "was not trained on this split" in refusal("--seed", "1")
    assert "cannot be written" in refusal(*QUICK[:2], "--out", str(tiny_shop.data / "train.csv" / "x"))
