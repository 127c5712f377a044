"""The data's way from upload to explanation, drawn twice: side by side for wide screens, top to bottom for narrow ones.

Every number comes from the loaded model's card; the stripes stand for feature vectors and show no particular product.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

from core.checkpoint import ModelCard
from dashboard.about.svg import ACCENT, Box, arrow, card, drawing, strip, text

# Characters of an encoder's name that fit into its box.
NAME_LENGTH = 26
# What the experts of a pool read, in the order of ``core.experts.EXPERTS``; short enough for their bars.
EXPERT_NAMES = ("picture + sentence", "picture", "sentence", "counted words")
TITLE = "From picture and text to a category, and from the category back to picture and words"


@dataclass(frozen=True)
class Sizes:
    """The numbers in the drawing.

    Attributes:
        picture: side of the encoder's input in pixels, or None where the card does not say.
        pieces: word pieces that are read, or None where the card does not say.
        image: numbers that stand for a picture.
        text: numbers that stand for a text.
        hidden: widths of the layers between.
        categories: how many there are.
        image_encoder: its name, cut to what fits.
        text_encoder: its name, cut to what fits.
        experts: what each classifier of a pool reads; empty where there is but one.
    """

    picture: int | None
    pieces: int | None
    image: int
    text: int
    hidden: tuple[int, ...]
    categories: int
    image_encoder: str
    text_encoder: str
    experts: tuple[str, ...] = ()

    @classmethod
    def of(cls, model: ModelCard) -> "Sizes":
        """The numbers of one model."""
        pooled = model.fusion.kind == "experts"
        return cls(
            picture=model.image_encoder.preprocessing.get("size"),
            pieces=model.text_encoder.preprocessing.get("max_tokens"),
            image=model.fusion.image_dim,
            text=model.fusion.text_dim - (model.fusion.classes if pooled else 0),
            hidden=tuple(model.fusion.hidden),
            categories=model.fusion.classes,
            image_encoder=_short(model.image_encoder.name),
            text_encoder=_short(model.text_encoder.name),
            experts=EXPERT_NAMES if pooled else (),
        )

    @property
    def together(self) -> int:
        """Picture's and text's numbers end to end."""
        return self.image + self.text

    @property
    def prepared_picture(self) -> tuple[str, ...]:
        """What happens to a picture before it is encoded."""
        stretched = f"stretched to {self.picture} × {self.picture}" if self.picture else "stretched to a square"
        return "turned upright", stretched

    @property
    def prepared_text(self) -> tuple[str, ...]:
        """What happens to a text before it is encoded."""
        return "markup dropped", f"first {self.pieces} word pieces" if self.pieces else "cut into word pieces"

    @property
    def decided(self) -> str:
        """How the answer comes out of them."""
        return "pooled by trust" if self.experts else "the largest wins"

    @property
    def layers(self) -> tuple[int, ...]:
        """Widths from the joined features to the categories."""
        return self.together, *self.hidden, self.categories


def diagram(model: ModelCard) -> str:
    """Both drawings as HTML; the style sheet shows the one that fits."""
    sizes = Sizes.of(model)
    return f'<div class="sl-way">{_wide(sizes)}{_tall(sizes)}</div>'


def trained_here(model: ModelCard) -> str:
    """What the lines mean, and which parts of the model were trained here, in words."""
    if model.fusion.kind == "experts":
        parts = (
            "Both encoders were trained further on this model's data, and four classifiers (blue) each give "
            "their opinion, weighed by how far it can be trusted. What a product lacks, none of them reads."
        )
    else:
        parts = (
            "The encoders are taken as they were trained by others; only the blue layers were trained here. A missing "
            "picture or text has a learned stand-in."
        )
    return f"Solid lines are the way to the answer, dashed ones the way back to its reasons. {parts}"


def _wide(sizes: Sizes) -> str:
    """Picture above, text below, joined at the right; explanations run back above and below."""
    upload = Box(0, 92, 130, 76), Box(0, 232, 130, 76)
    prepared = Box(158, 92, 180, 76), Box(158, 232, 180, 76)
    encoded = Box(366, 92, 204, 76), Box(366, 232, 204, 76)
    vectors = Box(598, 108, 140, 44), Box(598, 248, 140, 44)
    layers, answer = Box(770, 100, 216, 200), Box(1006, 158, 134, 84)
    maps, words = Box(366, 0, 330, 58), Box(366, 342, 330, 58)
    return drawing(
        1140, 400, TITLE,
        [
            card(upload[0], "Picture", ["JPEG, PNG, WebP"]),
            card(upload[1], "Text", ["title, description"]),
            card(prepared[0], "Read safely", sizes.prepared_picture),
            card(prepared[1], "Cleaned", sizes.prepared_text),
            card(encoded[0], "Image encoder", [sizes.image_encoder, "feature maps, averaged"]),
            card(encoded[1], "Text encoder", [sizes.text_encoder, "one vector for the text"]),
            *_row(upload[0], prepared[0], encoded[0], vectors[0]),
            *_row(upload[1], prepared[1], encoded[1], vectors[1]),
            *_vector(vectors[0], sizes.image, 1.0),
            *_vector(vectors[1], sizes.text, 2.1),
            *(_stacked(layers, sizes.experts) or _layers(layers, sizes.layers)),
            arrow([(738, 138), (768, 138)]),
            arrow([(738, 278), (768, 278)]),
            arrow([layers.right, answer.left]),
            card(answer, "Answer", [f"{sizes.categories} probabilities,", sizes.decided]),
            arrow([answer.top, (answer.top[0], 29), maps.right], dashed=True),
            arrow([encoded[0].top, (encoded[0].top[0], 60)], dashed=True),
            card(maps, "Grad-CAM and Grad-CAM++: regions", ["weigh feature maps by their pull on the answer"], True),
            arrow([answer.bottom, (answer.bottom[0], 371), words.right], dashed=True),
            arrow([(encoded[1].bottom[0], 342), (encoded[1].bottom[0], 310)], dashed=True),
            card(words, "LIME: words", ["leave words out many times, see the answer move"], True),
        ],
        "sl-wide",
    )  # fmt: skip


def _tall(sizes: Sizes) -> str:
    """Picture at the left, text at the right, joined below; explanations at the foot."""
    columns = 0, 185
    steps = 0, 90, 190, 296
    left, right = ([Box(x, y, 175, 74) for y in steps[:3]] + [Box(x, steps[3], 175, 44)] for x in columns)
    head, answer = Box(95, 378, 170, 180), Box(100, 578, 160, 74)
    maps, words = Box(0, 690, 175, 78), Box(185, 690, 175, 78)
    return drawing(
        360, 772, TITLE,
        [
            card(left[0], "Picture", ["JPEG, PNG, WebP"]),
            card(right[0], "Text", ["title, description"]),
            card(left[1], "Read safely", sizes.prepared_picture),
            card(right[1], "Cleaned", sizes.prepared_text),
            card(left[2], "Image encoder", [sizes.image_encoder, "feature maps, averaged"]),
            card(right[2], "Text encoder", [sizes.text_encoder, "one vector for the text"]),
            *(arrow([before.bottom, after.top]) for side in (left, right) for before, after in pairwise(side)),
            *_vector(left[3], sizes.image, 1.0),
            *_vector(right[3], sizes.text, 2.1),
            arrow([left[3].bottom, (left[3].bottom[0], 358), (150, 358), (150, 376)]),
            arrow([right[3].bottom, (right[3].bottom[0], 358), (210, 358), (210, 376)]),
            *(_stacked(head, sizes.experts) or _lying_layers(head, sizes.layers)),
            arrow([head.bottom, answer.top]),
            card(answer, "Answer", [f"{sizes.categories} probabilities,", sizes.decided]),
            arrow([(140, 652), (140, 670), (maps.top[0], 670), maps.top], dashed=True),
            arrow([(220, 652), (220, 670), (words.top[0], 670), words.top], dashed=True),
            card(maps, "Grad-CAM maps", ["weigh the feature maps", "by the answer"], dashed=True),
            card(words, "LIME words", ["leave words out,", "see the answer move"], dashed=True),
        ],
        "sl-tall",
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…"


def _row(*boxes: Box) -> list[str]:
    return [arrow([before.right, after.left]) for before, after in pairwise(boxes)]


def _vector(box: Box, count: int, phase: float) -> list[str]:
    """A feature vector as stripes, with its length above."""
    stripes = [abs(math.sin(phase + 1.7 * number) * math.cos(0.6 * number * phase)) for number in range(24)]
    return [
        strip(Box(box.x, box.y + 18, box.width, box.height - 18), stripes),
        text(box.x, box.y + 11, f"{count:,} numbers", bold=True),
    ]


def _layers(box: Box, widths: tuple[int, ...]) -> list[str]:
    """The classifier's layers as upright bars, shorter for fewer numbers, each with its width written on it."""
    step = box.width / len(widths)
    parts = []
    for number, width in enumerate(widths):
        height = box.height * _share(width, widths[0])
        bar = Box(box.x + number * step, box.y + (box.height - height) / 2, step - 8, height)
        parts += [_bar(bar), text(*_middle(bar), f"{width:,}", bold=True, anchor="middle", colour="#fff")]
    return parts


