import hashlib
import os
from pathlib import Path

import pytest

from core.errors import DatasetError, SettingsError
from core.files import replacing, replacing_folder, sha256_of, writing_to


def test_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"shelf" * 500_000)
    assert sha256_of(tmp_path / "file") == hashlib.sha256(b"shelf" * 500_000).hexdigest()


def test_file_appears_whole_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "new" / "figures.json"
    with replacing(target) as temporary:
        temporary.write_text("{}")
        assert not target.exists()
    assert target.read_text() == "{}"
    assert list(target.parent.iterdir()) == [target]


def test_failure_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    target.write_text("old")

    def fail_half_way() -> None:
        with replacing(target) as temporary:
            temporary.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_anyone_may_read_what_an_ordinary_new_file_would_let_them(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_text("")
    with replacing(tmp_path / "replaced") as temporary:
        temporary.write_text("")
    assert (tmp_path / "replaced").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_so_they_may_where_a_library_puts_a_file_of_its_own_in_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Asking for the process's mask changes it for all threads, so that their files would be anyone's to write.
    monkeypatch.setattr(os, "umask", None)
    (tmp_path / "ordinary").write_text("")
    with replacing(tmp_path / "replaced") as temporary:
        temporary.unlink()
        temporary.touch(mode=0o600)
    assert (tmp_path / "replaced").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_an_error_without_words_of_the_system_has_its_name(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"\(OSError\); name another place"), writing_to(tmp_path, "The figures"):
        raise OSError("no number")


def test_a_folder_takes_the_place_of_an_older_one_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "model"
    for content in ("old", "new"):
        with replacing_folder(target) as temporary:
            (temporary / content).touch()
    assert [path.name for path in target.iterdir()] == ["new"]

    def fail() -> None:
        with replacing_folder(target) as temporary:
            (temporary / "half").touch()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    rename, places = Path.rename, iter([True, False, True])

    def refuse_second(path: Path, to: Path) -> Path:
        if next(places):
            return rename(path, to)
        raise OSError

    monkeypatch.setattr(Path, "rename", refuse_second)
    with pytest.raises(OSError), replacing_folder(target):  # noqa: PT011 (any will do)
        pass
    assert [path.name for path in target.iterdir()] == ["new"]
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(SettingsError, match=r"The figures cannot be written to .*file.*Not a directory.*another place"),
        writing_to(tmp_path / "file", "The figures", SettingsError),
        replacing(tmp_path / "file" / "new" / "figures.json"),
    ):
        raise AssertionError


def test_other_errors_stay_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="other"), writing_to(tmp_path, "The figures"):
        raise ValueError("other")
