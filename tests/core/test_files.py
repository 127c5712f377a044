import hashlib
from pathlib import Path

import pytest

from core.errors import SettingsError
from core.files import replacing, sha256_of, writing_to


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
