from pathlib import Path

import pytest

from core.errors import DatasetError
from core.evaluation import saved_selections
from core.evaluation.saved_selections import LONGEST, MOST, delete, read, save


def test_selections_are_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "new" / "selections.json"
    assert read(path) == {}
    save(path, " dim lamps ", {"only": ["answer=wrong"], "source": ["abo", "grocery"]})
    save(path, "all", {})
    save(path, "all", {"has": ["Text only"]})
    assert read(path) == {
        "dim lamps": {"only": ["answer=wrong"], "source": ["abo", "grocery"]},
        "all": {"has": ["Text only"]},
    }
    delete(path, "all")
    delete(path, "never saved")
    assert list(read(path)) == ["dim lamps"]


@pytest.mark.parametrize("name", ["", "   ", "x" * (LONGEST + 1)])
def test_a_selection_needs_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(DatasetError, match="needs a name"):
        save(tmp_path / "selections.json", name, {})


def test_there_is_an_end_to_saving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_selections, "MOST", 2)
    path = tmp_path / "selections.json"
    save(path, "a", {})
    save(path, "b", {})
    with pytest.raises(DatasetError, match="delete one first"):
        save(path, "c", {})
    save(path, "a", {"has": ["All"]})
    assert MOST > 2


@pytest.mark.parametrize("content", ["", "[1]", '{"a": 3}', '{"a": {"only": 3}}', "\x00"])
def test_a_damaged_file_is_said_and_kept(tmp_path: Path, content: str) -> None:
    path = tmp_path / "selections.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DatasetError, match="no list of saved selections"):
        save(path, "a", {})
    assert path.read_text(encoding="utf-8") == content
