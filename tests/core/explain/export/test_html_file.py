import base64
import io
import re
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from core.catalog.product import Product
from core.explain.explanation import explain
from core.explain.export import gather, to_html
from core.explain.export.html_file import MAX_BYTES, MAX_CHARACTERS
from core.explain.look import PIXELS
from core.explain.modality import sentence
from core.images import encode_png
from core.wording import percent
from tests.core.documents import Read


@pytest.fixture(scope="module")
def page(report) -> Read:
    return Read(to_html(report))


def test_everything_of_the_analysis_is_in_it(report, page) -> None:
    prediction, explanation = report.prediction, report.explanation
    for text in (
        percent(prediction.confidence),
        sentence(prediction, report.states),
        report.product.title,
        *(name for name, _ in prediction.top(5)),
        *(word.word for word in explanation.words),
        "Grad-CAM++",
        report.made_by["model"]["sha256"],
        report.made_by["text_encoder"]["sha256"],
        report.picture_digest,
        "samples 60",
    ):
        assert text in page.seen


def test_a_map_of_the_picture_itself_is_of_no_layer(report) -> None:
    maps = tuple(replace(heat, layer=PIXELS) for heat in report.explanation.maps)
    shown = Read(to_html(replace(report, explanation=replace(report.explanation, maps=maps)))).seen
    assert "Grad-CAM++ the picture itself, up to" in " ".join(shown.split())
    assert "layer input" not in shown


def test_it_asks_for_nothing_and_runs_nothing(page) -> None:
    assert not {"script", "link", "iframe", "object", "form", "a"} & {tag for tag, _ in page.tags}
    pictures = page.all("img")
    assert len(pictures) == 4, "the picture, two maps and the scale"
    assert all(attributes["src"].startswith("data:image/webp;base64,") for attributes in pictures)
    assert all(attributes["alt"] for attributes in pictures)
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    (policy,) = [each for each in page.all("meta") if "http-equiv" in each]
    assert policy["content"].startswith("default-src 'none'")


def test_maps_have_the_shape_of_the_picture(report, page) -> None:
    for attributes in page.all("img")[:3]:
        picture = Image.open(io.BytesIO(base64.b64decode(attributes["src"].split(",")[1])))
        assert picture.size == report.image.size


def test_coloured_words_stand_in_the_text_as_it_was(report) -> None:
    document = to_html(report)
    text = re.search(r'<div class="text" dir="auto">(.*?)</div>', document, re.DOTALL)[1]
    assert Read(text).seen == report.product.text
    marks = Read(text).all("mark")
    assert len(marks) == len([word for word in report.explanation.words if abs(word.weight) > 0.06 * _largest(report)])


def _largest(report) -> float:
    return max(abs(word.weight) for word in report.explanation.words)


def test_texts_of_people_stay_texts(hostile) -> None:
    document = to_html(hostile)
    page = Read(document)
    assert {tag for tag, _ in page.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "p", "h1", "h2", "span", "bdi", "div", "ol", "li", "ul"),
        *("mark", "b", "dl", "dt", "dd"),
    }
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert "alert(1)" in page.seen
    assert "مرحبا" in page.seen
    assert page.seen.count("$body") >= 4
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", document)
    document.encode()


def test_a_huge_text_and_a_noisy_picture_stay_small(predictor, rng) -> None:
    noise = Image.fromarray(rng.integers(0, 256, (900, 900, 3), dtype=np.uint8))
    product = Product("1", "guitar", "string & <b> \"' " * 20_000, image=encode_png(noise))
    prediction = predictor.predict(product, noise)
    explanation = explain(predictor, product, prediction, samples=50, image=noise)
    document = to_html(gather(predictor, product, prediction, explanation, noise))
    assert len(document.encode()) < MAX_BYTES
    assert f"The first {MAX_CHARACTERS:,} of" in document


def test_pictures_shrink_where_many_maps_would_make_the_file_too_large(report, rng) -> None:
    noise = Image.fromarray(rng.integers(0, 256, (560, 560, 3), dtype=np.uint8))
    heat = replace(report.explanation.maps[0], values=rng.random((560, 560), dtype=np.float32), scale=1.0)
    maps = tuple(replace(heat, scale=1.0 + number) for number in range(30))
    many = replace(report, image=noise, explanation=replace(report.explanation, maps=maps))
    document = to_html(many)
    assert len(document.encode()) <= MAX_BYTES
    assert len(Read(document).all("img")) == 32
    assert int(Read(document).all("img")[0]["width"]) < 560


def test_what_is_missing_leaves_its_part_out(hostile, report, predictor) -> None:
    assert "Where in the picture" not in to_html(hostile)
    product = replace(report.product, title="", description="")
    prediction = predictor.predict(product)
    alone = gather(predictor, product, prediction, explain(predictor, product, prediction, samples=50), report.image)
    document = to_html(alone)
    assert "Which words" not in document
    assert "The picture is all there is" in document


def test_the_difference_of_two_categories_is_named(report, predictor) -> None:
    first, second = (name for name, _ in report.prediction.top(2))
    explanation = explain(predictor, report.product, report.prediction, first, samples=50, against=second)
    document = to_html(replace(report, explanation=explanation))
    assert f"<bdi>{first} rather than {second}</bdi>" in document


def test_an_error_becomes_a_whisker() -> None:
    from core.explain.export.drawing import weight_bars

    markup = weight_bars([("guitar", 0.3, 0.1), ("chair", -0.2, None)])
    # 0.3 + 0.1 reaches the end of the half track; the whisker spans 0.2 to 0.4 of 0.4.
    assert "left:50%;width:37.50%" in markup
    assert 'class="whisker" style="left:75.00%;width:25.00%"' in markup
    assert markup.count("whisker") == 1
    assert "± 0.1" in markup
