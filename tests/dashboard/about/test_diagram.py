from dataclasses import replace
from xml.etree import ElementTree

import pytest

from core.checkpoint import EncoderCard, ModelCard
from core.model import FusionConfig
from dashboard.about.diagram import EXPERT_NAMES, NAME_LENGTH, diagram, trained_here


@pytest.fixture
def card() -> ModelCard:
    return ModelCard(
        name="tiny",
        categories=("A", "B", "C"),
        image_encoder=EncoderCard("eyes", "0", "here", 1000, {"size": 96}),
        text_encoder=EncoderCard("ears", "1", "here", 234, {"max_tokens": 77}),
        fusion=FusionConfig(1000, 234, 3, hidden=(50, 20)),
    )


def words(svg: ElementTree.Element) -> list[str]:
    return [node.text or "" for node in svg.iter("text")]


def test_both_drawings_carry_the_models_own_numbers(card: ModelCard):
    drawings = list(ElementTree.fromstring(diagram(card)))
    assert [drawing.get("class") for drawing in drawings] == ["sl-wide", "sl-tall"]
    for drawing in drawings:
        said = words(drawing)
        for expected in ("1,000 numbers", "234 numbers", "1,234", "50", "20", "3", "stretched to 96 × 96", "eyes"):
            assert expected in said
        assert "first 77 word pieces" in said
        assert "3 probabilities," in said


def test_a_pool_of_experts_names_what_each_reads(card: ModelCard):
    pooled = replace(card, fusion=FusionConfig(1000, 234 + 3, 3, "experts", (50, 20)))
    for drawing in ElementTree.fromstring(diagram(pooled)):
        said = words(drawing)
        for expected in (*EXPERT_NAMES, "234 numbers", "pooled by trust"):
            assert expected in said
    assert "four classifiers" in trained_here(pooled)
    assert "only the blue layers" in trained_here(card)


def test_everything_lies_inside_the_drawing(card: ModelCard):
    for drawing in ElementTree.fromstring(diagram(card)):
        _, _, width, height = map(float, drawing.get("viewBox", "").split())
        for shape in drawing.iter("rect"):
            assert float(shape.get("x", 0)) + float(shape.get("width", 0)) <= width
            assert float(shape.get("y", 0)) + float(shape.get("height", 0)) <= height


def test_a_card_that_says_less_is_drawn_too(card: ModelCard):
    bare = replace(
        card,
        image_encoder=replace(card.image_encoder, preprocessing={}, name="<script>" + 60 * "x"),
        text_encoder=replace(card.text_encoder, preprocessing={}),
    )
    drawing = ElementTree.fromstring(diagram(bare))
    assert "stretched to a square" in words(drawing)
    assert max(len(word) for word in words(drawing) if word.startswith("<script>")) == NAME_LENGTH
    assert not list(drawing.iter("script"))
