import numpy as np
import pytest
from sklearn.metrics import accuracy_score, f1_score

from core.errors import DatasetError
from core.evaluation.baselines import text_baseline

WORDS = {"Shoes": "boot lace sole leather", "Drinks": "cola juice bottle water", "Toys": "puzzle doll brick game"}


def texts_of(count: int, seed: int) -> tuple[list[str], list[str]]:
    """Titles of two words of their category and one of any."""
    generator = np.random.default_rng(seed)
    labels = [str(label) for label in generator.choice(list(WORDS), count)]
    anything = " ".join(WORDS.values()).split()
    return [
        " ".join([*generator.choice(WORDS[label].split(), 2), generator.choice(anything)]) for label in labels
    ], labels


def test_figures_equal_scikit_learn() -> None:
    train, test = texts_of(60, 0), texts_of(200, 1)
    report = text_baseline(*train, *test)

    assert report.accuracy == pytest.approx(accuracy_score(test[1], report.predicted))
    assert report.f1_macro == pytest.approx(f1_score(test[1], report.predicted, average="macro"))
    assert (report.train, report.n) == (60, 200)
    assert report.accuracy > 0.8


def test_same_seed_same_answers() -> None:
    train, test = texts_of(60, 0), texts_of(200, 1)

    assert text_baseline(*train, *test, seed=4) == text_baseline(*train, *test, seed=4)


def test_categories_never_seen_count_as_wrong() -> None:
    train = texts_of(60, 0)
    report = text_baseline(*train, ["leather boot", "cola bottle"], ["Shoes", "Garden"])

    assert report.predicted == ("Shoes", "Drinks")
    assert report.accuracy == 0.5
    assert report.f1_macro == 0.5


def test_pairs_of_words_tell_what_single_words_cannot() -> None:
    train = ["red wine", "wine red", "red wine", "wine red"], ["Drinks", "Paint", "Drinks", "Paint"]

    assert text_baseline(*train, ["red wine", "wine red"], ["Drinks", "Paint"]).accuracy == 1


def test_plain_values() -> None:
    report = text_baseline(*texts_of(60, 0), *texts_of(5, 1))

    assert set(report.to_dict()) == {"name", "train", "n", "accuracy", "f1_macro"}


@pytest.mark.parametrize(
    ("texts", "labels"), [([], []), (["boot", "sole"], ["Shoes", "Shoes"]), (["", " "], ["Shoes", "Toys"])]
)
def test_nothing_to_learn_from(texts: list[str], labels: list[str]) -> None:
    with pytest.raises(DatasetError, match="at least two categories"):
        text_baseline(texts, labels, ["boot"], ["Shoes"])


def test_nothing_to_measure_on() -> None:
    with pytest.raises(DatasetError, match="no products to evaluate"):
        text_baseline(*texts_of(60, 0), [], [])


def test_texts_without_any_word() -> None:
    with pytest.raises(DatasetError, match="at least two categories"):
        text_baseline(["!", "?"], ["Shoes", "Toys"], ["boot"], ["Shoes"])
