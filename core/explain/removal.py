"""The model's answers to a product with parts of it taken away: places of its picture, or words of its text."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from PIL import Image

from core.encoders.cores import side_by_side
from core.explain.infill import Canvas
from core.explain.spans import find_words, leave_out
from core.predictor import Predictor, Progress

# What a core takes at a time; after each the work can be stopped.
_PICTURES_AT_ONCE = 8


class Removals:
    """Answers by what was removed; each removal is asked about once.

    What is remembered belongs to one product. Several threads may share it: at worst both ask the same question.

    Attributes:
        count: n, how many parts there are.
    """

    def __init__(self, count: int, answer: Callable[[np.ndarray, Progress | None], np.ndarray]) -> None:
        """Begin with no answers.

        Args:
            count: how many parts there are.
            answer: bool (N, n), True where a part is removed, and progress -> probabilities (N, C).
        """
        self.count = count
        self._answer = answer
        self._known: dict[bytes, np.ndarray] = {}

    def probabilities(self, removed: np.ndarray, progress: Progress | None = None) -> np.ndarray:
        """Ask what is not known yet.

        Args:
            removed: bool (N, n), True where a part is removed; N is at least 1.
            progress: called with (removals answered, removals to ask about); stops the work by raising.

        Returns:
            (N, C), probabilities of all categories.
        """
        keys = [row.tobytes() for row in removed]
        new = {key: row for key, row in zip(keys, removed, strict=True) if key not in self._known}
        if new:
            self._known.update(zip(new, self._answer(np.stack(list(new.values())), progress), strict=True))
        return np.stack([self._known[key] for key in keys])


def from_picture(
    predictor: Predictor, canvas: Canvas, regions: np.ndarray, text_features: np.ndarray | None
) -> Removals:
    """Take regions out of a picture, the text held fixed.

    Args:
        predictor: the model.
        canvas: the picture and what takes the place of what is removed.
        regions: int (S, S), for each pixel the number of its region, 0 to n - 1.
        text_features: float32 (T,) of the product's text, or None without one.
    """

    def encode(rows: np.ndarray) -> np.ndarray:
        return _encode(predictor, [canvas.without(row[regions]) for row in rows])

    def answer(removed: np.ndarray, progress: Progress | None) -> np.ndarray:
        batches = [removed[start : start + _PICTURES_AT_ONCE] for start in range(0, len(removed), _PICTURES_AT_ONCE)]
        found: list[np.ndarray] = []
        for features in side_by_side(encode, batches, predictor.image_encoder.device):
            found.append(predictor.fuse(features, _repeated(text_features, len(features))))
            if progress is not None:
                progress(min(len(found) * _PICTURES_AT_ONCE, len(removed)), len(removed))
        return np.concatenate(found)

    return Removals(int(regions.max()) + 1, answer)


def from_text(predictor: Predictor, text: str, image_features: np.ndarray | None) -> Removals:
    """Leave words (:func:`core.explain.spans.find_words`) out of a text, the picture held fixed.

    Args:
        predictor: the model.
        text: the original text, ``Product.text``.
        image_features: float32 (D,) of the product's picture, or None without one.
    """

    def answer(removed: np.ndarray, progress: Progress | None) -> np.ndarray:
        texts = [leave_out(text, set(np.flatnonzero(row).tolist())) for row in removed]
        return predictor.text_probabilities(texts, image_features, progress)

    return Removals(len(find_words(text)), answer)


def _repeated(features: np.ndarray | None, rows: int) -> np.ndarray | None:
    return None if features is None else np.broadcast_to(features, (rows, len(features)))


@torch.inference_mode()
def _encode(predictor: Predictor, pictures: Sequence[Image.Image]) -> np.ndarray:
    features: np.ndarray = predictor.image_encoder.pool(predictor.image_encoder.encode_maps(pictures)).cpu().numpy()
    return features
