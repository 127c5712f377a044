from pathlib import Path

import pytest

from core.errors import DatasetError
from dashboard.datasets.uploads import keep


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHELFLENS_CACHE", str(tmp_path))
    return tmp_path


def test_uploads_are_kept_by_their_content(cache: Path) -> None:
    first = keep("../../shop.CSV", b"id,title\n1,mug\n")
    assert first == keep("shop.csv", b"id,title\n1,mug\n")
    assert first.is_relative_to(cache)
    assert first.read_bytes() == b"id,title\n1,mug\n"
    assert keep("shop.csv", b"id,title\n1,pan\n") != first


@pytest.mark.parametrize("name", ["..\\..\\shop.csv", "/etc/shop.csv", "..csv"])
def test_a_name_leads_nowhere_else(name: str, cache: Path) -> None:
    assert keep(name, b"id\n").resolve().is_relative_to(cache.resolve() / "uploads")


@pytest.mark.parametrize("name", ["shop.xlsx", "shop", "", "csv"])
def test_other_files_are_refused(name: str) -> None:
    with pytest.raises(DatasetError, match="neither CSV nor Parquet"):
        keep(name, b"")


def test_a_full_disk_is_a_sentence(cache: Path) -> None:
    (cache / "uploads").write_bytes(b"in the way")
    with pytest.raises(DatasetError, match="cannot be kept"):
        keep("shop.csv", b"id\n")
