"""Which words make two texts alike: what the similarity loses when a word is left out."""

import numpy as np

from core.explain.read_words import read_words
from core.explain.word_weights import WordWeight
from core.predictor import Predictor
from core.similar.whitening import Whitening

# More words than this are not left out one by one; the rest of such a text hardly moves its vector.
MOST_WORDS = 150


def word_likeness(predictor: Predictor, text: str, other: np.ndarray, whitening: Whitening) -> tuple[WordWeight, ...]:
    """Weigh the words of a text by leaving out each in turn.

    Args:
        predictor: the model whose text encoder made the index.
        text: the original text, ``Product.text``.
        other: float32 (K,), the other text's vector, unit length.
        whitening: the index's.

    Returns:
        The first ``MOST_WORDS`` words that the encoder reads, in the text's order. A weight is the fall of the cosine
        without the word: above 0 it makes the texts alike, below 0 unlike. A text's only word has all of the cosine.
    """
    read = read_words(predictor, text)
    words = read.words[:MOST_WORDS]
    if not words:
        return ()
    kept = ~np.eye(len(words), len(read.words), dtype=bool)
    texts = [text, *(read.keeping(mask) for mask in kept)]
    features = predictor.text_encoder.encode(texts)[:, : predictor.text_encoder.sentence_dim]
    cosines = whitening.vectors(features) @ other
    if len(read.words) == 1:
        cosines[1:] = 0.0
    falls = cosines[0] - cosines[1:]
    return tuple(
        WordWeight(word.word, word.start, word.end, float(fall)) for word, fall in zip(words, falls, strict=True)
    )
