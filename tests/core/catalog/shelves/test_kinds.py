"""Every kind of product is drawn and described at least once."""

import dataclasses
import io
import random

import numpy as np
import pytest
from PIL import Image

from core.catalog.drawing.colour import PALETTE
from core.catalog.drawing.paths import rect
from core.catalog.shelves.chance import chance
from core.catalog.shelves.kind import Kind, Specimen, choose, picture
from core.catalog.shelves.stock import STOCK
from core.catalog.shelves.wording import compose_text

KINDS = [(category, kind) for category, kinds in STOCK.items() for kind in kinds]
NAMES = [kind.name for _, kind in KINDS]


def draw(kind: Kind, colour: str, seed: int = 0, **options: str) -> np.ndarray:
    """A kind on white without a shadow, int (H, W, 3)."""
    bare = dataclasses.replace(kind, scenes=("white",), stance="none")
    chosen = {name: values[0] for name, values in kind.options.items()} | options
    data = picture(Specimen(bare, colour, chosen), random.Random(seed), (160, 160))
    return np.asarray(Image.open(io.BytesIO(data))).astype(int)


def find(name: str) -> Kind:
    return next(kind for _, kind in KINDS if kind.name == name)


def test_names_are_unique():
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("kind", [kind for _, kind in KINDS], ids=NAMES)
def test_the_object_is_seen_whole(kind):
    seen = draw(kind, kind.colours[0])
    marked = (255 - seen.min(axis=2)) > 12
    assert marked.mean() > 0.03
    if kind.margin >= 0:
        edge = np.concatenate([marked[0], marked[-1], marked[:, 0], marked[:, -1]])
        assert not edge.any()


@pytest.mark.parametrize(("category", "kind"), KINDS, ids=NAMES)
def test_texts_are_complete(category, kind):
    for number in range(25):
        title, description = compose_text(choose(kind, chance("look", number)), chance("words", number))
        whole = f"{title} {description}"
        assert 10 <= len(title) <= 120
        assert 15 <= len(description.split()) <= 45
        assert description.endswith(".")
        assert description[0] == description[0].upper()
        assert not set("{}") & set(whole)
        assert "  " not in whole
        assert category.lower() not in whole.lower()


@pytest.mark.parametrize("kind", [kind for _, kind in KINDS], ids=NAMES)
def test_colours_have_a_value(kind):
    assert set(kind.colours) <= set(PALETTE)


@pytest.mark.parametrize("name", ["t-shirt", "suitcase", "sofa", "mug", "toolbox", "washing-machine", "towels"])
@pytest.mark.parametrize("colour", ["red", "navy", "teal", "white"])
def test_the_drawing_has_the_colour_that_the_text_names(name, colour):
    seen = draw(find(name), colour, print="plain")
    marked = seen[(255 - seen.min(axis=2)) > 12]
    distance = {
        other: float((np.linalg.norm(marked - PALETTE[other], axis=1) < 60).mean())
        for other in ("red", "navy", "teal", "white")
    }
    assert max(distance, key=distance.__getitem__) == colour


@pytest.mark.parametrize(
    ("name", "option", "first", "second"),
    [
        ("refrigerator", "doors", "French-door", "top-freezer"),
        ("t-shirt", "print", "plain", "striped"),
        ("dress", "pattern", "plain", "floral"),
        ("ring", "stone", "red garnet", "blue topaz"),
        ("carton", "drink", "milk", "orange juice"),
        ("light-bulb", "light", "warm white", "daylight white"),
        ("parasol", "pattern", "plain", "striped"),
        ("planter", "plant", "a leafy plant", "a flowering plant"),
        ("phone-case", "design", "plain", "ribbed"),
        ("snare-drum", "sticks", "with a pair of sticks", "with tuning key"),
        ("sofa", "seats", "2", "3"),
        ("acoustic-guitar", "finish", "sunburst", "satin"),
    ],
)
def test_an_option_shows_in_the_drawing(name, option, first, second):
    kind = find(name)
    assert {first, second} <= set(kind.options[option])
    one, other = (draw(kind, kind.colours[0], **{option: value}) for value in (first, second))
    assert np.abs(one - other).max() > 30


def test_every_option_is_named_by_some_template_or_only_drawn_on_purpose():
    silent = {
        kind.name: name
        for _, kind in KINDS
        for name in kind.options
        if f"{{{name}}}" not in " ".join((*kind.titles, *kind.openings, *kind.details, *kind.closings))
    }
    assert silent == {}


@pytest.mark.parametrize(("flips", "sides"), [(True, {"left", "right"}), (False, {"left"})])
def test_only_kinds_without_figures_are_mirrored(flips, sides):
    def left_half(canvas, look):
        canvas.fill(rect(0, 0, 50, 100), look.colour)

    kind = dataclasses.replace(find("thermometer"), draw=left_half, box=(100, 100), tilt=0, flips=flips)
    seen = [draw(kind, "red", seed)[80, 50] for seed in range(12)]
    assert {"left" if pixel[1] < 100 else "right" for pixel in seen} == sides


def test_displays_with_figures_keep_their_side():
    assert not find("thermometer").flips
    assert not find("calipers").flips


def test_an_article_fits_the_word_that_follows():
    kind = dataclasses.replace(find("mug"), titles=("a {thing} mug",), slots={"thing": ("orange",)})
    title, _ = compose_text(Specimen(kind, "red", {}), random.Random(3))
    assert title.endswith("n orange mug")


@pytest.mark.parametrize(("word", "article"), [("8 cm", "an"), ("18 V", "an"), ("one-litre", "a"), ("blue", "a")])
def test_articles_before_numbers(word, article):
    kind = dataclasses.replace(find("mug"), titles=("{brand}, with a {thing} mug",), slots={"thing": (word,)})
    title, _ = compose_text(Specimen(kind, "red", {}), random.Random(3))
    assert f" {article} {word} mug" in title


def test_chance_depends_on_every_part_of_its_key():
    assert chance(0, "a", 1).random() == chance(0, "a", 1).random()
    assert len({chance(*key).random() for key in ((0, "a", 1), (1, "a", 1), (0, "b", 1), (0, "a", 2))}) == 4
