import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from core.errors import SettingsError, TextError
from core.explain import explanation as explanation_module
from core.explain.explanation import explain, find_category, notes
from core.explain.look import Look
from core.explain.question import Question
from core.explain.words import sample, weigh

SAMPLES = 60


@pytest.fixture(scope="module")
def found(predictor, product, prediction):
    return explain(predictor, product, prediction, samples=SAMPLES)


def test_explains_the_predicted_category_with_everything(found, prediction, picture):
    assert found.target == prediction.category
    assert [each.method for each in found.maps] == ["gradcam", "gradcampp"]
    assert all(each.values.shape == picture.size[::-1] for each in found.maps)
    assert len(found.words) == 10
    assert found.word_fit <= 1
    assert set(found.modality) == {"image", "text"}
    assert found.notes == ()


def test_says_how_it_was_made(found, predictor):
    made = found.settings
    assert (made["seed"], made["samples"], made["words_read"], made["words_total"]) == (0, SAMPLES, 17, 17)
    assert made["model"] == {"name": predictor.name, "digest": predictor.digest}
    assert made["versions"]["captum"]
    assert made["versions"]["lime"]


def test_becomes_json_and_cannot_be_changed(found):
    values = json.loads(json.dumps(found.to_dict()))
    assert values["maps"][0]["width"] == 120
    assert values["words"][0].keys() == {"word", "start", "end", "weight", "error"}
    with pytest.raises(FrozenInstanceError):
        found.target = "Toys"


def test_predicts_by_itself_when_no_prediction_is_given(predictor, product, found):
    again = explain(predictor, product, samples=SAMPLES)
    assert again.target == found.target
    assert [word.word for word in again.words] == [word.word for word in found.words]


def test_a_prediction_without_feature_maps_is_completed(predictor, product, found):
    (bare,) = predictor.predict_many([product])
    again = explain(predictor, product, bare, samples=SAMPLES)
    np.testing.assert_allclose(again.maps[0].values, found.maps[0].values, atol=1e-4)


def test_another_category_reuses_the_answers(predictor, product, prediction, found, monkeypatch):
    answers = sample(predictor, product.text, prediction.image_features, SAMPLES)
    monkeypatch.setattr(predictor, "text_probabilities", None)
    other = explain(predictor, product, prediction, "Toys", neighbourhood=answers)
    same = explain(predictor, product, prediction, neighbourhood=answers)
    assert same.words == found.words
    assert other.target == "Toys"
    assert other.words != found.words
    assert other.settings["samples"] == SAMPLES


def test_any_word_method_can_be_chosen(predictor, product, prediction):
    found = explain(predictor, product, prediction, samples=SAMPLES, words="leave_one_out")
    expected = weigh(predictor, product.text, prediction.image_features, "leave_one_out").explain(
        Question(found.target)
    )
    assert [word.start for word in found.words] == [word.start for word in expected.words]
    assert found.word_fit is None
    assert (found.settings["words"], found.settings["samples"], found.settings["settled"]) == (
        "leave_one_out",
        18,
        None,
    )
    settled = explain(predictor, product, prediction, words="lime_settled", word_settings={"most": 200}, seed=4)
    assert settled.settings["word_settings"] == {"agreement": 0.85, "most": 200, "seed": 4}
    assert settled.settings["samples"] == 200
    assert settled.settings["settled"] in (True, False)
    with pytest.raises(SettingsError, match="no word method 'magic'"):
        explain(predictor, product, prediction, words="magic")


def test_text_alone(predictor, product):
    found = explain(predictor, replace(product, image=None), samples=SAMPLES)
    assert found.maps == ()
    assert found.words
    assert found.modality["image"] == 0
    assert "no picture" in found.notes[0]


def test_picture_alone(predictor, product):
    found = explain(predictor, replace(product, title="", description=""), samples=SAMPLES)
    assert len(found.maps) == 2
    assert (found.words, found.word_fit) == ((), None)
    assert found.modality["text"] == 0
    assert "no text" in found.notes[0]


def test_text_of_signs_and_text_too_long_are_noted(predictor, product, prediction):
    assert "no words" in explain(predictor, replace(product, title="🎸", description=""), samples=50).notes[0]
    answers = replace(sample(predictor, "red shoe", None, 50), words_total=400)
    assert "first 2 of 400 words" in notes(prediction, answers)[0]


def test_nothing_to_explain_is_refused(predictor, product):
    with pytest.raises(TextError, match="nothing"):
        explain(predictor, replace(product, image=None, title="", description=""))


@pytest.mark.parametrize(
    ("name", "sentence"), [("Guitar", "did you mean Guitars?"), ("zzzz", "it knows Guitars, Kettles")]
)
def test_unknown_category_names_what_is_close(predictor, product, name, sentence):
    with pytest.raises(SettingsError) as raised:
        explain(predictor, product, target=name)
    assert sentence in str(raised.value)


def test_case_of_a_category_does_not_matter():
    assert find_category(("Garden tools", "Toys"), " garden TOOLS ") == "Garden tools"
    assert [find_category(("TOYS", "Toys"), name) for name in ("TOYS", "Toys")] == ["TOYS", "Toys"]


def test_forty_at_once_are_right_and_leave_no_hook(predictor, product, monkeypatch):
    """Every third fails within Grad-CAM, after its hook was set; the others must not notice."""
    product = replace(product, title="steel guitar strings", description="")
    prediction = predictor.predict(product)
    alone = {
        category: explain(predictor, product, prediction, category, samples=50) for category in predictor.categories
    }
    together = threading.Barrier(20)
    failing = threading.local()
    score_maps = Look.score_maps

    def sometimes_broken(look, values):
        if failing.now:
            raise RuntimeError("broken on purpose")
        return score_maps(look, values)

    monkeypatch.setattr(Look, "score_maps", sometimes_broken)

    def work(index):
        category = predictor.categories[index % len(predictor.categories)]
        failing.now = index % 3 == 2
        together.wait(timeout=60)
        if failing.now:
            with pytest.raises(RuntimeError, match="on purpose"):
                explain(predictor, product, prediction, category, samples=50)
            return None
        return explain(predictor, product, prediction, category, samples=50)

    with ThreadPoolExecutor(20) as pool:
        results = list(pool.map(work, range(40)))
    assert sum(result is None for result in results) == 13
    for result in filter(None, results):
        expected = alone[result.target]
        assert [word.word for word in result.words] == [word.word for word in expected.words]
        for one, other in zip(result.maps, expected.maps, strict=True):
            np.testing.assert_allclose(one.values, other.values, atol=1e-5)
    for network in (predictor.model, predictor.image_encoder.network, predictor.text_encoder._sentence_model):
        for module in network.modules():
            assert not module._forward_hooks
            assert not module._forward_pre_hooks
            assert not module._backward_hooks
        assert all(parameter.grad is None for parameter in network.parameters())


def test_the_picture_is_not_decoded_when_it_is_given(predictor, product, prediction, picture, monkeypatch):
    monkeypatch.setattr(explanation_module, "read_image", None)
    assert explain(predictor, product, prediction, samples=50, image=picture).maps
