import json
from pathlib import Path

import pytest

from core.cli import main

pytestmark = pytest.mark.usefixtures("loaded_once")


@pytest.fixture
def exported(tiny_shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An analysis of a product with a picture, exported with and without it; the model is among those at hand."""
    monkeypatch.setenv("SHELFLENS_WEIGHTS", str(tiny_shop.model.parent))
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(tiny_shop.model))
    assert analyze(tiny_shop, "--report", tmp_path / "whole.json", "--with-picture") == 0
    assert analyze(tiny_shop, "--report", tmp_path / "bare.json", "--html", tmp_path / "new" / "page.html") == 0
    return tmp_path


def analyze(tiny_shop, *words: object) -> int:
    product = tiny_shop.dataset.products[2]
    given = ("--image", product.image, "--title", "rake hose shovel \udc80", "--samples", 60, "--seed", 3)
    return main(["analyze", "--checkpoint", str(tiny_shop.model), *map(str, (*given, *words))])


def test_an_exported_analysis_comes_out_the_same(exported, tiny_shop, capsys) -> None:
    capsys.readouterr()
    assert main(["repeat", str(exported / "whole.json")]) == 0
    assert "The result is the same: Garden" in capsys.readouterr().out
    image = str(tiny_shop.dataset.products[2].image)
    assert main(["repeat", str(exported / "bare.json"), "--image", image, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["same"] is True


def test_the_html_file_is_written_too(exported) -> None:
    document = (exported / "new" / "page.html").read_text(encoding="utf-8")
    assert document.startswith("<!DOCTYPE html>")
    assert "rake" in document


def test_another_result_is_a_sentence_and_a_status(exported, capsys) -> None:
    values = json.loads((exported / "whole.json").read_text())
    values["prediction"]["category"] = "Kitchen"
    (exported / "whole.json").write_text(json.dumps(values))
    capsys.readouterr()
    assert main(["repeat", str(exported / "whole.json")]) == 2
    assert "the answer was Kitchen and is now Garden" in capsys.readouterr().out


def test_what_cannot_be_repeated_is_said(exported, tmp_path, monkeypatch, capsys) -> None:
    capsys.readouterr()
    assert main(["repeat", str(exported / "bare.json")]) == 2
    assert "name the file with --image" in capsys.readouterr().err
    monkeypatch.setenv("SHELFLENS_WEIGHTS", str(tmp_path / "nowhere"))
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(tmp_path / "nowhere" / "model"))
    assert main(["repeat", str(exported / "whole.json")]) == 2
    assert "name its folder with --checkpoint" in capsys.readouterr().err


def test_only_a_damaged_model_of_its_name_is_in_the_way(
    exported: Path, tiny_shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    weights = tmp_path / "weights"
    for name in ("a-broken-one", "their-model"):
        (weights / name).mkdir(parents=True)
        (weights / name / "model.json").write_text("{")
    (weights / tiny_shop.model.name).symlink_to(tiny_shop.model)
    monkeypatch.setenv("SHELFLENS_WEIGHTS", str(weights))
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(weights / "their-model"))
    assert main(["repeat", str(exported / "whole.json")]) == 0

    (weights / tiny_shop.model.name).unlink()
    (weights / "a-broken-one").rename(weights / tiny_shop.model.name)
    capsys.readouterr()
    assert main(["repeat", str(exported / "whole.json")]) == 2
    assert f"{tiny_shop.model.name}/model.json" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_named(tiny_shop, tmp_path, capsys) -> None:
    (tmp_path / "taken").write_text("a file")
    capsys.readouterr()
    assert analyze(tiny_shop, "--html", tmp_path / "taken" / "page.html") == 2
    assert "cannot be written" in capsys.readouterr().err
