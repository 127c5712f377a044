from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from core.encoders.text import TextEncoder

TEXTS = [
    "acoustic guitar",
    "A steel pan with a lid",
    "",
    "word " * 400,
    "🎸 гитара",
    "acoustic guitar",
    "<b>steel</b> &amp; wood",
]


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return TextEncoder()


def test_vectors_equal_sentence_transformers_own(encoder: TextEncoder) -> None:
    plain = SentenceTransformer(str(encoder.weights.path), device="cpu")
    texts = [*TEXTS[:2], "word " * 400, "🎸 гитара"]
    np.testing.assert_allclose(encoder.encode([text.strip() for text in texts]), plain.encode(texts), atol=1e-6)


def test_order_and_repetition_are_kept(encoder: TextEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (7, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_array_equal(vectors[0], vectors[5])
    np.testing.assert_allclose(vectors[1], encoder.encode([TEXTS[1]])[0], atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_markup_reads_as_plain_words(encoder: TextEncoder) -> None:
    np.testing.assert_allclose(encoder.encode(["<b>steel</b> &amp; wood"]), encoder.encode(["steel & wood"]), atol=1e-6)


def test_nothing_to_encode(encoder: TextEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_progress_ends_at_the_number_of_texts(encoder: TextEncoder) -> None:
    seen: list[tuple[int, int]] = []
    texts = [f"{word} number {number}" for number in range(150) for word in ("pan", "pot")] * 2
    encoder.encode(texts, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (600, 600)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_word_pieces_stop_at_the_window(encoder: TextEncoder) -> None:
    pieces = encoder.word_pieces("word " * 400)
    assert len(pieces) == encoder.max_tokens - 2
    assert encoder.word_pieces("red pan") == [(0, 3), (4, 7)]


def test_threads_do_not_disturb_each_other(encoder: TextEncoder) -> None:
    batches = [[f"{'long ' * length} text {number}" for length in range(5)] for number in range(24)]
    expected = [encoder.encode(batch) for batch in batches]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(encoder.encode, batches))
    for one, other in zip(expected, found, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)


def test_sequences_are_padded_to_the_longest(encoder: TextEncoder) -> None:
    found = encoder.padded([[101, 7, 102], [101, 102], [101, 5, 6, 102]])
    assert found["input_ids"].tolist() == [[101, 7, 102, 0], [101, 102, 0, 0], [101, 5, 6, 102]]
    assert found["attention_mask"].tolist() == [[1, 1, 1, 0], [1, 1, 0, 0], [1, 1, 1, 1]]


def test_clean_texts_are_not_cleaned_again(encoder: TextEncoder) -> None:
    text = "a &lt;b&gt; pan"
    np.testing.assert_array_equal(encoder.encode(["a &amp;lt;b&amp;gt; pan"]), encoder.encode_clean([text]))
    assert np.abs(encoder.encode([text]) - encoder.encode_clean([text])).max() > 1e-3


def test_batches_hold_every_sequence_once(encoder: TextEncoder) -> None:
    ids = encoder.token_ids([f"{'long ' * (number % 7)} text {number}" for number in range(100)])
    batches = encoder.batches(ids)
    assert sorted(index for batch in batches for index in batch) == list(range(100))
    vectors = np.concatenate(list(encoder.passes([[ids[index] for index in batch] for batch in batches])))
    assert vectors.shape == (100, encoder.sentence_dim)
