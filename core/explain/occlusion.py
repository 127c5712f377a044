"""Occlusion: how far the score falls when a patch of the picture is covered (Zeiler and Fergus 2013, arXiv:1311.2901).

A square slides over the network's input; at each place the model is asked again. It is slow, but needs nothing of the
encoder save its answers, so it explains every one, and one round of answers serves all categories.
"""

import math
from collections.abc import Mapping, Sequence

import torch

from core.encoders.cores import side_by_side
from core.errors import SettingsError
from core.explain.explainer import Explainer, Setting
from core.explain.look import PIXELS, Evidence, Look

# Settings count pixels of an input of this side.
_COUNTED_SIDE = 224

# What pictures take at a time: more overflow a CPU's cache, fewer leave a core without work at the end.
_PICTURES_AT_ONCE = 8

Window = tuple[slice, slice]


def occlusion(look: Look, settings: Mapping[str, float]) -> Evidence:
    """Cover the picture patch by patch.

    Args:
        look: the picture and the question.
        settings: ``patch`` and ``stride``, pixels of a picture 224 wide; of a network with another input, its share.

    Returns:
        Evidence (S, S) in logits: the fall of the score, averaged over all patches that cover a pixel.

    Raises:
        SettingsError: patches would leave gaps.
    """
    side = look.pixels.shape[-1]
    patch, stride = (max(1, round(settings[key] * side / _COUNTED_SIDE)) for key in ("patch", "stride"))
    if settings["stride"] > settings["patch"]:
        raise SettingsError(
            f"A stride of {settings['stride']:.0f} leaves gaps between patches of {settings['patch']:.0f} pixels; "
            "choose a smaller one."
        )
    places = windows(side, patch, stride)
    return look.evidence(spread(drops(look, places), places, side).relu(), PIXELS)


def drops(look: Look, places: Sequence[Window]) -> torch.Tensor:
    """How far each question's score falls when a place is covered.

    Args:
        look: the picture and the questions.
        places: the windows.

    Returns:
        (P, Q), logits.
    """
    pixels, cover = look.pixels, look.blurred

    def answer(batch: Sequence[Window]) -> torch.Tensor:
        covered = pixels.repeat(len(batch), 1, 1, 1)
        for picture, (rows, columns) in zip(covered, batch, strict=True):
            picture[:, rows, columns] = cover[0, :, rows, columns]
        return look.answer_pixels(covered)

    whole = look.answer_pixels(pixels)
    batches = [places[start : start + _PICTURES_AT_ONCE] for start in range(0, len(places), _PICTURES_AT_ONCE)]
    answers: list[torch.Tensor] = []
    for found in side_by_side(answer, batches, look.encoder.device):
        answers.append(found)
        look.report(len(answers), len(batches))
    return whole - torch.cat(answers)


def windows(side: int, patch: int, stride: int) -> list[Window]:
    """The places of a sliding square, row by row; the last of a row may reach over the edge and is cut there."""
    starts = [stride * number for number in range(max(0, math.ceil((side - patch) / stride)) + 1)]
    spans = [slice(start, min(start + patch, side)) for start in starts]
    return [(rows, columns) for rows in spans for columns in spans]


def spread(values: torch.Tensor, places: Sequence[Window], side: int) -> torch.Tensor:
    """Each pixel's mean over the windows that hold it.

    Args:
        values: (P, Q), one row a window.
        places: P windows that together hold every pixel.
        side: S.

    Returns:
        (Q, S, S).
    """
    total, count = torch.zeros(values.shape[1], side, side), torch.zeros(side, side)
    for (rows, columns), value in zip(places, values.cpu(), strict=True):
        total[:, rows, columns] += value[:, None, None]
        count[rows, columns] += 1
    return total / count


OCCLUSION = Explainer(
    key="occlusion",
    name="Occlusion",
    about="picture",
    shows="Bright places are those that lower the category's score most when they are covered.",
    limit="A covered patch is itself something to see, reasons that are there twice hide each other, and places that "
    "raise the score when covered are not shown.",
    reference="Zeiler and Fergus 2013, arXiv:1311.2901",
    compute=occlusion,
    settings=(
        Setting(
            key="patch",
            name="Patch (pixels, of 224 a side)",
            default=48,
            least=16,
            most=112,
            step=8,
            help="Side of the square that covers the picture; small ones show finer detail and miss large things.",
        ),
        Setting(
            key="stride",
            name="Stride (pixels, of 224 a side)",
            default=24,
            least=8,
            most=112,
            step=8,
            help="How far the square moves; half of it takes four times as long.",
        ),
    ),
)
