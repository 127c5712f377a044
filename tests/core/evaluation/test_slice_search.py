import numpy as np
import pytest
from scipy.stats import fisher_exact
from statsmodels.stats.multitest import multipletests

from core.evaluation.conditions import Condition
from core.evaluation.slice_search import worst_slices
from core.evaluation.slicing import Column


def two_shops() -> tuple[np.ndarray, list[Column]]:
    """200 products: the north's dark ones are mostly wrong, all others right but for a few."""
    shop = np.repeat([0, 1], 100)
    shade = np.tile(np.repeat([0, 1], 50), 2)
    right = np.ones(200, dtype=bool)
    right[:40] = False  # 40 of the 50 of the first shop and shade
    right[[60, 110, 120, 180]] = False
    return right, [Column("shop", ("north", "south"), shop), Column("shade", ("dark", "light"), shade)]


def test_the_planted_group_is_found_first_with_fishers_p() -> None:
    right, columns = two_shops()
    search = worst_slices(right, columns)
    worst = search.findings[0]
    assert worst.conditions == (Condition("shop", "north"), Condition("shade", "dark"))
    assert (worst.n, worst.accuracy, worst.rest_n, worst.rest_accuracy) == (50, 0.2, 150, pytest.approx(146 / 150))
    assert worst.difference == pytest.approx(0.2 - 146 / 150)
    assert worst.p == pytest.approx(fisher_exact([[10, 40], [146, 4]], alternative="less").pvalue)
    assert search.tested == 8


def test_corrections_count_every_group_that_was_tested() -> None:
    right, columns = two_shops()
    every = worst_slices(right, columns, level=1.0)
    shop, shade = (column.codes for column in columns)
    masks = [shop == 0, shop == 1, shade == 0, shade == 1]
    masks += [(shop == a) & (shade == b) for a in (0, 1) for b in (0, 1)]
    p = [
        fisher_exact(
            [[right[m].sum(), (~right[m]).sum()], [right[~m].sum(), (~right[~m]).sum()]], alternative="less"
        ).pvalue
        for m in masks
    ]
    adjusted = {n: multipletests(p, method=name)[1] for n, name in (("p_holm", "holm"), ("p_bh", "fdr_bh"))}
    north_dark = next(found for found in every.findings if len(found.conditions) == 2)
    assert north_dark.p_holm == pytest.approx(adjusted["p_holm"][4])
    assert north_dark.p_bh == pytest.approx(adjusted["p_bh"][4])


def test_two_conditions_must_be_worse_than_either_alone() -> None:
    right, columns = two_shops()
    found = [finding.conditions for finding in worst_slices(right, columns).findings]
    assert (Condition("shop", "north"),) in found
    assert (Condition("shop", "north"), Condition("shade", "light")) not in found
    single = worst_slices(right, columns, most_conditions=1).findings
    assert [len(finding.conditions) for finding in single] == [1, 1]


def test_groups_of_the_same_products_are_one() -> None:
    right, columns = two_shops()
    twin = Column("country", ("A", "B"), columns[0].codes)
    search = worst_slices(right, [*columns, twin])
    assert search.tested == 8
    north = next(found for found in search.findings if found.conditions == (Condition("shop", "north"),))
    assert (Condition("country", "A"),) in north.same


def test_small_groups_are_not_tested() -> None:
    right, columns = two_shops()
    assert worst_slices(right, columns, least=51).tested == 4
    assert worst_slices(right, columns, least=101).tested == 0
    assert worst_slices(right, columns, least=101).findings == ()


def test_chance_alone_finds_nothing() -> None:
    generator = np.random.default_rng(1)
    right = generator.random(4000) < 0.9
    columns = [Column(str(k), tuple("abcd"), generator.integers(0, 4, 4000)) for k in range(6)]
    assert worst_slices(right, columns).findings == ()


def test_plain_values() -> None:
    found = worst_slices(*two_shops()).to_dict()
    assert found["findings"][0]["conditions"] == (
        {"column": "shop", "value": "north"},
        {"column": "shade", "value": "dark"},
    )
    assert found["findings"][0]["interval"]["level"] == 0.95
