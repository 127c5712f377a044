import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from core import checkpoint
from core.catalog.dataset import open_dataset
from core.cli import main
from core.errors import DatasetError, Stopped
from core.evaluation.predictions import PredictionTable
from core.predictor import Predictor
from core.settings import settings
from core.training.continual.learn import LearnConfig
from core.training.continual.memory import MEMORY_FILE, read_memory
from core.training.continual.remember import remember_dataset
from core.training.continual.update import Plan, update
from tests.core.conftest import KINDS, write_shop

NEW_KINDS = {
    "Garden": ((30, 120, 90), "shovel rake bench gnome pond fence"),
    "Bath": ((180, 180, 210), "towel soap shower tub mirror sponge mat tap"),
}


@pytest.fixture(scope="module")
def models(tiny_shop: Any, tiny_predictor: Predictor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tiny shop's model and its memory."""
    root = tmp_path_factory.mktemp("models")
    shutil.copytree(tiny_shop.model, root / "old")
    quiet = {"Encoding": lambda *_: None, "Remembering": lambda *_: None}
    memory = remember_dataset(tiny_shop.dataset, tiny_predictor, root / "old", tiny_shop.cache, 0, quiet)
    memory.write(root / "old", tiny_predictor.digest)
    return root


@pytest.fixture(scope="module")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty products of a known kind and thirty of a new one."""
    return write_shop(tmp_path_factory.mktemp("arrived") / "news", NEW_KINDS, 30, seed=5)


@pytest.fixture(scope="module")
def contradicting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Products like the old ones under one another's categories: whoever learns them forgets."""
    turned = dict(zip(KINDS, [*list(KINDS.values())[1:], next(iter(KINDS.values()))], strict=True))
    return write_shop(tmp_path_factory.mktemp("contradicting") / "turned", turned, 30, seed=6)


@pytest.fixture
def out(models: Path, tiny_shop: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a test may put its new model."""
    monkeypatch.setenv("SHELFLENS_CACHE", str(tiny_shop.cache))
    monkeypatch.setenv("SHELFLENS_WEIGHTS", str(models))
    before = digests(models)
    yield models / "new"
    shutil.rmtree(models / "new", ignore_errors=True)
    assert digests(models) == before, "a command changed another model, or left something behind"


def digests(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def words(models: Path, arrived: Path, out: Path, *more: str) -> list[str]:
    return ["update", str(arrived), "--checkpoint", str(models / "old"), "--out", str(out), *more]


def test_a_model_learns_a_new_kind_and_keeps_the_old(
    models: Path, arrived: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(models, arrived, out, "--most-lost", "0.5", "--epochs", "200", "--json")) == 0
    found = json.loads(capsys.readouterr().out)
    card = checkpoint.read_card(out)
    assert card.categories == ("Garden", "Kitchen", "Office", "Bath")
    assert card.training["updated_from"]["method"] == "ewc+replay"
    assert card.training["updated_from"]["digest"] == checkpoint.read_card(models / "old").sha256
    assert found["figures"] == card.training["updated_from"]["figures"]
    assert found["figures"]["new_after"] > found["figures"]["new_before"]
    assert found["figures"]["protected_after"] >= found["figures"]["protected_before"] - 0.5

    table = PredictionTable.read(out / "heldout.parquet", card.categories)
    assert len(table) == found["figures"]["new"]
    assert table.correct.mean() == pytest.approx(found["figures"]["new_after"])

    predictor = Predictor.load(out)
    memory = read_memory(out, predictor.model, predictor.digest)
    assert set(memory.buffer.labels) == {0, 1, 2, 3}
    assert (out / MEMORY_FILE).stat().st_size < 6e6


def test_going_back_restores_the_state_before(
    models: Path, arrived: Path, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digests(models)
    assert main(words(models, arrived, out, "--most-lost", "1", "--epochs", "1", "--method", "ewc")) == 0
    assert "To go back" in capsys.readouterr().out

    shutil.copytree(out, models / "heir")
    card = checkpoint.read_card(out)
    origin = {"updated_from": {"name": "new", "digest": card.sha256}}
    checkpoint.write_card(models / "heir", replace(card, training=origin, sha256="another"))
    assert main(["update", "--undo", str(out)]) == 2
    assert "heir was taught from new" in capsys.readouterr().err
    shutil.rmtree(models / "heir")

    shutil.move(models / "old", tmp_path / "away")
    assert main(["update", "--undo", str(out)]) == 2
    assert "not beside it any more" in capsys.readouterr().err
    assert (out / "model.json").is_file()
    shutil.move(tmp_path / "away", models / "renamed")

    assert main(["update", "--undo", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["model"] == "renamed"
    shutil.move(models / "renamed", models / "old")
    assert digests(models) == before


def test_an_update_that_forgets_is_refused_and_leaves_nothing(
    models: Path, contradicting: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(models, contradicting, out, "--method", "finetune", "--epochs", "120", "--most-lost", "0.1")) == 2
    said = capsys.readouterr().err
    assert "refused and nothing was written" in said
    assert "points of the protected products would be lost, 10 are allowed" in said
    assert not out.exists()


def test_stopping_leaves_nothing(models: Path, arrived: Path, out: Path) -> None:
    def stop(what: str, done: int, total: int) -> None:
        if what == "Measuring":
            raise Stopped("stopped")

    plan = Plan(config=LearnConfig(epochs=1), most_lost=1.0)
    with pytest.raises(Stopped):
        update(open_dataset(arrived), models / "old", out, plan, settings(), progress=stop)
    assert not out.exists()


def test_joint_training_reads_the_old_data(
    tiny_shop: Any, models: Path, arrived: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("--method", "joint", "--old", str(tiny_shop.data), "--most-lost", "0.5", "--epochs", "20", "--json")
    assert main(words(models, arrived, out, *more)) == 0
    assert json.loads(capsys.readouterr().out)["method"] == "joint"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--method", "joint"), "needs the old products"),
        (("--old", "demo"), "Only joint training reads"),
        (("--most-lost", "2"), "from 0 to 1"),
        (("--strength", "-1"), "from 0 on"),
        (("--epochs", "0"), "at least one"),
    ],
)
def test_mistakes_are_one_sentence(
    models: Path, arrived: Path, out: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], said: str
) -> None:
    assert main(words(models, arrived, out, *more)) == 2
    assert said in capsys.readouterr().err


def test_products_without_categories_cannot_be_taught(
    models: Path, tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "shop.csv"
    table.write_text("ImgId,title\na,A kettle\n")
    assert main(words(models, table, out)) == 2
    assert "name the column with --columns category=NAME" in capsys.readouterr().err


def test_no_model_is_ever_overwritten(
    models: Path, arrived: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words(models, arrived, models / "old")) == 2
    assert "never overwritten" in capsys.readouterr().err
    out.mkdir()
    assert main(words(models, arrived, out)) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["update", "--undo", str(models / "old")]) == 2
    assert "nothing to go back to" in capsys.readouterr().err
    assert main(["update"]) == 2
    assert "Name the new products" in capsys.readouterr().err


def test_a_memory_can_be_made_later(
    tiny_shop: Any, models: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(models / "old", out)
    (out / MEMORY_FILE).unlink()
    (out / "sources.toml").write_text("[south]\nexamples = false\n", encoding="utf-8")
    assert main(["remember", str(tiny_shop.data), "--checkpoint", str(out), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    predictor = Predictor.load(out)
    memory = read_memory(out, predictor.model, predictor.digest)
    assert len(memory.buffer) == found["buffer"] > 0
    full = read_memory(models / "old", predictor.model, predictor.digest)
    assert len(memory.protected) < len(full.protected)  # a third of the products are of the source without examples
    for name, value in full.fisher.items():
        torch.testing.assert_close(memory.fisher[name], value, rtol=0.05, atol=1e-6)


def test_data_of_other_categories_make_no_memory(models: Path, arrived: Path, tiny_predictor: Predictor) -> None:
    strange = open_dataset(arrived, where={"categories": "Bath"})
    with pytest.raises(DatasetError, match="No product of news is of a category that"):
        remember_dataset(strange, tiny_predictor, models / "old", models / "cache", 0, {})
