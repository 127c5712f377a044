"""Texts -> sentence vectors, by any sentence-transformers model: identical texts once, batched by length."""

import copy
import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from transformers.utils import logging as transformers_logging

from core import text as texts_module
from core.encoders import tuned
from core.encoders.cores import core_count, side_by_side
from core.encoders.device import choose_device, choose_dtype
from core.encoders.distilbert import PREFIX, source_of, to_distilbert
from core.encoders.packing import is_packed
from core.encoders.pretrained import DEFAULT_TEXT_ENCODER, Weights, find_text_weights
from core.encoders.sentence_folder import WEIGHTS, build_packed
from core.encoders.state import digest_of_state
from core.errors import EncoderError
from core.settings import Settings, settings

# Padded tokens in one batch on a CPU: of 256 to 4096, 768 took the least processor time for 1,000 short texts. Batches
# are smaller, down to the other bound, where there would be too few of them for the cores to end at about one time.
_TOKENS_ON_CPU = (192, 768)
_BATCHES_PER_CORE = 4
# Enough to fill a GPU.
_TOKENS_ON_GPU = 16_384


class TextEncoder:
    """A sentence encoder; safe to share between threads.

    Attributes:
        name: sentence-transformers model name; behind ``distilbert:``, of a BERT that becomes a DistilBERT.
        weights: where the pretrained weights come from.
        digest: SHA-256 of the weights, tuned ones included.
        dim: length of a feature vector.
        sentence_dim: length of the sentence vector that it begins with.
        max_tokens: word pieces that are read of a text, the two special ones included.
        blank_id: id of the piece that stands for an unknown word: the mask, or padding where there is none.
    """

    def __init__(
        self, name: str = DEFAULT_TEXT_ENCODER, config: Settings | None = None, tuned_file: Path | None = None
    ) -> None:
        """Load the encoder.

        Args:
            name: see the attribute.
            config: settings; read from the environment when None.
            tuned_file: tensors that were trained further, see :mod:`core.encoders.tuned`.

        Raises:
            EncoderError: the weights are missing or cannot be loaded.
        """
        config = config or settings()
        self.name = name
        self.weights = find_text_weights(source_of(name), config.text_weights)
        self.device = choose_device(config.device)
        self.dtype = choose_dtype(config.precision, self.device)
        self._sentence_model = _build(name, self.weights, self.device)
        pretrained = self.weights.digest or digest_of_state(self._sentence_model.state_dict())
        self.digest = tuned.digest_with(pretrained, tuned_file)
        if tuned_file is not None:
            tuned.lay_over(self._sentence_model, tuned_file)
        # Pooling and what follows stay in float32: they take no time, and rounding the vector itself costs agreement.
        self._sentence_model[0].to(self.dtype)
        self.max_tokens = int(self._sentence_model.max_seq_length or 256)
        self.dim = self.sentence_dim = int(self._sentence_model.get_embedding_dimension() or 0)
        # The Rust tokeniser itself: sentence-transformers' wrapper changes its settings on every call,
        # which fails when two threads do so at once.
        self._tokenizer = self._sentence_model.tokenizer.backend_tokenizer
        self._tokenizer.enable_truncation(self.max_tokens)
        self._tokenizer.no_padding()
        self._padding_id = int(self._sentence_model.tokenizer.pad_token_id or 0)
        mask_id = self._sentence_model.tokenizer.mask_token_id
        self.blank_id = self._padding_id if mask_id is None else int(mask_id)

    def word_pieces(self, text: str) -> list[tuple[int, int]]:
        """Character spans, in ``core.text.clean(text)``, of the word pieces that the encoder reads."""
        encoding = self._tokenizer.encode(texts_module.clean(text))
        return [
            span for span, special in zip(encoding.offsets, encoding.special_tokens_mask, strict=True) if not special
        ]

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> np.ndarray:
        """Encode texts; each distinct text is encoded once.

        Args:
            texts: any texts; they are cleaned here.
            progress: called with (texts done, texts in all) after each batch.

        Returns:
            float32 (N, dim); of a sentence vector, unit length.
        """
        return self.encode_clean([texts_module.clean(text) for text in texts], progress)

    def encode_clean(self, cleaned: Sequence[str], progress: Callable[[int, int], None] | None = None) -> np.ndarray:
        """Encode texts that are clean already; otherwise as :meth:`encode`."""
        if not cleaned:
            return np.empty((0, self.sentence_dim), dtype=np.float32)
        distinct, inverse = _distinct(cleaned)
        ids = self.token_ids(distinct)
        vectors = np.empty((len(distinct), self.sentence_dim), dtype=np.float32)
        done = 0
        batches = self.batches(ids)
        for batch, found in zip(
            batches, self.passes([[ids[index] for index in batch] for batch in batches]), strict=True
        ):
            vectors[batch] = found
            done += len(batch)
            if progress is not None:
                progress(done * len(cleaned) // len(distinct), len(cleaned))
        return vectors[inverse]

    def batches(self, ids: Sequence[Sequence[int]]) -> list[list[int]]:
        """Which of the sequences go through the network together, as their indices."""
        lengths = [len(sequence) for sequence in ids]
        return _batches(lengths, _batch_tokens(sum(lengths), self.device))

    def passes(self, batches: Sequence[Sequence[Sequence[int]]]) -> Iterator[np.ndarray]:
        """The network's sentence vectors, float32 (n, sentence_dim), of every batch of sequences."""
        return side_by_side(self._forward, batches, self.device)

    def token_ids(self, texts: Sequence[str], most: int | None = None) -> list[list[int]]:
        """Ids of the word pieces of clean texts, special ones included.

        Args:
            texts: clean texts.
            most: ids kept of a text, its end mark included; ``max_tokens`` when None.
        """
        most = most or self.max_tokens
        found = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        return [ids if len(ids) <= most else [*ids[: most - 1], ids[-1]] for ids in found]

    def padded(self, sequences: Sequence[Sequence[int]]) -> dict[str, torch.Tensor]:
        """Sequences of ids as the network's input, padded to the longest."""
        lengths = np.array([len(sequence) for sequence in sequences])
        mask = np.arange(lengths.max()) < lengths[:, None]
        ids = np.full(mask.shape, self._padding_id, dtype=np.int64)
        ids[mask] = np.concatenate(sequences)
        tensors = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask.astype(np.int64))}
        return {name: tensor.to(self.device) for name, tensor in tensors.items()}

    def fresh_network(self) -> SentenceTransformer:
        """The pretrained network in float32, to be trained; this encoder's own is left alone."""
        return _build(self.name, self.weights, torch.device("cpu"))

    @functools.cached_property
    def exact_network(self) -> SentenceTransformer:
        """The network with its weights in float32, for gradients, blurred in bfloat16; takes ids or embeddings."""
        return self._sentence_model if self.dtype == torch.float32 else copy.deepcopy(self._sentence_model).float()

    @torch.inference_mode()
    def _forward(self, sequences: Sequence[Sequence[int]]) -> np.ndarray:
        reader, *pooling = self._sentence_model
        features = reader(self.padded(sequences))
        features = {name: each.float() if _is_rough(each) else each for name, each in features.items()}
        for module in pooling:
            features = module(features)
        return features["sentence_embedding"].float().cpu().numpy()


