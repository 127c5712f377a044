from pathlib import Path

import pytest
from PIL import Image

from dashboard.data.job import COUNTING, new
from dashboard.datasets.request import DatasetRequest


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHELFLENS_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "shop.csv"
    path.write_text("ImgId,title,categories\n1,rake,Garden\n2,pen,Office\n", encoding="utf-8")
    return path


def test_a_dataset_is_explored(table: Path) -> None:
    job = new(DatasetRequest(str(table), where=(("categories", "Garden"),)))
    job.run()

    assert job.problem is None
    assert job.outcome is not None
    assert [each.name for each in job.outcome.categories] == ["Garden"]
    assert not job.running


def test_what_cannot_be_read_is_a_sentence(table: Path) -> None:
    job = new(DatasetRequest(str(table.parent / "nothing")))
    job.run()

    assert job.outcome is None
    assert "no dataset" in (job.problem or "")


def test_stopping_ends_the_work(table: Path) -> None:
    job = new(DatasetRequest(str(table)))
    job.stop()
    job.run()

    assert (job.problem or "").startswith("Stopped")


def test_after_the_last_picture_words_are_counted(table: Path) -> None:
    (table.parent / "train").mkdir()
    Image.new("RGB", (8, 8)).save(table.parent / "train" / "1.jpg")
    table.rename(table.parent / "train.csv")
    job = new(DatasetRequest(str(table.parent)))
    job.run()

    assert job.problem is None
    assert job.step == COUNTING
