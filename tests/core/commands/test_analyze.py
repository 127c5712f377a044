import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core.cli import main
from core.explain.explanation import explain

pytestmark = pytest.mark.usefixtures("loaded_once")

KEYS = {
    "category", "confidence", "probabilities", "target", "words", "word_fit",
    "maps", "modality", "timings_ms", "checkpoint",
}  # fmt: skip


def analyze(tiny_shop: Any, *words: object) -> int:
    return main(["analyze", "--checkpoint", str(tiny_shop.model), "--samples", "60", *map(str, words)])


def analyzed(tiny_shop: Any, capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    capsys.readouterr()
    status = analyze(tiny_shop, *words, "--json")
    out, err = capsys.readouterr()
    assert status == 0, err
    return json.loads(out)


def test_everything_in_one_object(tiny_shop, tiny_predictor, tmp_path, capsys):
    product = tiny_shop.dataset.products[2]
    title = f"{product.title} for the garden"
    found = analyzed(tiny_shop, capsys, "--image", product.image, "--title", title, "--out", tmp_path / "maps")

    assert set(found) >= KEYS
    assert found["target"] == found["category"] == "Garden"
    assert sum(found["probabilities"].values()) == pytest.approx(1, abs=1e-5)
    assert set(found["timings_ms"]) >= {"load", "predict", "maps", "words", "total"}
    assert found["timings_ms"]["total"] >= found["timings_ms"]["words"] > 0
    assert found["checkpoint"] == {"name": tiny_predictor.name, "digest": tiny_predictor.digest}
    assert all(title[word["start"] : word["end"]] == word["word"] for word in found["words"])
    assert set(found["modality"]) == {"image", "text"}


def test_maps_are_written_as_pictures_of_the_pictures_own_size(tiny_shop, tmp_path, capsys):
    path = tmp_path / "wide.png"
    Image.new("RGB", (60, 30), (40, 150, 60)).save(path)
    found = analyzed(tiny_shop, capsys, "--image", path, "--out", tmp_path / "new" / "maps")

    assert set(found["maps"]) == {"gradcam", "gradcampp"}
    for file in map(Path, found["maps"].values()):
        assert file.parent == tmp_path / "new" / "maps"
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("PNG", (60, 30))
    assert len(list((tmp_path / "new" / "maps").iterdir())) == 2, "no temporary file may stay"


def test_numbers_are_those_of_the_library(tiny_shop, tiny_predictor, capsys):
    title = "rake hose shovel and a kettle"
    found = analyzed(tiny_shop, capsys, "--title", title, "--target", "kitchen", "--seed", "7")
    expected = explain(
        tiny_predictor, type(tiny_shop.dataset.products[0])("", title), target="Kitchen", samples=60, seed=7
    )

    assert found["target"] == "Kitchen"
    assert found["words"] == [word.to_dict() for word in expected.words]
    assert found["word_fit"] == expected.word_fit
    assert found["maps"] == {}
    assert "no picture" in found["notes"][0]


def test_a_table_for_a_person(tiny_shop, capsys):
    capsys.readouterr()
    assert analyze(tiny_shop, "--title", "rake hose shovel") == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].startswith("Garden")
    assert "Why Garden:" in out
    assert "rake" in out


def test_trust_and_counterfactual_when_asked_for(tiny_shop, capsys):
    product = tiny_shop.dataset.products[2]
    options = ("--image", product.image, "--title", product.title, "--trust", "--counterfactual")
    found = analyzed(tiny_shop, capsys, *options)
    assert set(found["faithfulness"]) == {*found["settings"]["methods"], "words"}
    for judged in found["faithfulness"].values():
        assert judged["target"] == "Garden"
        assert judged["explanation"]["deletion"][0] == pytest.approx(found["confidence"], abs=1e-4)
    assert set(found["counterfactual"]) == {"words", "regions"}
    for least in found["counterfactual"].values():
        assert "Garden" in least["sentence"]
        assert least["removed"] is None or least["after"] != "Garden"

    without = analyzed(tiny_shop, capsys, "--title", product.title, "--trust", "--counterfactual")
    assert set(without["faithfulness"]) == {"words"}
    assert without["counterfactual"]["regions"] is None
    assert "faithfulness" not in analyzed(tiny_shop, capsys, "--title", product.title)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "nothing to classify"),
        (("--title", "rake", "--target", "Gardens"), "did you mean Garden?"),
        (("--title", "rake", "--samples", "3"), "choose from 50"),
        (("--image", "nowhere.jpg"), "nowhere.jpg"),
    ],
)
def test_mistakes_are_one_sentence(tiny_shop, capsys, words, sentence):
    capsys.readouterr()
    assert analyze(tiny_shop, *words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert "Traceback" not in err


def test_a_folder_that_cannot_be_written_is_named(tiny_shop, tmp_path, capsys):
    (tmp_path / "taken").write_text("a file")
    capsys.readouterr()
    image = tiny_shop.dataset.products[2].image
    assert analyze(tiny_shop, "--image", image, "--out", tmp_path / "taken" / "maps") == 2
    assert "cannot be written" in capsys.readouterr().err


def test_another_word_method(tiny_shop, capsys):
    found = analyzed(tiny_shop, capsys, "--title", "rake hose shovel", "--words", "leave_one_out")
    assert (found["settings"]["words"], found["settings"]["samples"]) == ("leave_one_out", 4)
    assert {word["word"] for word in found["words"]} == {"rake", "hose", "shovel"}
    assert all(word["error"] is None for word in found["words"])
    assert analyze(tiny_shop, "--title", "rake", "--words", "magic") == 2
    assert "choose one of lime, lime_settled" in capsys.readouterr().err
