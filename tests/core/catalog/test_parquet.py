"""Parquet files and folders are read, with pictures in every form; what is wrong with them is named."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.catalog.dataset import open_dataset
from core.errors import DatasetError
from tests.core.catalog.conftest import counts, jpeg


def test_a_parquet_folder_is_read_in_order(shelf: Path) -> None:
    dataset = open_dataset(shelf, {"category": "articleType"})
    assert [product.id for product in dataset.products] == ["0", "1", "2", "3", "10", "11", "12", "13"]
    assert dataset.products[5].image == jpeg(41)
    assert dataset.products[5].category == "Shirts"
    assert dataset.products[5].text == "Boot 1 1"
    assert dataset.products[5].attributes == {"masterCategory": "Apparel"}
    assert counts(dataset) == {"missing column": 1}


def test_rows_chosen_keep_their_own_pictures(shelf: Path) -> None:
    dataset = open_dataset(shelf, {"category": "articleType"}, {"masterCategory": "Apparel"})
    assert [(product.id, product.image) for product in dataset.products] == [
        ("1", jpeg(1)), ("3", jpeg(3)), ("11", jpeg(41)), ("13", jpeg(43)),
    ]  # fmt: skip


def test_one_parquet_file_is_read(shelf: Path) -> None:
    assert len(open_dataset(shelf / "part-1.parquet").products) == 4


def test_progress_ends_at_the_number_of_rows(shelf: Path) -> None:
    calls: list[tuple[int, int]] = []
    open_dataset(shelf, progress=lambda done, total: calls.append((done, total)))
    assert calls[-1] == (8, 8)


def write_parquet(path: Path, **values: list[object]) -> Path:
    pq.write_table(pa.table(values), path)
    return path


def test_pictures_as_plain_bytes_under_any_name(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", id=["x", "y"], title=["Kettle", ""], photo=[None, jpeg()])
    first, second = open_dataset(path).products
    assert (first.image, second.image) == (None, jpeg())
    assert first.attributes == {}


def test_pictures_named_by_path_stay_inside_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "pics").mkdir(parents=True)
    (folder / "pics" / "x.jpg").write_bytes(jpeg())
    (tmp_path / "secret.jpg").write_bytes(jpeg())
    images = ["pics/x.jpg", "../secret.jpg", "pics/gone.jpg", None]
    path = write_parquet(folder / "a.parquet", id=list("wxyz"), title=["Kettle"] * 4, image=images)
    dataset = open_dataset(path)
    assert [product.image for product in dataset.products] == [(folder / "pics" / "x.jpg").resolve(), None, None, None]
    assert counts(dataset)["lost picture path"] == 2
    structs = [{"bytes": None, "path": name} for name in images]
    again = open_dataset(write_parquet(folder / "b.parquet", id=list("wxyz"), title=["Kettle"] * 4, image=structs))
    assert [product.has_image for product in again.products] == [True, False, False, False]


def test_numbers_and_missing_values_become_text(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", id=[7, None, 9], title=["Kettle", None, "Cup"], price=[1, None, 3])
    dataset = open_dataset(path)
    assert [(product.id, product.title) for product in dataset.products] == [("7", "Kettle"), ("9", "Cup")]
    assert dataset.products[1].attributes == {"price": "3"}
    assert counts(dataset)["nothing to read"] == 1


def test_lists_become_text(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", id=["x"], title=["Kettle"], category=[["Home", "Kitchen"]])
    assert open_dataset(path).products[0].category == "Home, Kitchen"


def test_pictures_alone_are_a_dataset(tmp_path: Path) -> None:
    dataset = open_dataset(write_parquet(tmp_path / "a.parquet", image=[jpeg(1), jpeg(2)]))
    assert [(product.id, product.image) for product in dataset.products] == [("row-1", jpeg(1)), ("row-2", jpeg(2))]


def test_columns_of_the_wrong_type_are_refused(shelf: Path) -> None:
    with pytest.raises(DatasetError, match="holds int64, not pictures"):
        open_dataset(shelf, {"image": "id"})
    with pytest.raises(DatasetError, match="holds pictures and cannot be the title"):
        open_dataset(shelf, {"title": "image"})


def test_parquet_that_cannot_be_used_is_refused(tmp_path: Path, shelf: Path) -> None:
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 not really")
    with pytest.raises(DatasetError, match=r"broken.parquet is not a Parquet file"):
        open_dataset(broken)
    with pytest.raises(DatasetError, match="has no rows"):
        open_dataset(write_parquet(tmp_path / "none.parquet", id=[], title=[]))
    with pytest.raises(DatasetError, match=r"no column 'Title'.*productDisplayName"):
        open_dataset(shelf, {"title": "Title"})
    write_parquet(shelf / "part-2.parquet", id=["1"], title=["other columns"])
    with pytest.raises(DatasetError, match="different columns"):
        open_dataset(shelf)


def test_a_parquet_file_damaged_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [str(n) for n in range(999)], "title": ["t" * 99] * 999}), path, compression="zstd")
    data = bytearray(path.read_bytes())
    data[4:400] = bytes(396)
    path.write_bytes(data)
    with pytest.raises(DatasetError, match="damaged"):
        open_dataset(path)


def test_a_parquet_file_with_damaged_pictures_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table({"image": [bytes([n % 256]) * 999 for n in range(99)], "title": ["Kettle"] * 99})
    pq.write_table(table, path, compression="zstd")
    data = bytearray(path.read_bytes())
    data[4:200] = bytes(196)
    path.write_bytes(data)
    with pytest.raises(DatasetError, match="damaged"):
        open_dataset(path)
