from dataclasses import replace
from pathlib import Path

import pytest

from core.checkpoint import ModelCard
from core.errors import DatasetError
from core.evaluation.robustness.report import FILE
from dashboard.robustness.studies import Study, find, how_to_make, is_of


def test_a_study_is_found_by_the_models_name(study: Study, card: ModelCard, tmp_path: Path) -> None:
    assert study.names == ["small", "other <b>"]
    assert is_of(study, card)
    assert not is_of(study, replace(card, sha256="0" * 64))
    assert find(replace(card, name="unheard of"), tmp_path) is None
    assert "weights/unheard of " in how_to_make(replace(card, name="unheard of"))


def test_a_name_leads_nowhere_else(study: Study, card: ModelCard, tmp_path: Path) -> None:
    assert find(replace(card, name=f"{tmp_path}/small"), tmp_path / "empty") is None
    assert find(replace(card, name="../small"), tmp_path / "empty") is None


def test_a_damaged_study_is_one_sentence(card: ModelCard, tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / FILE).write_text("[]", encoding="utf-8")
    with pytest.raises(DatasetError, match="damaged"):
        find(card, tmp_path)


def test_one_case_is_looked_up(study: Study) -> None:
    case = study.at("blur", 3, "picture")

    assert case is not None
    assert case["value"] == pytest.approx(0.6)
    assert study.at("blur", 9, "picture") is None
