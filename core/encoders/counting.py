"""A text encoder that reads sentences and counts words: both kinds of features, end to end."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from core.encoders import tuned
from core.encoders.state import read_state
from core.encoders.text import TextEncoder
from core.encoders.word_scores import WordScores
from core.errors import EncoderError
from core.settings import Settings


class CountingTextEncoder(TextEncoder):
    """A sentence encoder whose vectors are followed by the scores of a linear classifier on words.

    Attributes:
        words: the classifier.
        dim: length of a sentence vector and number of categories, together.
    """

    def __init__(self, name: str, words_file: Path, config: Settings | None = None, tuned_file: Path | None = None):
        """Load both.

        Args:
            name: sentence-transformers model name.
            words_file: tensors of :class:`core.encoders.word_scores.WordScores`.
            config: settings; read from the environment when None.
            tuned_file: tensors of the sentence encoder that were trained further.

        Raises:
            EncoderError: a file is missing or damaged, or does not fit.
        """
        super().__init__(name, config, tuned_file)
        try:
            self.words = WordScores.from_state(read_state(words_file))
        except (KeyError, ValueError) as error:
            raise EncoderError(f"{words_file.name} does not hold the scores of words; copy the model again.") from error
        self.digest = tuned.digest_with(self.digest, words_file)
        self.dim += len(self.words.bias)

    def encode_clean(self, cleaned: Sequence[str], progress: Callable[[int, int], None] | None = None) -> np.ndarray:
        """Encode clean texts.

        Args:
            cleaned: clean texts.
            progress: called with (texts done, texts in all) after each batch.

        Returns:
            float32 (N, dim): a sentence vector of unit length, then one score a category.
        """
        return np.hstack([super().encode_clean(cleaned, progress), self.words(cleaned)])
