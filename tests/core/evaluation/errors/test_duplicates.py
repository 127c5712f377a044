import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.catalog.demo import demo_products
from core.catalog.product import Product
from core.catalog.split import PLACEHOLDER_TITLES
from core.evaluation.errors.appearance import Appearance, appearance
from core.evaluation.errors.duplicates import NearDuplicate, near_duplicates
from core.images import read_image
from core.predictor import Predictor
from core.training.features import FeatureTable, encode_products

RED_MUG, BLUE_LAMP = "red stoneware mug", "tall blue lamp with shade"


def side(*titles: str, digests: tuple[str | None, ...] | None = None, seed: int = 0) -> Appearance:
    """Products whose pictures have nothing in common."""
    generator = np.random.default_rng((seed, len(titles)))
    looks = generator.normal(size=(len(titles), 50))
    return Appearance(
        ids=tuple(f"{seed}-{row}" for row in range(len(titles))),
        titles=titles,
        categories=("Cups",) * len(titles),
        digests=digests or tuple(f"{seed}-{row}" for row in range(len(titles))),
        hashes=generator.random((len(titles), 64)) > 0.5,
        looks=(looks / np.linalg.norm(looks, axis=1, keepdims=True)).astype(np.float32),
    )


def turned(hashes: np.ndarray, bits: int) -> np.ndarray:
    """The same fingerprints but for some bits."""
    changed = hashes.copy()
    changed[:, :bits] ^= True
    return changed


def test_unlike_products_are_no_duplicates() -> None:
    assert near_duplicates(side("desk fan", "ball pen", seed=1), side(RED_MUG, BLUE_LAMP)) == ()
    assert near_duplicates(side(), side(RED_MUG)) == ()
    assert near_duplicates(side(RED_MUG), side()) == ()


def test_titles_of_the_same_words_in_another_order() -> None:
    found = near_duplicates(side("Mug, stoneware (RED)", "desk fan", seed=1), side(BLUE_LAMP, RED_MUG))

    assert sorted((each.id, each.match, each.kind) for each in found) == [("1-0", "0-1", "same title")]
    assert found[0].title_similarity == pytest.approx(1)


def test_a_title_with_one_more_common_word_is_similar() -> None:
    others = [f"big {name} chair" for name in ("oak", "ash", "elm", "fir", "yew", "bay", "fig", "box")]
    found = near_duplicates(side("tall blue lamp with shade big", seed=1), side(BLUE_LAMP, *others))

    assert [(each.match, each.kind) for each in found] == [("0-0", "similar title")]
    assert 0.9 <= found[0].title_similarity < 1


@pytest.mark.parametrize(("bits", "found"), [(0, 1), (6, 1), (7, 0)])
def test_fingerprints_up_to_six_bits_apart_with_the_same_features(bits: int, found: int) -> None:
    train = side(RED_MUG, BLUE_LAMP)
    heldout = replace(side("desk fan", "ball pen", seed=1), hashes=turned(train.hashes, bits), looks=train.looks)

    duplicates = near_duplicates(replace(heldout, digests=("new", None)), replace(train, digests=("old", "lamp")))

    # The second has no readable picture, so its features are not compared in life: here they are made zero.
    assert [each.bits for each in duplicates if each.id == "1-0"] == [bits] * found


def test_equal_fingerprints_of_pictures_whose_features_differ_are_no_duplicates() -> None:
    train = side(RED_MUG)

    assert near_duplicates(replace(side("desk fan", seed=1), hashes=train.hashes), train) == ()


def test_the_strongest_evidence_is_named_and_contradicting_labels_are_seen() -> None:
    train = replace(side(RED_MUG, BLUE_LAMP, digests=("one", "two")), categories=("Cups", "Lamps"))
    heldout = side(RED_MUG, "desk fan", digests=("two", None), seed=1)

    assert near_duplicates(heldout, train) == (
        NearDuplicate(
            *("1-0", "0-1", "same picture file", "Cups", "Lamps"),
            title_similarity=0.0,
            picture_similarity=pytest.approx(float(heldout.looks[0] @ train.looks[1])),
            bits=int((heldout.hashes[0] != train.hashes[1]).sum()),
        ),
    )
    assert near_duplicates(heldout, train)[0].contradicts


def test_products_without_any_words() -> None:
    assert near_duplicates(side("", "?!", seed=1), side("", "!?")) == ()


def test_copies_planted_among_drawings_are_found_and_nothing_else(tmp_path: Path) -> None:
    predictor = Predictor.load()
    train = [product for product in demo_products(2, seed=7) if product.image is not None]
    copied = train[:6]
    planted = [Product(f"copy-{n}", f"planted {n}", "", p.category, again(p)) for n, p in enumerate(copied)]
    other = [Product(f"other-{n}", f"fresh {n}", "", p.category) for n, p in enumerate(train[:4])]

    sides = [
        appearance(each, encode_products(each, predictor.image_encoder, predictor.text_encoder, tmp_path), tmp_path)
        for each in (planted + other, train)
    ]
    found = near_duplicates(*sides)

    assert sorted((each.id, each.match, each.kind) for each in found) == [
        (f"copy-{n}", product.id, "same looks") for n, product in enumerate(copied)
    ]


def again(product: Product) -> bytes:
    """The product's picture, smaller and compressed once more."""
    assert product.image is not None
    picture, file = read_image(product.image), io.BytesIO()
    picture.resize((picture.width * 3 // 4, picture.height * 3 // 4)).save(file, "JPEG", quality=60)
    return file.getvalue()


def test_a_picture_that_stands_for_a_missing_one_is_not_compared(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.new("RGB", (16, 16), "white").save(file, "PNG")
    products = [Product(str(n), f"thing {n}", "", "Cups", file.getvalue()) for n in range(PLACEHOLDER_TITLES + 1)]
    seen = np.ones(len(products), dtype=bool)
    features = FeatureTable(
        np.ones((len(products), 4), np.float32), np.zeros((len(products), 2), np.float32), seen, seen
    )

    assert set(appearance(products, features, tmp_path).digests) == {None}
    assert not appearance(products, features, tmp_path).looks.any()
    few = appearance(products[:2], features.rows(np.arange(2)), tmp_path)
    assert few.digests[0] == few.digests[1] is not None
    assert np.linalg.norm(few.looks, axis=1) == pytest.approx(1)
