import numpy as np

from core.evaluation.errors.mistakes import ConfusedPair, confident_mistakes, confused_pairs
from core.evaluation.predictions import PredictionTable

CATEGORIES = ("Cups", "Lamps", "Shoes")


def table(rows: list[tuple[str | None, tuple[float, float, float]]]) -> PredictionTable:
    labels, scores = zip(*rows, strict=True)
    count = len(rows)
    ids = [str(number) for number in range(count)]
    return PredictionTable.build(
        ids, [""] * count, [True] * count, [True] * count, labels, np.array(scores), CATEGORIES
    )


def test_mistakes_come_with_the_surest_first() -> None:
    found = confident_mistakes(
        table(
            [
                ("Cups", (0.4, 0.6, 0.0)),
                ("Cups", (0.9, 0.1, 0.0)),  # right
                ("Lamps", (0.05, 0.0, 0.95)),
                (None, (0.0, 1.0, 0.0)),  # nobody knows
                ("Shoes", (0.6, 0.2, 0.2)),
            ]
        )
    )

    assert list(found.rows["id"]) == ["2", "0", "4"]
    assert found.probabilities[0].tolist() == [np.float32(0.05), 0.0, np.float32(0.95)]


def test_both_directions_of_a_pair_are_counted_together() -> None:
    cup, lamp, shoe = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
    rows = [("Cups", lamp)] + [("Lamps", cup)] * 3 + [("Lamps", lamp)] * 4 + [("Shoes", cup)] * 2 + [("Shoes", shoe)]

    pairs = confused_pairs(table(rows).evaluate())

    assert pairs == (
        ConfusedPair("Lamps", "Cups", first_as_second=3, second_as_first=1, products=8),
        ConfusedPair("Shoes", "Cups", first_as_second=2, second_as_first=0, products=4),
    )
    assert [pair.share for pair in pairs] == [0.5, 0.5]
    assert pairs[0].to_dict()["mistakes"] == 4


def test_no_mistakes_no_pairs() -> None:
    right = table([("Cups", (1.0, 0.0, 0.0)), ("Shoes", (0.0, 0.0, 1.0))])

    assert confused_pairs(right.evaluate()) == ()
    assert len(confident_mistakes(right)) == 0
