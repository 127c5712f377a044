import numpy as np
import pytest

from core.similar.vectors import Compared, Vectors

BOTH, PICTURE, TEXT = 0, 1, 2


@pytest.fixture
def vectors() -> Vectors:
    """Three products: with both, with a picture alone, with a text alone."""
    return Vectors(
        picture=np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 0.0]], dtype=np.float32),
        text=np.array([[0.0, 1.0], [0.0, 0.0], [0.8, 0.6]], dtype=np.float32),
        has_picture=np.array([True, True, False]),
        has_text=np.array([True, False, True]),
    )


def test_fused_similarity_is_the_weighted_mean_of_both_cosines(vectors: Vectors) -> None:
    other = Vectors(
        np.array([[0.6, 0.8]]), np.array([[0.6, 0.8]]), has_picture=np.array([True]), has_text=np.array([True])
    )
    found = vectors.fused()[BOTH] @ other.fused()[0]
    assert found == pytest.approx(0.4 * 0.6 + 0.6 * 0.8)


def test_what_is_missing_takes_nothing_from_products_alike_in_that(vectors: Vectors) -> None:
    fused = vectors.fused()
    assert np.linalg.norm(fused, axis=1) == pytest.approx([1, 1, 1])
    assert fused[BOTH] @ fused[PICTURE] == pytest.approx(0.6 * np.sqrt(0.4))
    assert fused[BOTH] @ fused[TEXT] == pytest.approx(0.6 * np.sqrt(0.6))
    assert fused[PICTURE] @ fused[TEXT] == 0


def test_a_mode_finds_only_products_that_have_what_it_compares(vectors: Vectors) -> None:
    assert Compared(vectors, "fused").rows.tolist() == [BOTH, PICTURE, TEXT]
    assert Compared(vectors, "picture").rows.tolist() == [BOTH, PICTURE]
    text = Compared(vectors, "text")
    assert text.rows.tolist() == [BOTH, TEXT]
    assert text.shape == (2, 2)
    assert text[np.array([1])] == pytest.approx(np.array([[0.8, 0.6]]))
    assert Compared(vectors, "fused")[1:].shape == (2, 4)
