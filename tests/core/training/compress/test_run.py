"""A smaller copy of a trained model: really smaller, still right, explained as ever, verified on load."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from core import checkpoint
from core.catalog import split
from core.catalog.dataset import open_dataset
from core.errors import CheckpointError, DatasetError, SettingsError
from core.explain.maps import defaults_for, heat_maps
from core.explain.question import Question
from core.explain.words import weigh
from core.images import read_image
from core.predictor import Predictor
from core.training.compress.results import Results
from core.training.compress.run import build, check_out, measure_all, prepare, publish
from core.training.compress.size import size_in_float32, size_on_disk
from tests.core.training.compress.conftest import PLAN, Compressed


@pytest.fixture(scope="module")
def copy(compressed: Compressed) -> Predictor:
    return Predictor.load(compressed.copy, compressed.config)


def test_the_copy_is_as_small_as_is_said(compressed: Compressed, copy: Predictor) -> None:
    original, small = compressed.results.points

    needed = [path for path in build(compressed.job, PLAN).rglob("*") if path.is_file() and path.suffix != ".parquet"]
    assert small.bytes == pytest.approx(sum(path.stat().st_size for path in needed), rel=0.01)
    assert small.bytes == size_on_disk(build(compressed.job, PLAN), copy)
    assert small.bytes < 0.3 * original.bytes
    assert compressed.results.float32_bytes == size_in_float32(compressed.job.original)
    assert small.smaller == pytest.approx(1 - small.bytes / compressed.results.float32_bytes)


def test_the_copy_still_tells_the_kinds_apart(compressed: Compressed) -> None:
    original, small = compressed.results.points

    assert original.accuracy > 0.8
    assert small.accuracy >= original.accuracy - 0.15
    assert small.n == original.n == len(compressed.job.products[split.HELDOUT])
    assert small.latency_ms > 0
    assert small.products_per_second > 0


def test_its_explanations_are_compared_with_the_originals(compressed: Compressed) -> None:
    small = compressed.results.points[-1]

    assert small.explained == 2
    assert small.map_agreement is None or -1 <= small.map_agreement <= 1
    assert small.word_agreement is not None
    assert 0 <= small.word_agreement <= 1


def test_the_copy_explains_what_it_sees_and_reads(compressed: Compressed, copy: Predictor) -> None:
    product = next(each for each in compressed.job.products[split.HELDOUT] if each.image and each.has_text)
    image = read_image(product.image or b"")
    prediction = copy.predict(product, image)
    question = Question(prediction.category)

    maps = heat_maps(copy, prediction, image, question, defaults_for(copy))
    words = weigh(copy, product.text, prediction.image_features, "leave_one_out").explain(question, 5).words

    assert all(each.values.shape == (image.height, image.width) for each in maps)
    assert {word.word for word in words} <= set(product.text.split())


def test_the_card_says_what_was_done(compressed: Compressed) -> None:
    card = checkpoint.read_card(compressed.copy)

    assert card.name == "small"
    assert card.training["compressed"]["plan"] == PLAN.to_dict()
    assert card.training["compressed"]["digest"] == compressed.job.original.digest
    assert card.training["compressed"]["figures"]["bytes"] == compressed.results.points[-1].bytes
    assert card.metrics["heldout"]["both"]["accuracy"] == pytest.approx(compressed.results.points[-1].accuracy)
    assert card.fusion.hidden == (16, 16)


@pytest.mark.parametrize("file", ["image_encoders/test_vit.safetensors", "text_encoder/model.safetensors"])
def test_a_copy_with_another_encoder_is_refused(compressed: Compressed, tmp_path: Path, file: str) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(compressed.copy, broken)
    data = bytearray((broken / file).read_bytes())
    data[-1] ^= 1
    (broken / file).write_bytes(data)

    with pytest.raises(CheckpointError, match="trained on the encoder"):
        Predictor.load(broken, compressed.config)


def test_what_was_measured_is_not_measured_again(compressed: Compressed) -> None:
    assert measure_all(compressed.job, (PLAN,), compressed.results, None) is compressed.results


def test_copies_by_other_plans_do_not_stay_in_the_results(compressed: Compressed, tmp_path: Path) -> None:
    other = replace(compressed.results.points[-1], plan=replace(PLAN, epochs=7).to_dict())
    mixed = compressed.results.with_point(other)

    assert measure_all(compressed.job, (PLAN,), mixed, tmp_path) == compressed.results
    assert Results.read(tmp_path) == compressed.results


def test_only_an_older_copy_is_replaced(compressed: Compressed, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no compressed copy"):
        check_out(compressed.original)
    old = tmp_path / "old"
    shutil.copytree(compressed.copy, old)

    publish(build(compressed.job, PLAN), old)

    assert checkpoint.read_card(old).name == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_another_dataset_is_refused(compressed: Compressed, tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    rows = [f"{kind}{number},{kind} {number},,{kind}" for kind in ("Garden", "Kitchen") for number in range(40)]
    (tmp_path / "train.csv").write_text("\n".join(["ImgId,title,description,categories", *rows]))

    with pytest.raises(DatasetError, match="was trained on"):
        prepare(open_dataset(str(tmp_path)), compressed.original, compressed.config, lambda *_: None)


def test_an_interrupted_copy_is_finished_as_if_nothing_had_happened(compressed: Compressed, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop_at_the_text(doing: str, done: int, total: int) -> None:
        if doing.startswith("Learning") and "text" in doing:
            raise Enough

    job = replace(compressed.job, settings=replace(compressed.config, cache=tmp_path))
    with pytest.raises(Enough):
        build(replace(job, progress=stop_at_the_text), PLAN)

    done = set()
    copy = build(replace(job, progress=lambda doing, *_: done.add(doing)), PLAN)

    assert Predictor.load(copy, compressed.config).categories == job.original.categories
    assert [doing for doing in done if doing.startswith("Learning")] == ["Learning from the original (text)"]
