import numpy as np
import pytest

from core.evaluation.confusions import confusions
from dashboard.evaluation.confusion import LARGEST, PALEST, arrange, describe, view

NAMES = ("Cups", "Lamps", "Shoes", "Toys")
COUNTS = np.array([[2, 2, 0, 0], [1, 1, 0, 0], [0, 0, 9, 0], [0, 0, 0, 0]])


@pytest.mark.parametrize(
    ("order", "expected"),
    # Cups lose 2 and take 1, Lamps lose 1 and take 2: as many mistakes, so by name. Toys have no product at all.
    [("Name", [0, 1, 2]), ("Size", [2, 0, 1]), ("Mistakes", [0, 1, 2])],
)
def test_order_of_rows(order, expected):
    assert arrange(COUNTS, NAMES, order) == expected


def test_most_mistakes_come_first():
    counts = np.array([[5, 0, 0], [0, 5, 1], [0, 3, 5]])
    assert [("A", "B", "C")[index] for index in arrange(counts, ("A", "B", "C"), "Mistakes")] == ["B", "C", "A"]


def test_products_are_shaded_by_their_square_root():
    drawn = view(COUNTS, NAMES, "Name", "Products", diagonal=True)
    assert drawn.shades[2, 2] == pytest.approx(1)
    assert drawn.shades[0, 0] == pytest.approx(PALEST + (1 - PALEST) * np.sqrt(2 / 9))
    assert drawn.shades[0, 2] == 0
    assert drawn.highest == "9"


def test_hiding_the_diagonal_stretches_the_shades_over_the_mistakes():
    drawn = view(COUNTS, NAMES, "Name", "Products", diagonal=False)
    assert drawn.shades.diagonal().tolist() == [0, 0, 0]
    assert drawn.shades[0, 1] == pytest.approx(1)
    assert drawn.counts[0, 0] == 2  # what a click needs stays known


def test_row_per_cent_is_of_all_products_of_the_category():
    drawn = view(COUNTS, NAMES, "Name", "Row %", diagonal=True)
    assert drawn.values[1, 0] == pytest.approx(50)
    assert drawn.texts[1] == ["50", "50", ""]
    assert drawn.highest == "100 %"


def test_only_so_many_rows_are_drawn_but_sizes_count_everything():
    size = LARGEST + 10
    counts = np.eye(size, dtype=np.int64)
    counts[0, size - 1] = 7
    drawn = view(counts, [f"{index:03d}" for index in range(size)], "Name", "Products", diagonal=True)
    assert len(drawn.names) == LARGEST
    assert drawn.counts.shape == (LARGEST, LARGEST)
    assert drawn.sizes[0] == 8


def test_confusions_are_listed_by_frequency_without_the_diagonal():
    assert confusions(COUNTS, NAMES, 10) == [("Cups", "Lamps", 2), ("Lamps", "Cups", 1)]
    assert confusions(COUNTS, NAMES, 1) == [("Cups", "Lamps", 2)]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Cups", "Lamps", 2, 4), "2 of 4 Cups products (50 %) were called Lamps."),
        (("Cups", "Cups", 1, 4), "1 of 4 Cups products (25 %) was recognised."),
        (("Cups", "Shoes", 0, 4), "No Cups product was called Shoes."),
        (("Cups", "Cups", 0, 4), "No Cups product was recognised."),
        (("Cups", "Lamps", 3, 1000), "3 of 1,000 Cups products (<1 %) were called Lamps."),
    ],
)
def test_a_cell_in_words(arguments, sentence):
    assert describe(*arguments).replace("\N{NO-BREAK SPACE}", " ") == sentence
