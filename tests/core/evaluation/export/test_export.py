import io
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from core.errors import DatasetError
from core.evaluation.export import Evaluation, csv_files, gather, tables, to_html, write_report
from core.evaluation.export.html_file import MAX_BYTES
from core.evaluation.predictions import PredictionTable
from tests.core.documents import Read

EVIL = "<script>alert('x')</script> & \"more\""


def table_of(count: int, categories: tuple[str, ...], seed: int = 0) -> PredictionTable:
    """Predictions by chance, the true category a little favoured, from two shops of which one is worse."""
    generator = np.random.default_rng(seed)
    truth = generator.integers(0, len(categories), count)
    shop = generator.integers(0, 2, count)
    scores = generator.random((count, len(categories)))
    scores[np.arange(count), truth] += np.where(shop == 0, 0.2, 2.0)
    return PredictionTable.build(
        ids=[f"p{row}" for row in range(count)],
        sources=[("north", EVIL)[each] for each in shop],
        has_image=[True] * count,
        has_text=generator.random(count) < 0.8,
        labels=[categories[index] for index in truth],
        probabilities=scores / scores.sum(axis=1, keepdims=True),
        categories=categories,
    )


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    table = table_of(400, ("Cups", EVIL, "Lamps"))
    return gather(table, EVIL, EVIL, {"Model": EVIL}, dict.fromkeys(table.rows["id"], EVIL))


def test_text_from_outside_is_shown_and_never_run(evaluation: Evaluation) -> None:
    document = to_html(evaluation)
    page = Read(document)
    assert "<script" not in document
    assert page.seen.count(EVIL) > 20
    assert not [tag for tag, _ in page.tags if tag in ("script", "link", "iframe", "object")]
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_it_asks_the_network_for_nothing(evaluation: Evaluation) -> None:
    document = to_html(evaluation)
    assert "default-src 'none'" in document
    assert not re.search(r"(src|href|url)\s*[=(]\s*[\"']?https?:", document)


def test_it_holds_the_figures(evaluation: Evaluation) -> None:
    page = Read(to_html(evaluation))
    report = evaluation.report
    for text in (f"{report.accuracy:.4f}", f"{report.f1_macro:.4f}", f"{report.roc_auc_macro:.4f}", "400 products"):
        assert text in page.seen
    assert "source north" in page.seen
    assert len([tag for tag, _ in page.tags if tag == "svg"]) == 2


def test_as_many_categories_as_a_catalogue_has_stay_small() -> None:
    table = table_of(3000, tuple(f"Category {number}" for number in range(142)))
    document = to_html(gather(table, "m", "d", {}))
    assert len(document.encode()) < MAX_BYTES
    assert "45 largest of 142" in document


def test_one_category_has_no_curves_and_says_so() -> None:
    table = table_of(60, ("Cups", "Lamps"))
    only = table.take((table.rows["category"] == "Cups").to_numpy(dtype=bool))
    assert "does not exist" in to_html(gather(only, "m", "d", {}))


def test_tables_agree_with_the_predictions(evaluation: Evaluation) -> None:
    files = {name: pd.read_csv(io.StringIO(text)) for name, text in csv_files(evaluation).items()}
    table = evaluation.table
    assert files["per-class"]["Products"].tolist() == [score.support for score in evaluation.report.per_class]
    assert files["confusion"].iloc[:, 1:].to_numpy().tolist() == evaluation.report.confusion.tolist()
    assert len(files["mistakes"]) == (~table.correct).sum()
    assert files["mistakes"]["confidence"].is_monotonic_decreasing
    assert set(files["mistakes"]["id"]) == set(table.rows["id"][~table.correct])
    by_source = files["groups"].query("`Groups by` == 'source'").set_index("Group")
    assert by_source.loc["north", "Products"] == (table.rows["source"] == "north").sum()
    assert by_source.loc["north", "Recall"] == pytest.approx(
        by_source.loc["north", "Right"] / by_source.loc["north", "Products"]
    )
    assert (
        by_source.loc["north", "Recall from"] < by_source.loc["north", "Recall"] < by_source.loc["north", "Recall to"]
    )
    shares = {
        "per-class": ["Precision", "Recall", "F1", "ROC AUC"],
        "worst-groups": ["Accuracy", "Accuracy of the rest"],
    }
    for name, columns in shares.items():
        assert files[name][columns].to_numpy().max() <= 1
    assert "source=north" in files["worst-groups"]["Group"].tolist()


def test_a_mistake_carries_the_probability_of_the_truth() -> None:
    table = PredictionTable.build(
        ["a", "b"], ["", ""], [True] * 2, [True] * 2, ["x", "y"], [[0.25, 0.75], [0.5, 0.5]], ("x", "y")
    )
    found = tables.mistakes(table)
    assert found["id"].tolist() == ["a", "b"]
    assert found["probability of the true category"].tolist() == [0.25, 0.5]


def test_files_are_written_side_by_side(evaluation: Evaluation, tmp_path: Path) -> None:
    written = write_report(evaluation, tmp_path / "new" / "shop.html")
    assert [path.name for path in written] == [
        *("shop.html", "shop-per-class.csv", "shop-groups.csv"),
        *("shop-worst-groups.csv", "shop-mistakes.csv", "shop-confusion.csv"),
    ]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(path.name for path in written)
    with pytest.raises(DatasetError, match=r"written as \.html"):
        write_report(evaluation, tmp_path / "shop.pdf")
