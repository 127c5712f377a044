from dataclasses import replace

import pytest

from core.catalog import split
from core.catalog.dataset import Dataset, content_digest
from core.catalog.product import Product
from core.checkpoint import EncoderCard, ModelCard
from core.errors import DatasetError
from core.evaluation.selection import ALL, select
from core.model import FusionConfig

NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def products(prefix: str = "p", categories: tuple[str | None, ...] = ("Shoes", "Hats")) -> list[Product]:
    """A hundred products with different titles, so that each is a group of its own."""
    return [
        Product(
            f"{prefix}{tens}{ones}",
            f"{NUMBERS[tens]} and {NUMBERS[ones]} {prefix}",
            category=categories[ones % len(categories)],
        )
        for tens in range(10)
        for ones in range(10)
    ]


def dataset(rows: list[Product]) -> Dataset:
    return Dataset("shop", tuple(rows), content_digest(rows))


def card(digest: str = "", seed: int = 0) -> ModelCard:
    encoder = EncoderCard("encoder", "digest", "test", 2)
    training = {"data": {"digest": digest}, "seed": seed}
    return ModelCard("model", ("Hats", "Shoes"), encoder, encoder, FusionConfig(2, 2, 2), training)


def test_another_dataset_is_measured_whole() -> None:
    chosen = select(dataset(products()), card("of other data"))

    assert (chosen.part, len(chosen.products), chosen.familiar) == (ALL, 100, False)
    assert chosen.notes() == []


def test_the_training_data_is_measured_on_its_held_out_part() -> None:
    rows = dataset(products())
    chosen = select(rows, card(rows.digest, seed=3))

    expected = [
        product
        for product, part in zip(rows.products, split.assign(rows.products, 3), strict=True)
        if part == "heldout"
    ]
    assert chosen.part == split.HELDOUT
    assert chosen.familiar
    assert 0 < len(expected) < 30
    assert list(chosen.products) == expected
    assert f"only its held-out part is measured: {len(expected)} of 100 products." in " ".join(chosen.notes())


def test_the_parts_share_the_dataset_out() -> None:
    rows = dataset(products())
    ids = [{product.id for product in select(rows, card(), part=part).products} for part in split.PARTS]

    assert set.union(*ids) == {product.id for product in rows.products}
    assert sum(map(len, ids)) == len(rows.products)


def test_a_baseline_learns_from_the_training_part_whatever_is_measured() -> None:
    rows = dataset(products())
    train = select(rows, card(), part=split.TRAIN).products

    for part in (split.HELDOUT, ALL):
        assert select(rows, card(), part=part).train == train


def test_some_rows_of_the_training_data_are_recognised() -> None:
    rows = products()
    whole = dataset(rows)
    held_out = {product.id for product in select(whole, card(), part=split.HELDOUT).products}
    hats = dataset([product for product in rows if product.category == "Hats"])

    chosen = select(hats, card(whole.digest), held_out)

    assert hats.digest != whole.digest
    assert chosen.familiar
    assert {product.id for product in chosen.products} <= held_out


def test_a_few_shared_ids_do_not_make_two_datasets_the_same() -> None:
    rows = dataset(products())
    held_out = [product.id for product in select(rows, card(), part=split.HELDOUT).products]

    chosen = select(rows, card("of other data"), held_out[: len(held_out) // 3])

    assert not chosen.familiar


def test_measuring_on_what_was_learned_is_said() -> None:
    rows = dataset(products())
    chosen = select(rows, card(rows.digest), part=split.TRAIN)

    assert "flatter" in " ".join(chosen.notes())


def test_products_that_are_all_of_the_training_part_are_suspected() -> None:
    rows = products() + products("q")
    own = replace(card("of the whole"), training={"data": {"digest": "of the whole"}, "seed": 0, "split": {}})
    parts = split.assign(rows)
    train = [product for product, part in zip(rows, parts, strict=True) if part == split.TRAIN]

    chosen = select(dataset(train), own)

    assert not chosen.familiar
    assert chosen.missing == round(0.12 * len({split.group_of(product) for product in train}))
    assert f"about {chosen.missing} of so many different products" in " ".join(chosen.notes())
    assert select(dataset(train), card("of the whole")).notes() == []  # a model that was not trained with this split
    assert select(dataset(rows), own).notes() == []  # some would have been held out
    assert select(dataset(train[:70]), own).notes() == []  # too few to say
    variants = [replace(train[0], id=f"{number}") for number in range(200)]
    assert select(dataset(variants), own).notes() == []  # one product again and again


def test_products_that_cannot_be_scored_are_counted() -> None:
    chosen = select(dataset(products(categories=("Shoes", "Bags", None, "Ties", "Shoes"))), card())

    assert chosen.unlabelled == 20
    assert chosen.unknown == {"Bags": 20, "Ties": 20}
    assert {product.category for product in chosen.products} == {"Shoes"}
    assert "left out: 20." in chosen.notes()[0]
    assert "(Bags, Ties), left out: 40." in chosen.notes()[1]


def test_no_category_that_the_model_knows() -> None:
    with pytest.raises(DatasetError, match=r"any of the 2 categories of shop .*'Bags'"):
        select(dataset(products(categories=("Bags", "Ties"))), card())
    with pytest.raises(DatasetError, match=r"the only category of shop .*'Bags'"):
        select(dataset(products(categories=("Bags",))), card())


def test_no_categories_at_all() -> None:
    with pytest.raises(DatasetError, match="--columns category=NAME"):
        select(dataset(products(categories=(None,))), card())


def test_an_empty_part() -> None:
    rows = products()
    train = [product for product, part in zip(rows, split.assign(rows), strict=True) if part == split.TRAIN]

    with pytest.raises(DatasetError, match="in the heldout part"):
        select(dataset(train), card(), part=split.HELDOUT)


def test_a_part_that_does_not_exist() -> None:
    with pytest.raises(DatasetError, match="no part 'test'"):
        select(dataset(products()), card(), part="test")
