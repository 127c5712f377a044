import json
from pathlib import Path

import pytest

from core import json_files
from core.errors import CheckpointError, DatasetError, ShelfLensError


def number(values: dict[str, int]) -> int:
    return values["number"]


def read(path: Path, error: type[ShelfLensError] = DatasetError) -> int:
    return json_files.read(path, number, 2, kind="number", again="count again", error=error)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.json"
    json_files.write(path, {"format": 2, "number": 7, "word": "größer"})
    assert read(path) == 7
    assert path.read_text(encoding="utf-8") == '{\n "format": 2,\n "number": 7,\n "word": "größer"\n}\n'
    assert list(path.parent.iterdir()) == [path]


def test_a_file_stays_as_it_was_where_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    json_files.write(path, {"format": 2, "number": 7})
    with pytest.raises(TypeError):
        json_files.write(path, {"number": object()})
    assert read(path) == 7
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'"text"', b"[[", b'{"format": 2}', b"{}", b"\xff\xfe", b"[" * 100_000], ids=range(8)
)
def test_damage_is_a_sentence_of_the_callers(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=r"file.json is damaged or no number; count again\."):
        read(path)


@pytest.mark.parametrize("place", ["nothing.json", "file/nothing.json"])
def test_a_missing_file_is_a_sentence_of_the_callers(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CheckpointError, match=r"There is no number in .*; count again\."):
        read(tmp_path / place, CheckpointError)


def test_another_format_is_named(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(json.dumps({"format": 3, "number": 7}), encoding="utf-8")
    with pytest.raises(DatasetError, match="has format 3, and this version reads format 2; count again"):
        read(path)


def test_files_without_a_format_are_read_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(json.dumps({"number": 7}), encoding="utf-8")
    assert json_files.read(path, number, kind="number", again="count again") == 7
