"""Other ways to write the same listing, so that a model learns what a product is and not how one shop writes."""

import random

from core import text
from core.catalog.product import Product

# What shops say of any product: with these sprinkled over all categories they tell nothing about one.
BOILERPLATE = (
    "buy online at the best price",
    "free shipping on all orders",
    "only genuine products",
    "30 day replacement guarantee",
    "cash on delivery available",
    "lowest price online",
    "limited time offer",
    "best seller",
    "top rated by customers",
    "100% satisfaction guaranteed",
    "money back guarantee",
    "official store",
    "brand new in original packaging",
    "ships within 24 hours",
    "click to buy now",
    "add to cart",
    "special offer today",
    "price includes all taxes",
    "check price and reviews",
    "easy returns within 10 days",
    "great gift for any occasion",
    "perfect gift idea",
    "manufacturer warranty included",
    "sold by the official seller",
    "as seen online",
    "new arrival",
    "shop now and save",
    "high quality at an affordable price",
    "key features specifications",
    "from our expanded online assortment",
)
_TITLE_ALONE, _DESCRIPTION_ALONE = 0.30, 0.08
_WITHOUT_BRAND, _BOILERPLATE_CHANCE = 0.15, 0.20
_FEWEST_WORDS = 4


def another_wording(product: Product, word_dropout: float, rng: random.Random) -> str:
    """A product's text with parts left out and phrases of shops put in.

    Often only the title or only the description is kept; the first words, where brands stand, go at times; each word
    goes with the given chance; and phrases that any shop says of any product are put at either end.

    Args:
        product: the product.
        word_dropout: chance that a word is left out, 0 to 1.
        rng: makes the choices.

    Returns:
        Clean text; empty only when the product has none.
    """
    words = _part(product, rng).split()
    if len(words) > _FEWEST_WORDS and rng.random() < _WITHOUT_BRAND:
        words = words[rng.randint(1, 2) :]
    if len(words) >= _FEWEST_WORDS:
        words = [word for word in words if rng.random() >= word_dropout] or words
    if words and rng.random() < _BOILERPLATE_CHANCE:
        phrases = rng.sample(BOILERPLATE, rng.randint(1, 3))
        words = words + phrases if rng.random() < 0.7 else phrases + words
    return text.clean(" ".join(words))


def _part(product: Product, rng: random.Random) -> str:
    if not (product.title.strip() and product.description.strip()):
        return product.text
    draw = rng.random()
    if draw < _TITLE_ALONE:
        return product.title
    return product.description if draw < _TITLE_ALONE + _DESCRIPTION_ALONE else product.text
