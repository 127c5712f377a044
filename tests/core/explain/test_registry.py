import pytest

from core.explain.registry import EXPLAINERS, find


def test_keys_are_unique_and_fit_for_file_names():
    keys = [explainer.key for explainer in EXPLAINERS]
    assert len(set(keys)) == len(keys)
    assert all(key.isidentifier() for key in keys)


@pytest.mark.parametrize("explainer", EXPLAINERS, ids=lambda each: each.key)
def test_every_method_is_found_and_says_what_it_shows_and_what_not(explainer):
    assert find(explainer.key) is explainer
    assert explainer.about in ("picture", "text", "both")
    assert callable(explainer.compute)
    for sentence in (explainer.shows, explainer.limit):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
