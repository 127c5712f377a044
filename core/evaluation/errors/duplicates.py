"""Held-out products that a model has all but seen in training: the leak that flatters its figures."""

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

import faiss
import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from core.evaluation.errors.appearance import Appearance

Kind = Literal["same picture file", "same title", "same looks", "similar title"]
# From the strongest evidence to the weakest.
KINDS: tuple[Kind, ...] = ("same picture file", "same title", "same looks", "similar title")
# Chosen by reading pairs of the default model's data. Fingerprints this close AND features this alike are shades of one
# lipstick or lengths of one grab bar; either alone also pairs different shoes on white.
MOST_BITS = 6
LEAST_LOOKS = 0.92
# Titles this alike differ in a word that tells little, such as a colour.
LEAST_TITLE = 0.9
_WORD = re.compile(r"\w+")
_CELLS = 1 << 24


@dataclass(frozen=True)
class NearDuplicate:
    """A held-out product and the training product that is most like it.

    Attributes:
        id: of the held-out product.
        match: id of the training product.
        kind: the strongest evidence, one of ``KINDS``.
        category: of the held-out product.
        match_category: of the training product; another one is a contradiction in the data.
        title_similarity: cosine of the titles' words, rare words weighing more, 0 to 1.
        picture_similarity: cosine of the pictures' features, -1 to 1; None unless both have a picture.
        bits: of 64 in which the pictures' fingerprints differ; None unless both have a picture.
    """

    id: str
    match: str
    kind: Kind
    category: str
    match_category: str
    title_similarity: float
    picture_similarity: float | None
    bits: int | None

    @property
    def contradicts(self) -> bool:
        """Whether the two have different categories."""
        return self.category != self.match_category

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def near_duplicates(
    heldout: Appearance, train: Appearance, progress: Callable[[int, int], None] | None = None
) -> tuple[NearDuplicate, ...]:
    """Look for every held-out product among the training products.

    Two products are near-duplicates when they have the same picture file, titles of the same words, pictures that
    look the same (fingerprints at most ``MOST_BITS`` apart and features at least ``LEAST_LOOKS`` alike), or titles at
    least ``LEAST_TITLE`` alike.

    Args:
        heldout: products that a model is measured on.
        train: products that it learned from.
        progress: called with (held-out products done, in all); may raise to stop.

    Returns:
        One entry for each held-out product that has a near-duplicate, strongest evidence and most alike
        first.
    """
    if not len(heldout) or not len(train):
        return ()
    best: dict[int, tuple[int, float, int]] = {}
    for row, match, kind, likeness in _candidates(heldout, train, progress):
        found = (-KINDS.index(kind), likeness, match)
        # Of equals the first stays, so that the order of training products decides, not that of the search.
        if row not in best or found[:2] > best[row][:2]:
            best[row] = found
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))
    return _describe(heldout, train, [(row, match, KINDS[-rank]) for row, (rank, _, match) in ranked])


def _candidates(
    heldout: Appearance, train: Appearance, progress: Callable[[int, int], None] | None
) -> Iterator[tuple[int, int, Kind, float]]:
    """Held-out row, training row, why, and how alike."""
    first_with = {digest: row for row, digest in reversed(list(enumerate(train.digests))) if digest}
    for row, digest in enumerate(heldout.digests):
        if digest in first_with:
            yield row, first_with[digest], "same picture file", 1.0
    yield from _same_looks(heldout, train)
    yield from _titles(heldout, train, progress)


def _same_looks(heldout: Appearance, train: Appearance) -> Iterator[tuple[int, int, Kind, float]]:
    index = faiss.IndexBinaryFlat(train.hashes.shape[1])
    index.add(np.packbits(train.hashes, axis=1))
    # The radius itself is not inside.
    ends, _, matches = index.range_search(np.packbits(heldout.hashes, axis=1), MOST_BITS + 1)
    rows = np.repeat(np.arange(len(heldout)), np.diff(ends).astype(np.int64))
    for row, match in sorted(zip(rows.tolist(), matches.tolist(), strict=True)):
        alike = float(heldout.looks[row] @ train.looks[match])
        if alike >= LEAST_LOOKS:
            yield row, match, "same looks", alike


def _titles(
    heldout: Appearance, train: Appearance, progress: Callable[[int, int], None] | None
) -> Iterator[tuple[int, int, Kind, float]]:
    words = [_words(title) for title in train.titles]
    first_with = {key: row for row, key in reversed(list(enumerate(words))) if key}
    similar, rows_at_once = _title_similarity(heldout, train), max(1, _CELLS // len(train))
    for start in range(0, len(heldout), rows_at_once):
        part = similar(slice(start, start + rows_at_once))
        nearest, likeness = part.argmax(axis=1).tolist(), part.max(axis=1).tolist()
        for offset, (match, alike) in enumerate(zip(nearest, likeness, strict=True)):
            row = start + offset
            if _words(heldout.titles[row]) in first_with:
                yield row, first_with[_words(heldout.titles[row])], "same title", 1.0
            elif alike >= LEAST_TITLE:
                yield row, match, "similar title", alike
        if progress is not None:
            progress(min(start + rows_at_once, len(heldout)), len(heldout))


def _words(title: str) -> tuple[str, ...]:
    """Words in order of the alphabet, as sellers turn them around; empty without any."""
    return tuple(sorted(_WORD.findall(title.casefold())))


def _title_similarity(heldout: Appearance, train: Appearance) -> Callable[[slice], npt.NDArray[np.float64]]:
    """Cosines (rows, N training) of some held-out titles with every training title."""
    titles = [*heldout.titles, *train.titles]
    if not any(map(_words, titles)):
        return lambda rows: np.zeros((len(heldout.titles[rows]), len(train)))
    vectors = TfidfVectorizer(sublinear_tf=True, token_pattern=_WORD.pattern).fit_transform(titles)
    queries, base = vectors[: len(heldout)], vectors[len(heldout) :].T.tocsc()
    return lambda rows: (queries[rows] @ base).toarray()


def _describe(heldout: Appearance, train: Appearance, found: list[tuple[int, int, Kind]]) -> tuple[NearDuplicate, ...]:
    titles = _title_similarity(heldout, train)
    described = []
    for row, match, kind in found:
        pictured = heldout.digests[row] is not None and train.digests[match] is not None
        described.append(
            NearDuplicate(
                id=heldout.ids[row],
                match=train.ids[match],
                kind=kind,
                category=heldout.categories[row],
                match_category=train.categories[match],
                title_similarity=min(1.0, float(titles(slice(row, row + 1))[0, match])),
                picture_similarity=float(heldout.looks[row] @ train.looks[match]) if pictured else None,
                bits=int((heldout.hashes[row] != train.hashes[match]).sum()) if pictured else None,
            )
        )
    return tuple(described)
