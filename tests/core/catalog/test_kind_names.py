import random
from pathlib import Path

import pytest

from core.catalog.demo import CATEGORIES
from core.catalog.kind_names import KindName, compose_listing, read_kind_names
from core.errors import SettingsError


def test_every_department_has_many_kinds_and_none_twice() -> None:
    kinds = read_kind_names()
    names = {category: [kind.name for kind in kinds if kind.category == category] for category in CATEGORIES}
    assert {kind.category for kind in kinds} == set(CATEGORIES)
    assert min(map(len, names.values())) >= 80
    assert [name for listed in names.values() for name in set(listed) if listed.count(name) > 1] == []


def test_only_the_categories_that_are_asked_for() -> None:
    assert {kind.category for kind in read_kind_names(categories=["Beauty", "Shoes"])} == {"Beauty"}


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "kinds.toml"
    file.write_text('["Hats"]\nkinds = """top hat; straw\n  hat;; cap"""\n', encoding="utf-8")
    assert read_kind_names(file) == [KindName(name, "Hats") for name in ("top hat", "straw hat", "cap")]


@pytest.mark.parametrize("content", ["[Hats", "Hats = 3", '["Hats"]\nnames = "cap"\n'])
def test_a_file_of_another_form_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "kinds.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"kinds\.toml is not a file of kinds"):
        read_kind_names(tmp_path / "kinds.toml")


def test_listings_name_their_kind_and_vary() -> None:
    kind, siblings = KindName("straw hat", "Hats"), {"Hats": ["straw hat", "cap"]}
    listings = [compose_listing(kind, siblings, random.Random(seed)) for seed in range(50)]
    assert all("straw hat" in listing for listing in listings)
    assert len(set(listings)) > 40
    assert listings[7] == compose_listing(kind, siblings, random.Random(7))