def _is_rough(value: Any) -> bool:
    return isinstance(value, torch.Tensor) and value.is_floating_point()


def _build(name: str, weights: Weights, device: torch.device) -> SentenceTransformer:
    transformers_logging.disable_progress_bar()
    packed = weights.path is not None and is_packed(weights.path / WEIGHTS)
    try:
        if weights.path is not None and packed:
            model = build_packed(weights.path).to(device)
        else:
            source = str(weights.path) if weights.path is not None else source_of(name)
            model = SentenceTransformer(source, device=str(device), local_files_only=weights.path is not None)
    except EncoderError:
        raise
    except Exception as error:
        raise EncoderError(
            f"The text encoder {name!r} could not be loaded; name a folder that holds it in "
            f"SHELFLENS_TEXT_WEIGHTS ({type(error).__name__})."
        ) from error
    if name.startswith(PREFIX) and not packed:
        to_distilbert(model)
    return model.eval().requires_grad_(False)


def _distinct(texts: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """Texts without repetition, and for each text given the index of its like."""
    index = {text: position for position, text in enumerate(dict.fromkeys(texts))}
    return list(index), np.array([index[text] for text in texts])


def _batch_tokens(total: int, device: torch.device) -> int:
    """How many tokens to put into a batch when there are ``total``."""
    if device.type != "cpu":
        return _TOKENS_ON_GPU
    fewest, most = _TOKENS_ON_CPU
    return min(most, max(fewest, total // (_BATCHES_PER_CORE * core_count(device))))


def _batches(lengths: Sequence[int], tokens: int) -> list[list[int]]:
    """Indices in batches of like length, longest first, each of at most ``tokens`` padded tokens."""
    order = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    batches = []
    start = 0
    while start < len(order):
        size = max(1, tokens // lengths[order[start]])
        batches.append(order[start : start + size])
        start += size
    return batches
