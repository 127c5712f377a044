"""Integrated gradients of the words (Sundararajan et al. 2017, arXiv:1703.01365), through the whole fused model.

The text is made out of nothing in small steps: every word piece's embedding moves on a straight line from that of the
mask, which stands for a word unknown, to its own; the counted words' scores move from those of a text without words to
the text's own. What the category's logit gains along the way is ascribed to what moved, by the gradient. The parts add
up to logit(text) - logit(baseline); they are logits, not probabilities, whose gradient vanishes in sure answers.

Pieces are put together to the text's words; signs, which belong to no word, go with the word before them.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from core.encoders.cores import side_by_side
from core.encoders.counting import CountingTextEncoder
from core.encoders.text import TextEncoder
from core.explain.explainer import Explainer, Setting
from core.explain.question import Question
from core.explain.read_words import ReadWords, place, read_words
from core.explain.spans import Span
from core.explain.word_weights import SHOWN_WORDS, WordFit, largest
from core.predictor import Predictor, Progress
from core.text import clean

# Pieces that go through the network at a time, with all that the gradient needs kept.
_PIECES_AT_ONCE = 512
# How far from whole the parts' sum may be, logits, and how often the steps are doubled to come so near.
_GAP, _DOUBLINGS = 0.02, 4


@dataclass(frozen=True, eq=False)
class GradientPath:
    """A text's way from nothing to itself; the gradient along it answers any question.

    Attributes:
        categories: the model's categories, C of them.
        words: the n words that the model reads, in the text's order.
        words_total: words in the whole text.
        settings: ``steps``.
        predictor: the model.
        image_features: float32 (D,) of the product's picture, or None without one.
        embeddings: float32 (L, E) of the text's word pieces, the two special ones included.
        blank: float32 (L, E), those of the baseline: the mask, between the same special ones.
        owners: int (L,), the word that each piece belongs to.
        counted: float32 (n, K), what each word adds to the K scores of counted words; K is 0 for models without.
        bias: float32 (K,), the scores of a text without words.
    """

    categories: tuple[str, ...]
    words: tuple[Span, ...]
    words_total: int
    settings: dict[str, float]
    predictor: Predictor
    image_features: np.ndarray | None
    embeddings: torch.Tensor
    blank: torch.Tensor
    owners: np.ndarray
    counted: torch.Tensor
    bias: torch.Tensor

    def explain(self, question: Question, count: int = SHOWN_WORDS) -> WordFit:
        """At most ``count`` words; a weight is the part of the category's logit that is due to the word.

        Raises:
            ValueError: the model does not know the category.
        """
        if not self.words:
            return WordFit((), None)
        return WordFit(largest(self.words, self.attributions(question), None, count), None)

    def attributions(self, question: Question) -> np.ndarray:
        """float64 (n,): one part a word; they add up to the question's logit of the text, less the baseline's.

        Where they do not, within 0.02, because the model bends more sharply along the way than the steps can follow,
        the steps are doubled, up to four times.
        """
        with torch.no_grad():
            ends = torch.tensor([0.0, 1.0], device=self.blank.device)
            nothing, whole = question.of(self.logits(ends), self.categories).tolist()
        steps = int(self.settings["steps"])
        for finer in range(1 + _DOUBLINGS):
            found = self.integrated(question, steps * 2**finer)
            if abs(found.sum() - (whole - nothing)) <= _GAP:
                break
        return found

    def integrated(self, question: Question, steps: int) -> np.ndarray:
        """The same with so many steps, float64 (n,)."""
        nodes, shares = np.polynomial.legendre.leggauss(steps)
        size = max(1, _PIECES_AT_ONCE // len(self.embeddings))
        points = torch.tensor(np.stack([(nodes + 1) / 2, shares / 2], axis=1), dtype=torch.float32)
        part = functools.partial(self._gradients, question)
        found = list(side_by_side(part, points.split(size), self.predictor.image_encoder.device))
        pieces, scores = (torch.stack(each).sum(0) for each in zip(*found, strict=True))
        by_piece = (pieces * (self.embeddings - self.blank)).sum(1).double().cpu().numpy()
        of_pieces = np.bincount(self.owners, weights=by_piece, minlength=len(self.words))
        total: np.ndarray = of_pieces + (self.counted @ scores).double().cpu().numpy()
        return total

    def logits(self, ways: torch.Tensor) -> torch.Tensor:
        """The model's logits, float32 (N, C), at N points of the way: 0 is the baseline, 1 the text."""
        return self._read(*self._at(ways))

    def _gradients(self, question: Question, points: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The gradients by embeddings (L, E) and by scores (K,), summed over points (N, 2) of way and share."""
        ways, shares = points.to(self.blank.device).unbind(1)
        with torch.enable_grad():
            embeddings, scores = (each.requires_grad_() for each in self._at(ways))
            answers = question.of(self._read(embeddings, scores), self.categories)
            by_embeddings, by_scores = torch.autograd.grad((answers * shares).sum(), (embeddings, scores))
        return by_embeddings.sum(0), by_scores.sum(0)

    def _at(self, ways: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Embeddings (N, L, E) and scores (N, K) at points of the way."""
        embeddings = self.blank + ways[:, None, None] * (self.embeddings - self.blank)
        return embeddings, self.bias + ways[:, None] * self.counted.sum(0)

    def _read(self, embeddings: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        rows, model = len(embeddings), self.predictor.model
        mask = torch.ones(embeddings.shape[:2], dtype=torch.long, device=embeddings.device)
        network = self.predictor.text_encoder.exact_network
        vectors = network({"inputs_embeds": embeddings, "attention_mask": mask})["sentence_embedding"]
        image = torch.zeros(rows, model.config.image_dim, device=embeddings.device)
        if self.image_features is not None:
            image += torch.from_numpy(self.image_features).to(image)
        given = torch.ones(rows, dtype=torch.bool, device=embeddings.device)
        has_image = given if self.image_features is not None else ~given
        logits: torch.Tensor = model(image, torch.cat([vectors, scores], dim=1), has_image, given)
        return logits


def integrated_gradients_words(
    predictor: Predictor,
    text: str,
    image_features: np.ndarray | None,
    settings: Mapping[str, float],
    progress: Progress | None = None,
) -> GradientPath:
    """Lay out the way from nothing to the text; the gradient is taken when a question is asked.

    Args:
        predictor: the model.
        text: the original text, ``Product.text``.
        image_features: float32 (D,) of the product's picture, or None without one.
        settings: ``steps``, points of the way at which the gradient is taken (Gauss-Legendre).
        progress: called once, when done.
    """
    read, encoder = read_words(predictor, text), predictor.text_encoder
    cleaned = clean(read.text)
    ids = torch.tensor(encoder.token_ids([cleaned])[0], device=encoder.device)
    blank = torch.full_like(ids, encoder.blank_id)
    blank[0], blank[-1] = ids[0], ids[-1]
    # The special pieces at both ends are the same on the whole way, so whom they belong to does not matter.
    starts = [0, *(start for start, _ in encoder.word_pieces(read.text)), 0]
    counted, bias = _counted_scores(predictor, read, cleaned)
    with torch.no_grad():
        path = GradientPath(
            predictor.categories,
            read.words,
            read.total,
            dict(settings),
            predictor,
            image_features,
            _rows(encoder, ids),
            _rows(encoder, blank),
            _owners(read, starts),
            torch.from_numpy(counted).float().to(encoder.device),
            torch.from_numpy(bias).float().to(encoder.device),
        )
    if progress is not None:
        progress(1, 1)
    return path


def _rows(encoder: TextEncoder, ids: torch.Tensor) -> torch.Tensor:
    """The embeddings (L, E) of word pieces, before their places and neighbours are read."""
    network: Any = encoder.exact_network[0]
    rows: torch.Tensor = network.model.get_input_embeddings()(ids)
    return rows


def _owners(read: ReadWords, starts: list[int]) -> np.ndarray:
    """The words (T,) that hold the places ``starts`` of the cleaned text, or stand before them."""
    places = [place(read.text, word) for word in read.words]
    return np.maximum(np.searchsorted(places, starts, side="right") - 1, 0)


def _counted_scores(predictor: Predictor, read: ReadWords, cleaned: str) -> tuple[np.ndarray, np.ndarray]:
    """What each word adds to the scores of counted words (n, K), and the scores without words (K,)."""
    encoder = predictor.text_encoder
    if not isinstance(encoder, CountingTextEncoder):
        return np.zeros((len(read.words), 0)), np.zeros(0)
    spans, added = encoder.words.parts(cleaned)
    counted = np.zeros((len(read.words), added.shape[1]))
    if len(read.words):
        np.add.at(counted, _owners(read, [start for start, _ in spans]), added)
    return counted, encoder.words.bias


def _reads_embeddings(predictor: Predictor) -> bool:
    network = predictor.text_encoder.exact_network[0]
    return hasattr(network, "model") and hasattr(network.model, "get_input_embeddings")


INTEGRATED_GRADIENTS_WORDS = Explainer(
    key="integrated_gradients_words",
    name="Integrated gradients of the words",
    about="text",
    shows="A word's weight is the part of the category's logit that is due to it on the way from a text of unknown "
    "words to this one; the weights add up to what the text adds.",
    limit="Logits are no probabilities: a large weight moves a sure answer little. The way leads through texts between "
    "words, which the model has never read.",
    reference="Sundararajan et al. 2017, arXiv:1703.01365",
    compute=integrated_gradients_words,
    settings=(
        Setting(
            "steps",
            "Steps",
            24,
            4,
            200,
            1,
            "Points between nothing and the text at which the gradient is taken, at least.",
        ),
    ),
    works_with=_reads_embeddings,
)
