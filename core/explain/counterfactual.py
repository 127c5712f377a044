"""What is the least that would have to be missing for the answer to be another: the fewest words, or regions.

Regions are superpixels (SLIC, Achanta et al. 2012): pieces of like colour, so that things go as a whole. What takes
their place, :mod:`core.explain.infill` says; how the smallest set is found, :mod:`core.explain.search`. What was found
is put to the model once more, by itself, before it is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from PIL import Image

from core.errors import SettingsError
from core.explain.infill import Canvas
from core.explain.removal import Removals, from_picture, from_text
from core.explain.search import Removed, smallest
from core.explain.spans import Span, find_words
from core.prediction import Prediction
from core.predictor import Predictor, Progress
from core.wording import percent

REGIONS = 40
# Questions to the model at most: about two seconds of texts on two cores, and four of pictures.
MOST_CALLS = {"words": 2000, "regions": 400}
# By this much, as a ratio of probabilities, the new answer must lead, so that rounding in another batch cannot undo it.
LEAD = 1.02

Part = Literal["words", "regions"]


@dataclass(frozen=True, eq=False)
class Counterfactual:
    """A set of words or regions without which the answer is another.

    Attributes:
        part: what is removed.
        removed: places of the words in ``find_words(text)``, or numbers of the regions; rising.
        words: the words that are removed; empty when regions are.
        mask: bool (S, S), True where the picture, stretched to the network's input, is removed; None for words.
        before: the answer to the whole product.
        after: the answer without what is removed, as the model gave it when asked once more.
        confidence: its probability, 0 to 1.
        proven: every smaller set was tried, and none changes the answer so.
        irreducible: no single one of the removed can be put back; when this is False the search ended too early to say.
    """

    part: Part
    removed: tuple[int, ...]
    words: tuple[Span, ...]
    mask: np.ndarray | None
    before: str
    after: str
    confidence: float
    proven: bool
    irreducible: bool

    def mask_of(self, image: Image.Image) -> np.ndarray:
        """``mask`` in a picture's own pixels, bool (H, W).

        Raises:
            ValueError: words are removed, not regions.
        """
        if self.mask is None:
            raise ValueError("no region is removed")
        return np.asarray(Image.fromarray(self.mask).resize(image.size, Image.Resampling.NEAREST))

    @property
    def sentence(self) -> str:
        """What was found and how sure it is that there is no less, in plain words."""
        if self.part == "words":
            what = _listed([f"“{word.word}”" for word in self.words])
        else:
            assert self.mask is not None
            count = len(self.removed)
            what = f"{count} {'region' if count == 1 else 'regions'} of the picture ({percent(self.mask.mean())} of it)"
        found = f"Without {what} the answer is {self.after} ({percent(self.confidence)}), not {self.before}."
        if len(self.removed) == 1:
            return found
        if self.proven:
            return f"{found} Nothing smaller does that: every smaller set was tried."
        if self.irreducible:
            return f"{found} None of them can be put back, though another, smaller set may do as well."
        return f"{found} It is the smallest set found before the search had to end."

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, without the mask's pixels."""
        return {
            "part": self.part,
            "removed": list(self.removed),
            "words": [{"word": word.word, "start": word.start, "end": word.end} for word in self.words],
            "share_of_picture": None if self.mask is None else float(self.mask.mean()),
            "before": self.before,
            "after": self.after,
            "confidence": self.confidence,
            "proven": self.proven,
            "irreducible": self.irreducible,
            "sentence": self.sentence,
        }


def fewest_words(
    predictor: Predictor,
    text: str,
    image_features: np.ndarray | None,
    towards: str | None = None,
    most_calls: int = MOST_CALLS["words"],
    progress: Progress | None = None,
) -> Counterfactual | None:
    """The fewest words without which the answer is another; the picture stays.

    Args:
        predictor: the model.
        text: the original text, ``Product.text``.
        image_features: float32 (D,) of the product's picture, or None without one.
        towards: the category that the answer is to become; any other when None.
        most_calls: texts that the model may be asked about.
        progress: called with (texts asked about, ``most_calls``); stops the work by raising.

    Returns:
        None when no set that was tried does it, see :func:`nothing_found`.

    Raises:
        SettingsError: ``towards`` is unknown, or the answer already.
    """
    words = find_words(text)
    found = _find(
        "words",
        lambda: from_text(predictor, text, image_features),
        *(predictor.categories, towards, most_calls, progress),
    )
    return None if found is None else replace(found, words=tuple(words[place] for place in found.removed))


