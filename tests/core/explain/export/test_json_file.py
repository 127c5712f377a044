import base64
import json
from dataclasses import replace

import numpy as np
import pytest

from core.explain.export import to_json
from core.explain.export.json_file import MAP_SIDE, SCHEMA, VERSION, read_map
from core.explain.maps import HeatMap
from core.explain.question import Question


def test_it_holds_the_whole_analysis(report, predictor) -> None:
    values = json.loads(to_json(report))
    assert (values["schema"], values["schema_version"]) == (SCHEMA, VERSION)
    assert values["input"]["title"] == report.product.title
    assert values["prediction"]["probabilities"] == pytest.approx(dict(report.prediction.probabilities))
    assert values["explanation"]["words"] == [word.to_dict() for word in report.explanation.words]
    assert values["explanation"]["settings"]["seed"] == 0
    assert values["modality"]["states"]["both"] == pytest.approx(dict(report.prediction.probabilities), abs=1e-6)
    assert sum(values["modality"]["shares"].values()) == pytest.approx(
        values["modality"]["states"]["both"][report.explanation.target]
        - values["modality"]["states"]["neither"][report.explanation.target]
    )
    assert values["made_by"]["model"] == {"name": predictor.name, "sha256": predictor.digest}
    assert values["made_by"]["precision"] == "float32"
    assert {"torch", "lime", "captum", "python"} <= values["made_by"]["versions"].keys()


def test_places_of_words_count_the_characters_of_the_text_in_it(report) -> None:
    values = json.loads(to_json(report))
    text = values["input"]["text"]
    assert all(text[word["start"] : word["end"]] == word["word"] for word in values["explanation"]["words"])


def test_the_picture_is_there_only_when_asked_for(report) -> None:
    picture = json.loads(to_json(report))["input"]["picture"]
    assert picture == {"sha256": report.picture_digest, "bytes": len(report.picture), "data": None}
    whole = json.loads(to_json(report, with_picture=True))["input"]["picture"]
    assert base64.b64decode(whole["data"]) == report.picture


def test_maps_come_back_to_half_a_step(report) -> None:
    for kept, heat in zip(json.loads(to_json(report))["explanation"]["maps"], report.explanation.maps, strict=True):
        values = read_map(kept["values"])
        assert values.shape == heat.values.shape
        np.testing.assert_allclose(values, heat.values, atol=kept["values"]["step"] * 0.51)


def test_large_maps_are_made_smaller_and_even_ones_stay_even(report) -> None:
    heat = HeatMap("gradcam", Question("Toys"), np.full((300, 1500), 0.25, dtype=np.float32), "x", 1.0, {})
    kept = json.loads(to_json(replace(report, explanation=replace(report.explanation, maps=(heat,)))))
    values = read_map(kept["explanation"]["maps"][0]["values"])
    assert max(values.shape) == MAP_SIDE
    np.testing.assert_allclose(values, 0.25)


def test_every_text_comes_back_letter_by_letter(hostile) -> None:
    document = to_json(hostile)
    assert document.isascii()
    assert json.loads(document)["input"]["title"] == hostile.product.title


def test_what_is_no_number_becomes_null(report) -> None:
    broken = replace(report, explanation=replace(report.explanation, word_fit=float("nan")))
    assert json.loads(to_json(broken))["explanation"]["word_fit"] is None
    settings = {**report.explanation.settings, "count": np.int64(3)}
    odd = replace(report, explanation=replace(report.explanation, settings=settings))
    assert json.loads(to_json(odd))["explanation"]["settings"]["count"] == 3
