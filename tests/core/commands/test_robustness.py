import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.cli import main
from core.errors import DatasetError
from core.evaluation.robustness import parts
from core.evaluation.robustness.registry import CORRUPTIONS
from core.evaluation.robustness.report import FILE, RobustnessReport

pytestmark = pytest.mark.usefixtures("loaded_once")
SMALL = ("--sample", "4", "--explained", "1", "--attacked", "1")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all tests here, so that the study is made once."""
    return tmp_path_factory.mktemp("studies")


@pytest.fixture
def words(tiny_shop: Any, cache: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("SHELFLENS_CACHE", str(cache))
    return ["robustness", str(tiny_shop.data), "--checkpoint", str(tiny_shop.model), *SMALL]


def test_every_corruption_has_all_its_figures(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--out", str(tmp_path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    report = RobustnessReport.read(tmp_path)

    assert report.to_dict() == found
    assert found["data"]["part"] == "heldout"
    assert list(found["models"]) == ["model", "TF-IDF + LinearSVC on text"]
    for corruption in CORRUPTIONS:
        own = [each for each in report.figures if each.spoilt == corruption.key and each.model == "model"]
        alone = "picture" if corruption.about == "picture" else "text"
        for given in ("both", alone):
            accuracy = [each for each in own if each.measure == "accuracy" and each.given == given]
            assert [each.strength for each in accuracy] == [1, 2, 3, 4, 5]
        baseline = [each for each in report.figures if each.spoilt == corruption.key and each.model != "model"]
        assert len(baseline) == (5 if corruption.about == "text" else 0)
    for each in report.figures:
        assert each.low <= each.value <= each.high
        assert 1 <= each.n <= report.settings["products"]


def test_losses_are_differences_from_the_products_as_they_are(words: list[str], tmp_path: Path) -> None:
    assert main([*words, "--out", str(tmp_path)]) == 0
    figures = RobustnessReport.read(tmp_path).figures
    before = {(each.model, each.given): each.value for each in figures if each.spoilt == "clean"}
    spoilt = {each.key for each in CORRUPTIONS}
    compared = [each for each in figures if each.spoilt in spoilt and each.measure == "accuracy"]

    assert len(compared) == 2 * 5 * len(CORRUPTIONS) + 25
    for each in compared:
        assert each.loss == pytest.approx(before[each.model, each.given] - each.value, abs=2e-4)


def test_an_interrupted_study_goes_on(words: list[str], cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(words) == 0
    kept = sorted((cache / "robustness").iterdir())
    kept[0].unlink()
    answered: list[str] = []
    for name in ("clean_answers", "picture_answers", "text_answers", "map_stability", "word_stability"):
        monkeypatch.setattr(parts, name, _noting(getattr(parts, name), name, answered))
    monkeypatch.setattr(parts, "attacked_answers", _noting(parts.attacked_answers, "attack", answered))

    assert main(words) == 0
    assert len(answered) == 1
    assert sorted((cache / "robustness").iterdir()) == kept


def _noting(function: Any, name: str, notes: list[str]) -> Any:
    def noted(*args: Any) -> Any:
        notes.append(name)
        return function(*args)

    return noted


def test_table_for_a_person(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    out = capsys.readouterr().out
    for each in ("Right answers", "blur", "typos", "pgd", "TF-IDF", "rank correlation", "weightiest words"):
        assert each in out


def test_mistakes_are_one_sentence(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--sample", "0"]) == 2
    assert "at least one product" in capsys.readouterr().err
    assert main([*words, "--against", words[3]]) == 2
    assert "same name" in capsys.readouterr().err
    table = tmp_path / "texts.csv"
    table.write_text("ImgId,title,categories\n1,rake,Garden\n", encoding="utf-8")
    assert main(["robustness", str(table), *words[2:]]) == 2
    assert "readable picture and text" in capsys.readouterr().err


def test_damaged_files_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no study"):
        RobustnessReport.read(tmp_path)
    for damage in ("{", "[]", '{"format": 1}'):
        (tmp_path / FILE).write_text(damage, encoding="utf-8")
        with pytest.raises(DatasetError, match="damaged"):
            RobustnessReport.read(tmp_path)
    empty = RobustnessReport({"name": "a"}, {}, {}, ())
    empty.write(tmp_path)
    assert replace(RobustnessReport.read(tmp_path), figures=()) == empty
