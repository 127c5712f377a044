from core.catalog.product import Product
from core.similar.reason import reason, shared_words

SANDAL = Product("1", "Red summer sandal", category="Shoes", attributes={"colour": "red", "source": "north"})
FLAT = Product("2", "A summer flat in red", category="Shoes", attributes={"colour": "red", "source": "north"})
MUG = Product("3", "Stoneware mug", category="Kitchen", attributes={"colour": "grey", "source": "north"})


def test_what_is_shared_is_named() -> None:
    found = reason(SANDAL, FLAT, 0.7, 0.5)
    assert found == "Looks very alike; same colour: red; same category: Shoes; both say red, summer"


def test_where_it_comes_from_and_what_differs_are_not_named() -> None:
    assert reason(SANDAL, MUG, 0.1, 0.35) == "Looks different; reads alike in other words"


def test_without_a_picture_or_a_text_nothing_is_said_of_it() -> None:
    assert reason(Product("4", "Mug"), MUG, None, 0.8) == "Both say mug"
    assert reason(Product("5"), MUG, 0.4, None) == "Looks alike"


def test_stop_words_do_not_count_and_repeated_words_count_once() -> None:
    assert shared_words("The red, RED shoe of a king", "the king of red a") == ["red", "king"]