def _lying_layers(box: Box, widths: tuple[int, ...]) -> list[str]:
    """The same as bars that lie below one another."""
    step = box.height / len(widths)
    parts = []
    for number, width in enumerate(widths):
        length = box.width * _share(width, widths[0])
        bar = Box(box.x + (box.width - length) / 2, box.y + number * step, length, step - 8)
        parts += [_bar(bar), text(*_middle(bar), f"{width:,}", bold=True, anchor="middle", colour="#fff")]
    return parts


def _stacked(box: Box, names: tuple[str, ...]) -> list[str]:
    """The classifiers of a pool as bars below one another; nothing without any."""
    parts = []
    for number, name in enumerate(names):
        step = box.height / len(names)
        bar = Box(box.x, box.y + number * step, box.width, step - 8)
        parts += [_bar(bar), text(*_middle(bar), name, bold=True, anchor="middle", colour="#fff")]
    return parts


def _share(width: int, widest: int) -> float:
    """Length of a layer's bar as a share of the longest; logarithmic, and long enough for its number."""
    return max(0.3, math.log(max(width, 2)) / math.log(max(widest, 3)))


def _middle(bar: Box) -> tuple[float, float]:
    return bar.top[0], bar.left[1] + 5


def _bar(bar: Box) -> str:
    size = f'width="{bar.width:g}" height="{bar.height:g}"'
    return f'<rect x="{bar.x:g}" y="{bar.y:g}" {size} rx="6" style="fill:{ACCENT}"/>'