def fewest_regions(
    predictor: Predictor,
    prediction: Prediction,
    image: Image.Image,
    towards: str | None = None,
    most_calls: int = MOST_CALLS["regions"],
    progress: Progress | None = None,
) -> Counterfactual | None:
    """The fewest regions of the picture without which the answer is another; the text stays.

    Args:
        predictor: the model.
        prediction: its answer; the text's features in it are held fixed.
        image: the picture, RGB.
        towards: the category that the answer is to become; any other when None.
        most_calls: pictures that the model may be asked about.
        progress: called with (pictures asked about, ``most_calls``); stops the work by raising.

    Returns:
        None when no set that was tried does it, see :func:`nothing_found`.

    Raises:
        SettingsError: ``towards`` is unknown, or the answer already.
    """
    canvas = Canvas.of(image, predictor.image_encoder.preprocessing.size)
    regions = superpixels(canvas.pixels)
    found = _find(
        "regions",
        lambda: from_picture(predictor, canvas, regions, prediction.text_features),
        *(predictor.categories, towards, most_calls, progress),
    )
    return None if found is None else replace(found, mask=np.isin(regions, found.removed))


def nothing_found(part: Part, before: str, towards: str | None = None) -> str:
    """Why there is no counterfactual, in plain words.

    Args:
        part: what was to be removed.
        before: the answer to the whole product.
        towards: the category that was asked for.
    """
    rest = "picture" if part == "words" else "text"
    change = f"change the answer {before}" if towards is None else f"make the answer {towards}"
    return f"No set of {part} alone was found to {change}; the {rest}, which stays, may be enough for it."


def superpixels(pixels: np.ndarray) -> np.ndarray:
    """Cut a picture, uint8 (S, S, 3), into about ``REGIONS`` pieces of like colour.

    Returns:
        int (S, S), numbers from 0 without a gap; the same for the same picture.
    """
    from skimage.segmentation import slic  # takes a second to load, which no other analysis need wait for

    found = slic(pixels, n_segments=REGIONS, compactness=10.0, sigma=1.0, start_label=0)
    regions: np.ndarray = np.unique(found, return_inverse=True)[1].reshape(found.shape)
    return regions


def _find(
    part: Part,
    new_parts: Callable[[], Removals],
    categories: Sequence[str],
    towards: str | None,
    most_calls: int,
    progress: Progress | None,
) -> Counterfactual | None:
    """Search, and ask the model about what was found by itself; None if it is nothing or does not hold."""
    parts = new_parts()
    if not parts.count or len(categories) < 2:
        return None
    whole = _rows([frozenset()], parts.count)
    before = int(parts.probabilities(whole)[0].argmax())
    margin = _margin(categories, before, towards)
    asked = 0

    def ask(sets: Sequence[Removed]) -> np.ndarray:
        nonlocal asked
        done = asked
        report = None if progress is None else lambda more, _: progress(done + more, most_calls)
        answers = parts.probabilities(_rows(sets, parts.count), report)
        asked += len(sets)
        return margin(answers)

    found = smallest(ask, parts.count, most_calls)
    if found is None:
        return None
    # Parts that remember nothing: a batch of one, as a product of its own would be.
    again = new_parts().probabilities(_rows([found.removed], parts.count))
    after = int(again[0].argmax())
    if after == before or (towards is not None and categories[after] != towards):
        return None
    return Counterfactual(
        part, tuple(sorted(found.removed)), (), None, categories[before], categories[after], float(again[0, after]),
        found.proven, found.irreducible,
    )  # fmt: skip


def _margin(categories: Sequence[str], now: int, towards: str | None) -> Callable[[np.ndarray], np.ndarray]:
    """How far answers (N, C) are beyond the change that is wanted: above 0 where it has happened.

    Logarithms of probabilities, since what a sure model lacks is a factor.
    """
    if towards is not None and towards not in categories:
        raise SettingsError(f"The model has no category {towards!r}; it knows {', '.join(categories)}.")
    if towards == categories[now]:
        raise SettingsError(f"The answer is {towards} already; choose another category for it to become.")

    def margin(answers: np.ndarray) -> np.ndarray:
        logs = np.log(np.maximum(answers.astype(float), 1e-30))
        wanted = np.zeros(len(categories), dtype=bool)
        wanted[categories.index(towards) if towards is not None else [each != now for each in range(len(wanted))]] = (
            True
        )
        lead: np.ndarray = logs[:, wanted].max(axis=1) - logs[:, ~wanted].max(axis=1)
        return lead - np.log(LEAD)

    return margin


def _rows(sets: Sequence[Removed], count: int) -> np.ndarray:
    """Sets as bool (N, count), True where a part is removed."""
    rows = np.zeros((len(sets), count), dtype=bool)
    for row, each in zip(rows, sets, strict=True):
        row[list(each)] = True
    return rows


def _listed(names: Sequence[str]) -> str:
    """Names in a sentence: a, b and c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
