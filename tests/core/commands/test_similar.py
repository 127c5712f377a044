"""``index`` and ``similar`` from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.cli import main

pytestmark = pytest.mark.usefixtures("loaded_once")


@pytest.fixture
def built(tiny_shop: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path / "index"
    words = ["index", str(tiny_shop.data), "--out", str(folder), "--checkpoint", str(tiny_shop.model), "--json"]
    assert main(words) == 0
    return folder, json.loads(capsys.readouterr().out)


def test_a_catalogue_is_indexed_and_searched(
    tiny_shop: Any, built: tuple[Path, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, said = built
    assert (said["products"], said["with_picture"], said["with_text"]) == (90, 81, 81)
    asked = ["similar", str(folder), "--id", "garden-0-2", "--count", "4", "--where", "source=north", "--json"]
    assert main(asked) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["mode"] == "fused"
    assert [hit["category"] for hit in found["results"]] == ["Garden"] * 4
    assert "garden-0-2" not in [hit["id"] for hit in found["results"]]

    words = ["similar", str(folder), "--title", "stapler and pen", "--checkpoint", str(tiny_shop.model), "--why"]
    assert main([*words, "--count", "2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["mode"] == "text"
    assert [word["word"] for word in found["results"][0]["why"]["query"]["words"]] == ["stapler", "and", "pen"]

    assert main(["similar", str(folder), "--id", "garden-0-2"]) == 0
    assert "both say" in capsys.readouterr().out.lower()


def test_mistakes_are_one_sentence(built: tuple[Path, dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
    folder, _ = built
    for words, sentence in (
        ([str(folder)], "Give either --id or a new product's"),
        ([str(folder), "--id", "a", "--title", "b"], "Give either --id"),
        ([str(folder), "--id", "nobody"], "no product 'nobody'"),
        ([str(folder / "x"), "--id", "a"], "no finished index"),
        ([str(folder), "--id", "garden-0-2", "--where", "usage=x"], "no column 'usage'"),
        ([str(folder), "--id", "garden-0-2", "--count", "0"], "0 results"),
    ):
        assert main(["similar", *words]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert sentence in err
        assert len(err.strip().splitlines()) == 1
