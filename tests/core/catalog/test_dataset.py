"""Datasets in every layout are opened; what is wrong with rows is named and counted, the rest is used."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from PIL import Image

from core.catalog.dataset import Dataset, content_digest, open_dataset
from core.catalog.product import Product
from core.errors import DatasetError

HEADER = "ImgId,title,description,categories\n"
Kaggle = Callable[..., Path]


def jpeg(shade: int = 0) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16), (shade, shade, shade)).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture
def kaggle(tmp_path: Path) -> Kaggle:
    """Writes a dataset in the Kaggle layout: the table's text, and the names of picture files."""

    def write(table: str | bytes, *pictures: str) -> Path:
        folder = tmp_path / "shop"
        (folder / "train").mkdir(parents=True, exist_ok=True)
        (folder / "train.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
        for number, name in enumerate(pictures):
            (folder / "train" / name).write_bytes(jpeg(number))
        return folder

    return write


def counts(dataset: Dataset) -> dict[str, int]:
    return {problem.kind: problem.count for problem in dataset.problems}


def test_the_kaggle_layout_is_read(kaggle: Kaggle) -> None:
    folder = kaggle(HEADER + "a1,Kettle,Boils water,Kitchen\nb2,Ball,Round,Toys\n", "a1.jpg", "b2.jpg")
    dataset = open_dataset(str(folder))
    assert dataset.name == "shop"
    assert dataset.problems == ()
    assert dataset.products == (
        Product("a1", "Kettle", "Boils water", "Kitchen", folder / "train" / "a1.jpg"),
        Product("b2", "Ball", "Round", "Toys", folder / "train" / "b2.jpg"),
    )


def test_a_csv_file_is_read_with_the_folder_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "valid").mkdir()
    (tmp_path / "valid" / "a1.png").write_bytes(jpeg())
    (tmp_path / "valid.csv").write_text(HEADER + "a1,Kettle,Boils,Kitchen\n")
    assert open_dataset(tmp_path / "valid.csv").products[0].image == tmp_path / "valid" / "a1.png"


def test_other_columns_are_kept_apart_from_the_text(kaggle: Kaggle) -> None:
    table = "ImgId,title,description,categories,source,colour\na1,Kettle,Boils,Kitchen,abo,red\nb2,Ball,,Toys,,blue\n"
    first, second = open_dataset(kaggle(table)).products
    assert first.attributes == {"source": "abo", "colour": "red"}
    assert second.attributes == {"colour": "blue"}
    assert first.text == "Kettle\nBoils"


def test_every_value_is_text_as_written(kaggle: Kaggle) -> None:
    table = HEADER + '007,NA,"He said ""1,5""\nand left",null\n1e5,nan,None,TRUE\n'
    first, second = open_dataset(kaggle(table, "007.jpg")).products
    assert (first.id, first.title, first.description, first.category) == (
        "007", "NA", 'He said "1,5"\nand left', "null",
    )  # fmt: skip
    assert (second.id, second.title, second.description, second.category) == ("1e5", "nan", "None", "TRUE")
    assert first.has_image


def test_a_byte_order_mark_and_crlf_are_accepted(kaggle: Kaggle) -> None:
    table = "\ufeff" + (HEADER + "a1,Théière,香,Kitchen\n").replace("\n", "\r\n")
    product = open_dataset(kaggle(table)).products[0]
    assert (product.id, product.title, product.description) == ("a1", "Théière", "香")


@pytest.mark.parametrize("name", ["a1.jpeg", "a1.png", "a1.JPG", "a1.webp"])
def test_other_picture_extensions_are_found(kaggle: Kaggle, name: str) -> None:
    folder = kaggle(HEADER + "a1,Kettle,Boils,Kitchen\n", name)
    assert open_dataset(folder).products[0].image == folder / "train" / name


def test_jpg_is_preferred_where_there_are_several(kaggle: Kaggle) -> None:
    folder = kaggle(HEADER + "a1,Kettle,Boils,Kitchen\n", "a1.png", "a1.jpg", "a1.jpeg")
    assert open_dataset(folder).products[0].image == folder / "train" / "a1.jpg"


