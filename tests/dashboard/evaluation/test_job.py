import time
from pathlib import Path

import pytest

from core.catalog.demo import write_demo
from core.predictor import Predictor
from core.settings import settings
from dashboard.datasets.request import DatasetRequest
from dashboard.evaluation.job import find, new, start

SECONDS = 120


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    return Predictor.load()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELFLENS_CACHE", str(tmp_path_factory.getbasetemp() / "features"))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_demo(tmp_path_factory.mktemp("shop") / "demo", per_category=1, seed=5)


def test_a_dataset_is_measured(predictor: Predictor, shop: Path):
    job = new(DatasetRequest(str(shop)), predictor, settings().checkpoint)
    job.run()
    assert job.problem is None
    assert job.outcome is not None
    assert job.outcome.name == "demo"
    assert job.outcome.measured.report.n == len(predictor.categories)
    assert job.done == job.total > 0
    assert not job.running


def test_columns_and_rows_can_be_chosen(predictor: Predictor, shop: Path):
    category = predictor.categories[0]
    request = DatasetRequest(str(shop), (("title", "description"),), (("categories", category),))
    job = new(request, predictor, settings().checkpoint)
    job.run()
    assert job.outcome is not None
    assert set(job.outcome.measured.table.rows["category"]) == {category}


def test_products_without_a_category_are_said_once(predictor: Predictor, tmp_path: Path):
    table = tmp_path / "shop.csv"
    table.write_text(f'ImgId,title,description,categories\na,A guitar,,"{predictor.categories[0]}"\nb,A kettle,,\n')
    job = new(DatasetRequest(str(table)), predictor, settings().checkpoint)
    job.run()
    assert job.outcome is not None
    assert job.outcome.choice == ("Products without a category, left out: 1.",)
    assert not any("category" in note for note in job.outcome.notes)


@pytest.mark.parametrize(
    ("folder", "where", "reason"),
    [("no/such/folder", (), "no dataset"), (None, (("categories", "Unheard of"),), "No row")],
)
def test_what_cannot_be_measured_is_a_sentence(predictor: Predictor, shop: Path, folder, where, reason: str):
    job = new(DatasetRequest(folder or str(shop), where=where), predictor, settings().checkpoint)
    job.run()
    assert job.outcome is None
    assert reason in (job.problem or "")


def test_stopping_ends_the_work_with_a_sentence(predictor: Predictor, shop: Path):
    job = new(DatasetRequest(str(shop)), predictor, settings().checkpoint)
    job.stop()
    job.run()
    assert job.outcome is None
    assert (job.problem or "").startswith("Stopped")


def test_a_run_is_found_again_by_its_request(shop: Path):
    request = DatasetRequest(str(shop))
    assert find(request) is None
    job = start(request)
    assert find(request) is job
    deadline = time.monotonic() + SECONDS
    while job.running and time.monotonic() < deadline:
        time.sleep(0.05)
    assert job.outcome is not None
    assert start(request) is not job  # once it has ended, a new one reads the dataset again
