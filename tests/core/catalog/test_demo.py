import csv
import hashlib
import io
import os
import subprocess
import sys
from collections import Counter

import pytest
from PIL import Image

from core.catalog import demo
from core.catalog.dataset import open_dataset
from core.errors import DatasetError
from core.settings import ROOT

DEPARTMENTS = {
    "Appliances",
    "Arts, Crafts & Sewing",
    "Automotive",
    "Baby Products",
    "Beauty",
    "Cell Phones & Accessories",
    "Clothing, Shoes & Jewelry",
    "Electronics",
    "Furniture",
    "Grocery & Gourmet Food",
    "Health & Personal Care",
    "Home & Kitchen",
    "Industrial & Scientific",
    "Luggage & Travel Gear",
    "Musical Instruments",
    "Office Products",
    "Patio, Lawn & Garden",
    "Pet Supplies",
    "Sports & Outdoors",
    "Tools & Home Improvement",
    "Toys & Games",
}


@pytest.fixture(scope="module")
def products():
    return demo.demo_products()


@pytest.fixture(scope="module")
def examples():
    return demo.gallery()


def test_every_department_has_eight_products(products):
    assert Counter(product.category for product in products) == dict.fromkeys(DEPARTMENTS, 8)


def test_every_department_shows_at_least_four_kinds(products):
    for department in DEPARTMENTS:
        assert len({item.attributes["kind"] for item in products if item.category == department}) >= 4


def test_products_are_distinct(products):
    assert len({product.id for product in products}) == len(products)
    assert len({product.text for product in products}) == len(products)
    assert len({hashlib.sha256(product.image).digest() for product in products}) == len(products)


def test_pictures_are_jpegs_of_several_shapes(products):
    shapes = Counter()
    for product in products:
        image = Image.open(io.BytesIO(product.image))
        assert image.format == "JPEG"
        assert image.mode == "RGB"
        shapes[(image.width > image.height) - (image.width < image.height)] += 1
    assert shapes[0] > shapes[1] > 0
    assert shapes[-1] > 0


def test_products_say_where_they_come_from(products):
    for product in products:
        assert product.attributes["source"] == "demo"
        assert product.attributes["kind"]
        assert product.attributes["colour"]


def test_a_larger_catalogue_holds_the_smaller_one(products):
    first = demo.CATEGORIES[3]
    assert [demo.demo_product(first, index) for index in range(8)] == [p for p in products if p.category == first]


def test_ids_count_from_one():
    assert demo.demo_product("Musical Instruments", 2).id == "demo-musical-instruments-003"
    assert demo.demo_product("Clothing, Shoes & Jewelry", 119).id == "demo-clothing-shoes-jewelry-120"


def test_another_seed_gives_other_products():
    one, other = (demo.demo_product("Furniture", 0, seed) for seed in (0, 1))
    assert one.id == other.id
    assert one.image != other.image


def test_another_process_gives_the_same_bytes(products):
    code = (
        "import hashlib; from core.catalog.demo import demo_product;"
        "product = demo_product('Toys & Games', 1);"
        "print(hashlib.sha256(product.image + product.text.encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    here = next(product for product in products if product.id == "demo-toys-games-002")
    assert ran.stdout.decode().strip() == hashlib.sha256(here.image + here.text.encode()).hexdigest()


def test_some_departments_are_those_of_the_whole(products):
    some = demo.CATEGORIES[2:4]
    assert demo.demo_products(2, categories=some) == [
        product for product in products if product.category in some and product.id.endswith(("-001", "-002"))
    ]


def test_progress_counts_every_product():
    seen = []
    demo.demo_products(1, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, 21) for done in range(1, 22)]


def test_an_empty_catalogue_is_refused():
    with pytest.raises(DatasetError, match="ask for 1 or more"):
        demo.demo_products(0)


def test_the_written_catalogue_reads_back(tmp_path):
    folder = demo.write_demo(tmp_path / "new" / "shop", per_category=2, seed=3)
    rows = list(csv.DictReader((folder / "train.csv").open(encoding="utf-8", newline="")))
    written = demo.demo_products(2, 3)
    assert list(rows[0]) == ["ImgId", "title", "description", "categories", "source"]
    assert [row["ImgId"] for row in rows] == [product.id for product in written]
    assert [row["description"] for row in rows] == [product.description for product in written]
    for product in written:
        assert (folder / "train" / f"{product.id}.jpg").read_bytes() == product.image
    assert sorted(path.name for path in folder.iterdir()) == ["train", "train.csv"]
    assert len(list((folder / "train").iterdir())) == len(written)
    dataset = open_dataset(str(folder))
    assert dataset.problems == ()
    assert {product.id: product.category for product in dataset.products} == {p.id: p.category for p in written}


def test_a_folder_that_cannot_be_made_is_a_clear_mistake(tmp_path):
    (tmp_path / "shop").write_text("a file where the folder should go")
    with pytest.raises(DatasetError, match=r"cannot be written.*name another place"):
        demo.write_demo(tmp_path / "shop", per_category=1)


def test_the_gallery_keeps_its_links(examples):
    assert [product.id for product in examples] == [
        "acoustic-guitar",
        "running-shoe",
        "which-case",
        "sofa",
        "cordless-drill",
        "which-stand",
        "lipstick",
        "apples",
        "teddy-bear",
        "fish-tank",
        "bicycle",
        "suitcase",
        "coffee-maker",
        "lab-flask",
        "car-tyre",
        "stroller",
        "headphones",
        "saucepan",
        "picture-only",
        "text-only",
    ]


def test_the_gallery_shows_what_may_be_missing(examples):
    assert [product.id for product in examples if not product.has_image] == ["text-only"]
    assert [product.id for product in examples if not product.has_text] == ["picture-only"]


def test_the_gallery_has_portrait_and_panorama(examples):
    shapes = {item.id: Image.open(io.BytesIO(item.image)).size for item in examples if item.has_image}
    assert shapes["acoustic-guitar"] == (240, 320)
    assert shapes["sofa"] == (480, 220)


def test_gallery_texts_do_not_give_the_answer_away(examples):
    for product in examples:
        assert product.category in DEPARTMENTS
        assert product.category.lower() not in product.text.lower()


def test_another_gallery_seed_turns_the_same_products(examples):
    turned = demo.gallery(seed=1)
    assert [product.text for product in turned] == [product.text for product in examples]
    assert turned[0].image != examples[0].image