def test_what_is_wrong_with_rows_is_counted_and_the_rest_used(kaggle: Kaggle) -> None:
    table = HEADER + ("a,Kettle,Boils,Kitchen\na,Kettle again,,Kitchen\nb,Ball,,\nc,,,Toys\nd,,,Toys\n,Unnamed,,Toys\n")
    dataset = open_dataset(kaggle(table, "a.jpg", "d.jpg"))
    assert [product.id for product in dataset.products] == ["a", "b", "d", "row-6"]
    assert dataset.products[0].title == "Kettle"
    assert dataset.products[1].category is None
    assert counts(dataset) == {"duplicate id": 1, "nothing to read": 1, "no category": 1, "no picture": 2, "no text": 1}
    sentences = {problem.kind: problem.sentence for problem in dataset.problems}
    assert sentences["duplicate id"].startswith("1 row ")
    assert sentences["no picture"].startswith("2 products ")
    assert next(problem for problem in dataset.problems if problem.kind == "no picture").examples == ("b", "row-6")


@pytest.mark.parametrize(
    ("dropped", "kept"),
    [("description", ["a1", "Kettle", "", "Kitchen"]), ("categories", ["a1", "Kettle", "Boils", None])],
)
def test_a_column_that_lacks_is_named_and_the_rest_used(kaggle: Kaggle, dropped: str, kept: list[str | None]) -> None:
    names = HEADER.strip().split(",")
    values = dict(zip(names, ["a1", "Kettle", "Boils", "Kitchen"], strict=True))
    left = [name for name in names if name != dropped]
    folder = kaggle(",".join(left) + "\n" + ",".join(values[name] for name in left) + "\n", "a1.jpg")
    dataset = open_dataset(folder)
    product = dataset.products[0]
    assert [product.id, product.title, product.description, product.category] == kept
    (problem,) = (problem for problem in dataset.problems if problem.kind == "missing column")
    assert f"its columns are {', '.join(left)}" in problem.sentence


def test_without_ids_rows_are_numbered_and_have_no_pictures(kaggle: Kaggle) -> None:
    dataset = open_dataset(kaggle("title,categories\nKettle,Kitchen\nBall,Toys\n", "Kettle.jpg"))
    assert [(product.id, product.image) for product in dataset.products] == [("row-1", None), ("row-2", None)]
    assert counts(dataset)["missing column"] == 2


def test_lines_with_too_many_fields_are_left_out(kaggle: Kaggle) -> None:
    table = HEADER + "a1,Kettle,Boils,Kitchen\nb2,Ball, big, round, red,Toys\nc3,Cup,For tea,Kitchen\n"
    dataset = open_dataset(kaggle(table, "a1.jpg", "c3.jpg"))
    assert [product.id for product in dataset.products] == ["a1", "c3"]
    assert counts(dataset) == {"too many fields": 1}
    assert dataset.problems[0].examples == ("b2",)


def test_lines_with_too_few_fields_are_filled_with_nothing(kaggle: Kaggle) -> None:
    product = open_dataset(kaggle(HEADER + "a1,Kettle\n", "a1.jpg")).products[0]
    assert (product.description, product.category) == ("", None)


@pytest.mark.parametrize(
    ("table", "named"),
    [
        (b"", "train.csv is empty"),
        (HEADER.encode(), "has column names but no rows"),
        ((HEADER + "a1,Théière,,Kitchen\n").encode("latin-1"), "is not UTF-8 text"),
        ((HEADER + "a1,Kettle,,Kitchen\n").encode("utf-16"), "is not UTF-8 text"),
        ((HEADER + 'a1,"Kettle,,Kitchen\n').encode(), "not a well-formed CSV"),
        ((HEADER + "a1,Kettle,,Kitchen\n").replace(",", ";").encode(), "does not separate its columns by commas"),
        (b"price,stock\n1,2\n", "has a picture or text"),
    ],
)
def test_tables_that_cannot_be_used_are_refused(kaggle: Kaggle, table: bytes, named: str) -> None:
    with pytest.raises(DatasetError, match=named):
        open_dataset(kaggle(table))


@pytest.mark.parametrize("identity", ["../secret", "../../shop/secret", "/etc/passwd", "sub/../../secret", "..", "."])
def test_no_id_leads_out_of_the_picture_folder(kaggle: Kaggle, identity: str) -> None:
    folder = kaggle(HEADER + f"{identity},Kettle,Boils,Kitchen\n")
    (folder / "secret.jpg").write_bytes(jpeg())
    (folder.parent / "secret.jpg").write_bytes(jpeg())
    assert open_dataset(folder).products[0].image is None


