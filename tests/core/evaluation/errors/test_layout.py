import numpy as np
import pytest

from core.evaluation.errors.layout import METHODS, lay_out


def groups(per_group: int = 20) -> np.ndarray:
    """Three groups in ten dimensions, far apart."""
    generator = np.random.default_rng(0)
    centres = 10 * np.eye(3, 10)
    return np.concatenate([centre + generator.normal(0, 0.5, (per_group, 10)) for centre in centres]).astype(np.float32)


@pytest.mark.parametrize("method", METHODS)
def test_groups_stay_together_and_the_map_is_the_same_again(method: str) -> None:
    placed = lay_out(groups(), method).reshape(3, 20, 2)
    centres = placed.mean(axis=1)
    spread = np.linalg.norm(placed - centres[:, None], axis=2).max()
    apart = min(np.linalg.norm(centres[one] - centres[other]) for one, other in ((0, 1), (0, 2), (1, 2)))

    assert apart > spread
    assert (lay_out(groups(), method) == placed.reshape(60, 2)).all()  # the same seed, the same map


def test_two_dimensions_stay_as_they_are_but_for_a_turn() -> None:
    points = np.array([[0, 0], [3, 0], [0, 4]], dtype=np.float32)
    placed = lay_out(points, "pca")

    sides = [np.linalg.norm(placed[one] - placed[other]) for one, other in ((0, 1), (0, 2), (1, 2))]
    assert sides == pytest.approx([3, 4, 5], abs=1e-5)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("rows", "columns"), [(1, 5), (2, 5), (5, 1), (0, 5)])
def test_too_little_for_a_map_still_gives_places(method: str, rows: int, columns: int) -> None:
    placed = lay_out(np.arange(rows * columns, dtype=np.float32).reshape(rows, columns), method)

    assert placed.shape == (rows, 2)
    assert np.isfinite(placed).all()
