import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

from core.evaluation.multiple_tests import benjamini_hochberg, holm


def test_three_by_hand() -> None:
    # Holm: 3 * 0.01, 2 * 0.02, then no less than before. Benjamini and Hochberg: 0.03, 0.03 and 0.04 at the end.
    assert holm([0.04, 0.01, 0.02]) == pytest.approx([0.04, 0.03, 0.04])
    assert benjamini_hochberg([0.04, 0.01, 0.02]) == pytest.approx([0.04, 0.03, 0.03])


@pytest.mark.parametrize(("ours", "theirs"), [(holm, "holm"), (benjamini_hochberg, "fdr_bh")])
def test_as_statsmodels_has_it(ours, theirs) -> None:
    p = np.random.default_rng(0).beta(0.4, 2, size=200).round(3)
    np.testing.assert_allclose(ours(p), multipletests(p, method=theirs)[1], atol=1e-12)


def test_without_tests_there_is_nothing_to_correct() -> None:
    assert len(holm([])) == len(benjamini_hochberg([])) == 0
