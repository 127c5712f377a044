"""The Kaggle layout is read; what is wrong with rows is named and counted, the rest is used."""

from pathlib import Path

import pytest

from core.catalog.dataset import open_dataset
from core.catalog.product import Product
from core.errors import DatasetError
from tests.core.catalog.conftest import HEADER, Kaggle, counts, jpeg


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


def test_too_many_fields_from_the_first_line_on_move_no_value_to_another_column(kaggle: Kaggle) -> None:
    dataset = open_dataset(kaggle(HEADER + "a1,Kettle, red,Boils,Kitchen\nb2,Ball,Round,Toys\nc3,Cup,,Kitchen\n"))
    assert [(product.id, product.title, product.category) for product in dataset.products] == [
        ("b2", "Ball", "Toys"),
        ("c3", "Cup", "Kitchen"),
    ]
    assert counts(dataset)["too many fields"] == 1
    with pytest.raises(DatasetError, match=r"Every line of train.csv has more fields than its header; name every"):
        open_dataset(kaggle("ImgId,title\na1,Kettle,Kitchen\nb2,Ball,Toys\n"))


def test_a_comma_at_the_end_of_every_line_is_no_field(kaggle: Kaggle) -> None:
    dataset = open_dataset(kaggle(HEADER + "a1,Kettle,Boils,Kitchen,\nb2,Ball,Round,Toys,\n", "a1.jpg", "b2.jpg"))
    assert [(product.id, product.category) for product in dataset.products] == [("a1", "Kitchen"), ("b2", "Toys")]
    assert dataset.problems == ()


def test_two_columns_of_one_name_are_refused(kaggle: Kaggle) -> None:
    with pytest.raises(DatasetError, match="two columns called 'title'; give every column"):
        open_dataset(kaggle("ImgId,title, title,categories\na1,Kettle,Red kettle,Kitchen\n"))


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
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xd5\xff", "is a workbook"),
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