def test_an_image_column_holds_paths_inside_the_folder(kaggle: Kaggle) -> None:
    table = "id,title,category,photo\na,Kettle,Kitchen,train/k.jpg\nb,Ball,Toys,../secret.jpg\nc,Cup,Kitchen,\n"
    folder = kaggle(table, "k.jpg")
    (folder.parent / "secret.jpg").write_bytes(jpeg())
    dataset = open_dataset(folder, {"image": "photo"})
    assert [product.has_image for product in dataset.products] == [True, False, False]
    assert dataset.products[0].image == (folder / "train" / "k.jpg").resolve()
    assert counts(dataset)["lost picture path"] == 1


def test_a_missing_picture_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "train.csv").write_text(HEADER + "a1,Kettle,Boils,Kitchen\n")
    assert counts(open_dataset(tmp_path))["no picture folder"] == 1


def test_columns_and_rows_can_be_chosen(kaggle: Kaggle) -> None:
    table = "sku,name,kind,group\na,Boot,Boots,Footwear\nb,Cap,Caps,Hats\nc,Sandal,Sandals,Footwear\n"
    dataset = open_dataset(
        kaggle(table, "a.jpg"), {"id": "sku", "title": "name", "category": "kind"}, {"group": "Footwear"}
    )
    assert [(product.id, product.category) for product in dataset.products] == [("a", "Boots"), ("c", "Sandals")]
    assert dataset.products[0].attributes == {"group": "Footwear"}
    assert dataset.products[0].text == "Boot"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Two Parquet files in the layout of Fashion Product Images."""
    folder = tmp_path / "fashion"
    folder.mkdir()
    for part in range(2):
        rows = [
            {
                "id": 10 * part + number,
                "productDisplayName": f"Boot {part} {number}",
                "masterCategory": ("Footwear", "Apparel")[number % 2],
                "articleType": ("Boots", "Shirts")[number % 2],
                "image": {"bytes": jpeg(40 * part + number), "path": f"{number}.jpg"},
            }
            for number in range(4)
        ]
        pd.DataFrame(rows).to_parquet(folder / f"part-{part}.parquet")
    return folder


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


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda path: None, "There is no dataset at"),
        (lambda path: path.mkdir(), "has neither train.csv nor Parquet files"),
        (lambda path: path.write_text("x"), "is neither CSV nor Parquet"),
    ],
)
def test_places_without_a_dataset_are_refused(tmp_path: Path, make: Callable[[Path], object], named: str) -> None:
    make(tmp_path / "place")
    with pytest.raises(DatasetError, match=named):
        open_dataset(str(tmp_path / "place"))


def test_the_digest_is_of_the_content_alone(kaggle: Kaggle, shelf: Path, tmp_path: Path) -> None:
    dataset = open_dataset(shelf)
    shuffled = content_digest(dataset.products[::-1])
    assert dataset.digest == shuffled
    (tmp_path / "moved").mkdir()
    shelf.rename(tmp_path / "moved" / "elsewhere")
    assert open_dataset(tmp_path / "moved" / "elsewhere").digest == dataset.digest


@pytest.mark.parametrize(
    "change",
    [{"id": "z"}, {"title": "Cup"}, {"description": "Hot"}, {"category": "Toys"}, {"image": jpeg(9)}, {"image": None}],
)
def test_the_digest_changes_with_every_part_that_counts(change: dict[str, object]) -> None:
    product = Product("a", "Kettle", "Boils", "Kitchen", jpeg())
    assert content_digest([product]) != content_digest([replace(product, **change)])
    assert content_digest([product]) == content_digest([replace(product, attributes={"source": "abo"})])


def test_text_cannot_move_between_parts_without_changing_the_digest() -> None:
    assert content_digest([Product("a", "xy", "z")]) != content_digest([Product("a", "x", "yz")])


def test_the_digest_notices_a_picture_file_of_another_size(kaggle: Kaggle) -> None:
    folder = kaggle(HEADER + "a1,Kettle,Boils,Kitchen\n", "a1.jpg")
    before = open_dataset(folder).digest
    (folder / "train" / "a1.jpg").write_bytes(jpeg() + b"\0")
    assert open_dataset(folder).digest != before


def test_the_demo_is_a_dataset() -> None:
    dataset = open_dataset("demo")
    assert dataset.name == "demo"
    assert len({product.category for product in dataset.products}) >= 21
    assert all(product.has_image and product.has_text for product in dataset.products)
    one = dataset.products[0].category
    chosen = open_dataset("demo", where={"category": one or ""})
    assert {product.category for product in chosen.products} == {one}
    with pytest.raises(DatasetError, match="No demo product"):
        open_dataset("demo", where={"category": "Spaceships"})
    with pytest.raises(DatasetError, match="fixed columns"):
        open_dataset("demo", columns={"title": "name"})
