from pathlib import Path

import pytest

from dashboard import navigation


def test_every_entry_has_a_place_of_its_own() -> None:
    names = [entry.name for entries in navigation.SECTIONS.values() for entry in entries]
    assert len(names) == len(set(names))
    assert names[0] == "home"


def test_pages_that_do_not_exist_are_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "PAGES", tmp_path)
    (tmp_path / "home.py").write_text("")
    (tmp_path / "model_card.py").write_text("")
    assert list(navigation.sections()) == ["Analyze", "About"]
    shown = [[page for page in pages if page.visibility == "visible"] for pages in navigation.sections().values()]
    assert [len(pages) for pages in shown] == [1, 1]
    assert navigation.exists("home")
    assert not navigation.exists("evaluation")
