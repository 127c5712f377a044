from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from core.catalog.exploration import kept
from core.errors import DatasetError
from core.settings import Settings, settings

ROWS = "ImgId,title,description,categories,colour\n1,Red kettle,Boils,Kitchen,red\n2,Blue guitar,,Music,\n"


@pytest.fixture
def config(tmp_path: Path) -> Settings:
    return replace(settings(), cache=tmp_path / "cache")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "train").mkdir(parents=True)
    (folder / "train.csv").write_text(ROWS, encoding="utf-8")
    Image.new("RGB", (20, 20)).save(folder / "train" / "1.jpg")
    return folder


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is really done: opening and exploring."""
    done: list[str] = []
    for name in ("open_dataset", "explore"):
        real = getattr(kept, name)
        monkeypatch.setattr(kept, name, lambda *args, real=real, name=name: (done.append(name), real(*args))[1])
    return done


def test_a_second_time_nothing_is_opened(shop: Path, config: Settings, work: list[str]) -> None:
    first = kept.explored(str(shop), config=config)

    assert kept.explored(str(shop), config=config) == first
    assert work == ["open_dataset", "explore"]


def test_the_same_content_elsewhere_is_known(shop: Path, config: Settings, work: list[str]) -> None:
    kept.explored(str(shop), config=config)
    other = shop.parent / "again" / "shop"
    other.parent.mkdir()
    shop.rename(other)

    kept.explored(str(other), config=config)
    assert work == ["open_dataset", "explore", "open_dataset"]


def test_changes_are_noticed(shop: Path, config: Settings, work: list[str]) -> None:
    kept.explored(str(shop), config=config)
    (shop / "train.csv").write_text(ROWS + "3,Drum,,Music,\n", encoding="utf-8")

    assert kept.explored(str(shop), config=config).audit.products == 3
    Image.new("RGB", (30, 20)).save(shop / "train" / "2.jpg")
    assert kept.explored(str(shop), config=config).audit.with_image == 2
    assert work == ["open_dataset", "explore"] * 3


def test_columns_and_rows_asked_for_are_another_dataset(shop: Path, config: Settings) -> None:
    assert kept.explored(str(shop), config=config).audit.products == 2
    assert kept.explored(str(shop), where={"categories": "Music"}, config=config).audit.products == 1
    by_colour = kept.explored(str(shop), columns={"category": "colour"}, config=config)
    assert {each.name for each in by_colour.categories} == {"red", ""}


def test_again_and_damage_explore_anew(shop: Path, config: Settings, work: list[str]) -> None:
    kept.explored(str(shop), config=config)
    kept.explored(str(shop), config=config, again=True)
    assert work == ["open_dataset", "explore"] * 2
    (file,) = (config.cache / "exploration").glob("*.json")
    file.write_text('{"audit": 1}', encoding="utf-8")
    kept.explored(str(shop), config=config)
    assert work == ["open_dataset", "explore"] * 3


def test_what_is_not_there_is_one_sentence(tmp_path: Path, config: Settings) -> None:
    with pytest.raises(DatasetError, match="no dataset"):
        kept.explored(str(tmp_path / "nothing"), config=config)
