"""Variants of one product stay together; a product's part depends on its group and the seed alone."""

import os
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest

from core.catalog import split
from core.catalog.dataset import open_dataset
from core.catalog.product import Product
from core.catalog.split import (
    HELDOUT,
    PARTS,
    SHARES,
    TRAIN,
    VALIDATION,
    assign,
    group_keys,
    group_of,
    part_of,
    position,
    title_key,
)


def named(*titles: str) -> list[Product]:
    return [Product(str(number), title) for number, title in enumerate(titles)]


def many(count: int) -> list[Product]:
    return named(
        *(f"maker{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} thing{chr(97 + n // 676)} kettle" for n in range(count))
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Steel Travel Kettle, Red, 2 Pack", "Acme Steel Travel Kettle - Navy Blue (Pack of 6)"),
        ("Acme running shoe, size 9 UK", "Acme Running Shoe size 11.5 UK"),
        ("Acme Hard Drive 500GB", "ACME hard drive 2TB"),
        ("Women's wool scarf, green", "Women\u2019s Wool Scarf, Grey"),
        ("Acme lamp 60 watts warm", "Acme lamp 100 Watts warm"),
        ("Amazon Brand - Acme wool rug", "(Renewed) Acme wool rug"),
        ("Police Men Pure Perfume", "Police Pure Men Perfume"),
        ("Ａcme kettle", "Acme Kettle"),
    ],
)
def test_variants_have_one_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme kettle", "Acme toaster"),
        ("Acme kettle", "Bolt kettle"),
        ("Puma men running shoes", "Puma women running shoes"),
        ("Blue", "Red"),
        ("500 ml", "250 ml"),
    ],
)
def test_different_products_have_different_keys(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


def test_a_key_is_short_and_only_the_first_words_count() -> None:
    assert title_key("Acme wool rug washable, long text that follows") == "acme rug washable wool"
    assert title_key("Acme wool rug washable non slip") == title_key("Acme wool rug washable for halls")


def test_keys_of_other_scripts_and_of_nothing() -> None:
    assert title_key("电热水壶 غلاية") == " ".join(sorted(["电热水壶", "غلاية"]))
    assert title_key("") == title_key("!!! --- 🎁") == ""


def test_without_a_title_the_description_tells_and_then_the_id() -> None:
    assert group_of(Product("a", "", "A soft wool rug")) == "description:rug soft wool"
    assert group_of(Product("a", "<br>", "")) == "id:a"
    assert group_of(Product("a")) != group_of(Product("b"))
    assert group_of(Product("a", "wool rug")) != group_of(Product("a", "", "wool rug"))


def test_the_same_picture_joins_different_titles(tmp_path: Path) -> None:
    (tmp_path / "copy.jpg").write_bytes(b"picture one")
    products = [
        Product("a", "zebra lamp", image=b"picture one"),
        Product("b", "acorn mug", image=tmp_path / "copy.jpg"),
        Product("c", "melon bag", image=b"picture two"),
    ]
    assert group_keys(products) == ["title:acorn mug", "title:acorn mug", "title:bag melon"]


def test_groups_join_in_chains_to_the_smallest_key() -> None:
    products = [
        Product("1", "delta one", image=b"p"),
        Product("2", "charlie", image=b"p"),
        Product("3", "charlie", image=b"q"),
        Product("4", "bravo", image=b"q"),
        Product("5", "bravo", image=b"r"),
        Product("6", "alpha", image=b"r"),
        Product("7", "alpha"),
    ]
    for order in (products, products[::-1], products[3:] + products[:3]):
        assert set(group_keys(order)) == {"title:alpha"}


def test_a_picture_file_that_is_gone_joins_nothing(tmp_path: Path) -> None:
    gone = [Product("a", "lamp", image=tmp_path / "x.jpg"), Product("b", "mug", image=tmp_path / "x.jpg")]
    assert group_keys(gone) == ["title:lamp", "title:mug"]


def test_a_placeholder_picture_does_not_make_one_giant_group() -> None:
    few, lots = split.PLACEHOLDER_TITLES, split.PLACEHOLDER_TITLES + 1
    same = [Product(p.id, p.title, image=b"shared") for p in many(lots)]
    assert len(set(group_keys(same[:few]))) == 1
    assert len(set(group_keys(same))) == lots


def test_the_part_does_not_depend_on_other_rows_or_order() -> None:
    products = many(600)
    everything = dict(zip((product.id for product in products), assign(products), strict=True))
    for chosen in (products[::-1], products[100:300], products[::7]):
        assert assign(chosen).tolist() == [everything[product.id] for product in chosen]
    assert all(everything[product.id] == part_of(group_of(product)) for product in products)


def test_the_part_depends_on_the_seed() -> None:
    products = many(600)
    assert assign(products, 1).tolist() == assign(products, 1).tolist()
    agreement = float(np.mean(assign(products, 1) == assign(products, 2)))
    # Unrelated divisions agree with probability 0.80 ** 2 + 0.08 ** 2 + 0.12 ** 2 = 0.66, give or take 0.02.
    assert 0.58 < agreement < 0.74


def test_parts_are_fixed_for_ever() -> None:
    # A checkpoint's held-out products must still be held out after an update of this code.
    # position: the first 48 bits of SHA-256("shelflens-481\n0\ntitle:kettle"), as sha256sum gives them.
    assert position("title:kettle", 0) == 0x170A26B698B3 / 2**48
    assert [part_of(f"title:{word}") for word in ("kettle", "tent", "jug")] == [TRAIN, HELDOUT, VALIDATION]


def test_the_shares_hold_over_many_groups() -> None:
    found = Counter(assign(many(17_000)).tolist())
    for part in PARTS:
        # Four standard deviations of a share p over n groups: 4 * sqrt(p * (1 - p) / n) is at most 0.0123.
        assert abs(found[part] / 17_000 - SHARES[part]) < 0.0123
    assert sum(SHARES.values()) == pytest.approx(1.0)


def test_an_empty_catalogue_has_no_parts() -> None:
    assert assign([]).tolist() == []


@pytest.mark.real
@pytest.mark.skipif("SHELFLENS_DATA" not in os.environ, reason="SHELFLENS_DATA names no folder with real products")
def test_real_products_are_divided_without_leaks() -> None:
    products = open_dataset(Path(os.environ["SHELFLENS_DATA"]) / "departments").products
    keys, parts = group_keys(products), assign(products)
    assert max(Counter(keys).values()) < 0.01 * len(products)
    for part in PARTS:
        assert abs(float(np.mean(parts == part)) - SHARES[part]) < 0.02
    for category, count in Counter(product.category for product in products).items():
        inside = np.array([product.category == category for product in products])
        assert {*parts[inside]} == set(PARTS)
        # A few hundred products in groups of several: within a third of the share is even, below that chance rules.
        assert count < 300 or 0.08 < float(np.mean(parts[inside] == HELDOUT)) < 0.16
    by_picture = defaultdict(set)
    for product, part in zip(products, parts, strict=True):
        if isinstance(product.image, Path):
            by_picture[product.image.read_bytes()].add(part)
    assert all(len(found) == 1 for found in by_picture.values())
    by_title = defaultdict(set)
    for product, part in zip(products, parts, strict=True):
        by_title[product.title.casefold()].add(part)
    assert all(len(found) == 1 for found in by_title.values())
