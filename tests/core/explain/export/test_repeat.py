import json
from pathlib import Path

import pytest

from core.errors import SettingsError
from core.explain.export import repeat, to_json


@pytest.fixture
def values(report) -> dict:
    return json.loads(to_json(report, with_picture=True))


def test_the_same_settings_give_the_same_result(values, predictor) -> None:
    found = repeat.repeat(values, predictor, repeat.product_of(values))
    assert found.same
    assert found.difference < 1e-6
    assert found.words == 10
    assert found.sentence.startswith(f"The result is the same: {values['prediction']['category']};")


def test_other_probabilities_are_not_the_same(values, predictor) -> None:
    name = values["prediction"]["category"]
    values["prediction"]["probabilities"][name] -= 0.002
    values["made_by"]["versions"]["torch"] = "1.0"
    found = repeat.repeat(values, predictor, repeat.product_of(values))
    assert not found.same
    assert found.difference == pytest.approx(0.002, abs=1e-5)
    assert "a probability differs by 0.0020" in found.sentence
    assert "What changed: torch from 1.0 to" in found.sentence


def test_other_words_and_another_category_are_named(values, predictor) -> None:
    values["explanation"]["words"][0] |= {"word": "phantom", "start": 900, "end": 907}
    values["prediction"]["category"] = "Nothing"
    found = repeat.repeat(values, predictor, repeat.product_of(values))
    assert not found.same
    assert found.lost == ("phantom",)
    assert len(found.gained) == 1
    assert "the answer was Nothing" in found.sentence


def test_the_picture_must_be_the_one_that_was_analysed(report) -> None:
    values = json.loads(to_json(report))
    with pytest.raises(SettingsError, match="--image"):
        repeat.product_of(values)
    with pytest.raises(SettingsError, match="SHA-256 differs"):
        repeat.product_of(values, report.picture + b"x")
    assert repeat.product_of(values, report.picture).image == report.picture
    values["input"]["picture"]["data"] = "no base64!"
    with pytest.raises(SettingsError, match="damaged"):
        repeat.product_of(values)


def test_a_product_without_picture_needs_none(hostile, predictor) -> None:
    values = json.loads(to_json(hostile))
    product = repeat.product_of(values)
    assert product.title == hostile.product.title
    assert repeat.repeat(values, predictor, product).same


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read"),
        ("no json", "not a JSON file"),
        ("[1]", "not an exported analysis"),
        ('{"schema": "other"}', "not an exported analysis"),
        ('{"schema": "shelflens-analysis", "schema_version": 99}', "has version 99"),
        ('{"schema": "shelflens-analysis", "schema_version": 1, "input": []}', "damaged"),
    ],
)
def test_files_that_are_no_analysis_are_one_sentence(tmp_path: Path, content: str | None, sentence: str) -> None:
    path = tmp_path / "report.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(SettingsError, match=sentence):
        repeat.read(path)


def test_a_written_analysis_is_read_again(tmp_path: Path, report) -> None:
    path = tmp_path / "report.json"
    path.write_text(to_json(report))
    assert repeat.read(path)["input"]["title"] == report.product.title


@pytest.mark.parametrize(
    ("steps", "value"),
    [
        (("input", "title"), 5),
        (("input", "picture"), {"sha256": "0"}),
        (("prediction", "probabilities"), {"Garden": "much"}),
        (("explanation", "words"), ["rake"]),
        (("explanation", "settings", "word_settings"), {"samples": "many"}),
        (("made_by", "model"), {"sha256": "0"}),
    ],
)
def test_values_of_other_types_are_damage(values, tmp_path: Path, steps: tuple[str, ...], value: object) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(values))
    assert repeat.read(path) == values
    holder = values
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = value
    path.write_text(json.dumps(values))
    with pytest.raises(SettingsError, match=r"is damaged: parts .* export the analysis again"):
        repeat.read(path)
