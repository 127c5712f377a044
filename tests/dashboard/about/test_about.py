import numpy as np
import pytest

from core.checkpoint import EncoderCard, ModelCard
from core.evaluation.metrics import evaluate
from core.evaluation.predictions import PredictionTable
from core.explain.registry import EXPLAINERS
from core.model import FusionConfig
from dashboard.about import card_tables as tables
from dashboard.about.limits import limits
from dashboard.about.svg import Box, arrow, card, strip

EYES = EncoderCard("eyes", "0", "here", 4)
YARDSTICK = {"name": "Counting words", "n": 45, "accuracy": 0.8, "f1_macro": 0.7}
TRAINING = {
    "data": {
        "name": "shop",
        "rows": 1000,
        "with_image": 700,
        "with_text": 990,
        "parts": {"train": 800, "validation": 80, "heldout": 120},
        "sources": {"north": {"rows": 600, "name": "Northern shop", "licence": "CC0"}, "": {"rows": 400}},
        "digest": "d" * 64,
    },
    "demo": {"rows": 50, "seed": 1},
    "split": {"grouped": True},
    "seed": 3,
    "best_epoch": 2,
    "ended": "patience",
    "curves": [
        {"epoch": 1, "train_loss": 2.0, "validation_loss": 2.1},
        {"epoch": 2, "train_loss": 1.0, "validation_loss": 1.5},
    ],
    "config": {"learning_rate": 0.001, "hidden": [512, 128]},
}


def test_every_explainer_has_its_limit_on_the_page():
    found = {limit.name: limit for limit in limits({"heldout": {"both": {"ece": 0.031}}}, 21)}
    for explainer in EXPLAINERS:
        assert found[explainer.name].limit == explainer.limit
    assert "21 categories" in found["Confidence"].shows
    assert "3.1" in found["Confidence"].limit
    assert "off by" not in limits({}, 3)[0].limit


def test_data_in_words():
    said = tables.data_sentence(TRAINING)
    assert said.startswith("shop: 1,000 products, 700 with a picture, 990 with text. Parts: 800 learned from")
    assert "50 drawings" in said
    assert "seed (3)" in tables.split_sentence(TRAINING)
    assert "stay together" in tables.split_sentence(TRAINING)
    assert tables.training_sentence(TRAINING) == "The state after epoch 2 of 2 is kept; it stopped improving."


def test_a_card_without_a_record_says_nothing():
    assert tables.data_sentence({}) == tables.split_sentence({}) == tables.training_sentence({}) == ""
    assert tables.sources_table({}).empty
    assert tables.settings_table({}).empty
    assert tables.metrics_table({}).empty


def test_sources_name_their_licence_or_that_none_is_stated():
    rows = tables.sources_table(TRAINING["data"])
    assert rows["Licence"].tolist() == ["CC0", tables.UNSTATED]
    assert rows["Source"].tolist() == ["Northern shop", "(no source)"]


def test_tuning_and_experts_of_a_pool():
    training = {
        "tuning": {
            "text": [{"epoch": 1, "train_loss": 1.0, "validation_accuracy": 0.8}],
            "image": [
                {"epoch": 1, "train_loss": 1.0, "validation_accuracy": 0.5},
                {"epoch": 2, "train_loss": 0.9, "validation_accuracy": 0.625},
            ],
        },
        "experts": {
            "both": {"joint": 0.5, "image": 0.25, "text": 0.5, "words": 1.0, "prior": 0.1},
            "image": {"joint": 0.5, "image": 1.0, "prior": 0.1},
            "text": {"joint": 0.0, "text": 0.5, "words": 1.5, "prior": 0.1},
        },
    }
    assert "the text encoder for 1 passes" in tables.tuning_sentence(training)
    assert "62.5" in tables.tuning_sentence(training)
    weights = tables.experts_table(training)
    assert weights["Counted words"].tolist() == ["1.00", "–", "1.50"]
    assert (weights == "–").sum().sum() == 3
    assert tables.tuning_sentence({}) == ""
    assert tables.experts_table({}).empty


def test_settings_are_readable():
    assert tables.settings_table(TRAINING)["Value"].tolist() == ["0.001", "512 and 128"]


def test_learning_curves_draw_both_losses():
    figure = tables.learning_curves(TRAINING["curves"], 2)
    assert [list(line.y) for line in figure.data] == [[2.0, 1.0], [2.1, 1.5]]
    assert figure.layout.shapes[0].x0 == 2


def test_known_confusions_come_from_the_predictions():
    scores = np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.1, 0.9]])
    report = evaluate(["A", "A", "A", "B"], scores, ["A", "B"])
    rows = tables.confusions_table(report, 5)
    assert rows.to_numpy().tolist() == [["A", "B", 2, pytest.approx(200 / 3)]]


def test_limits_are_read_off_the_predictions():
    scores = np.array([[0.9, 0.1]] * 30 + [[0.2, 0.8]] * 10 + [[0.3, 0.7]] * 5)
    labels = ["A"] * 40 + ["B"] * 5
    predictions = PredictionTable.build(
        [str(row) for row in range(45)], ["x"] * 5 + ["y"] * 40, [True] * 45, [True] * 45, labels, scores, ["A", "B"]
    )
    model = ModelCard("m", ("A", "B"), EYES, EYES, FusionConfig(4, 4, 2), metrics={"baseline": YARDSTICK})
    said = tables.known_limits(model, predictions, predictions.evaluate())
    assert [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in said] == [
        "It knows 2 categories and gives one of them to anything it is shown.",
        "Measured on fewer than 30 products, so that their figures say little: B (5).",
        "Its mean confidence is 85.6 % and it is right in 77.8 % of the cases, so it is too sure on average.",
        "Counting words is right more often on the same products: 80.0 %.",
    ]
    weaker = tables.known_limits(model, predictions, predictions.filter(source="y").evaluate())
    assert weaker[1].replace("\N{NO-BREAK SPACE}", " ") == "It recognises fewer than 75 % of the products of: A (71 %)."


def test_digests_name_every_part():
    model = ModelCard(
        "tiny",
        ("A",),
        EncoderCard("eyes", "e" * 64, "a package", 4),
        EncoderCard("ears", "f" * 64, "the hub", 2),
        FusionConfig(4, 2, 1),
        training=TRAINING,
        sha256="a" * 64,
    )
    rows = tables.digests_table(model)
    assert rows["SHA-256"].tolist() == ["a" * 64, "e" * 64, "f" * 64, "d" * 64]


def test_shapes():
    box = Box(10, 20, 30, 40)
    assert (box.left, box.right, box.top, box.bottom) == ((10, 40), (40, 40), (25, 20), (25, 60))
    # A head that points right has its tip at the end and its back 8 to the left.
    assert 'points="50,5 42,9 42,1"' in arrow([(0, 5), (50, 5)])
    assert 'points="5,50 9,42 1,42"' in arrow([(5, 0), (5, 50)])
    assert "<b>" not in card(box, "<b>", ["<i>"])
    assert strip(box, [0.0, 1.0]).count("<rect") == 2
