from dataclasses import replace

import pytest

from core.explain.modality import States, shares, states
from core.explain.question import Question


def test_shares_of_numbers_one_can_redo():
    found = States(both={"a": 0.9}, image={"a": 0.5}, text={"a": 0.8}, neither={"a": 0.1})
    # Picture: ((0.5 - 0.1) + (0.9 - 0.8)) / 2 = 0.25; text: ((0.8 - 0.1) + (0.9 - 0.5)) / 2 = 0.55.
    assert shares(found, Question("a")) == pytest.approx({"image": 0.25, "text": 0.55})


def test_shares_of_a_lead_are_the_difference_of_the_shares():
    found = States(
        both={"a": 0.9, "b": 0.1}, image={"a": 0.5, "b": 0.5}, text={"a": 0.8, "b": 0}, neither={"a": 0.1, "b": 0}
    )
    one, other = (shares(found, Question(name)) for name in "ab")
    lead = shares(found, Question("a", "b"))
    assert lead == pytest.approx({part: one[part] - other[part] for part in one})


def test_shares_add_up_for_every_category(predictor, prediction):
    found = states(predictor, prediction)
    for category in predictor.categories:
        each = shares(found, Question(category))
        assert each["image"] + each["text"] == pytest.approx(found.both[category] - found.neither[category], abs=1e-6)
    assert sum(shares(found, Question(category))["image"] for category in predictor.categories) == pytest.approx(
        0, abs=1e-6
    )


def test_states_are_the_models_own(predictor, product, prediction):
    found = states(predictor, prediction)
    without_picture = predictor.predict(replace(product, image=None))
    without_text = predictor.predict(replace(product, title="", description=""))
    assert found.both == pytest.approx(dict(prediction.probabilities), abs=1e-6)
    assert found.text == pytest.approx(dict(without_picture.probabilities), abs=1e-6)
    assert found.image == pytest.approx(dict(without_text.probabilities), abs=1e-6)
    assert found.image != pytest.approx(found.text, abs=0.01)


@pytest.mark.parametrize(("missing", "part"), [({"image": None}, "image"), ({"title": "", "description": ""}, "text")])
def test_what_is_missing_has_no_share(predictor, product, missing, part):
    prediction = predictor.predict(replace(product, **missing))
    found = states(predictor, prediction)
    each = shares(found, Question(prediction.category))
    assert each[part] == 0
    assert sum(each.values()) == pytest.approx(prediction.confidence - found.neither[prediction.category], abs=1e-6)
