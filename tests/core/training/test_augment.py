import random

import numpy as np
from PIL import Image

from core.catalog.product import Product
from core.training.augment_image import another_view
from core.training.augment_text import BOILERPLATE, another_wording

LAMP = Product("1", "Brightco desk lamp with dimmer", "A lamp for the desk; warm light, steel arm, three steps.")


def wordings(product: Product, count: int = 400) -> list[str]:
    return [another_wording(product, 0.1, random.Random(seed)) for seed in range(count)]


def test_wordings_vary_and_are_never_empty() -> None:
    found = wordings(LAMP)
    assert len(set(found)) > 200
    assert all(found)
    assert any("Brightco" not in words for words in found)
    assert any("steel arm" not in words and "desk lamp" in words for words in found)


def test_phrases_of_shops_are_sprinkled_in() -> None:
    share = np.mean([any(phrase in words for phrase in BOILERPLATE) for words in wordings(LAMP)])
    assert 0.1 < share < 0.35


def test_a_product_without_text_stays_without() -> None:
    assert set(wordings(Product("2"), 50)) == {""}


def test_same_seed_same_wording() -> None:
    assert wordings(LAMP, 20) == wordings(LAMP, 20)


def test_views_are_rgb_pictures_that_differ() -> None:
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 255, (50, 70, 3), dtype=np.uint8))
    views = [another_view(picture, random.Random(seed)) for seed in range(60)]
    assert {view.mode for view in views} == {"RGB"}
    assert min(min(view.size) for view in views) >= 8
    assert len({view.tobytes() for view in views}) > 50
    assert another_view(picture, random.Random(3)).tobytes() == views[3].tobytes()


def test_the_smallest_and_longest_pictures_have_views_too() -> None:
    for size in ((8, 8), (8, 400)):
        for seed in range(40):
            assert min(another_view(Image.new("RGB", size), random.Random(seed)).size) >= 1
