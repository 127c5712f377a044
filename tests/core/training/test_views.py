"""Frames of whole batches: what is cut, what is mirrored, what stands around a picture, and that a seed repeats it."""

import numpy as np
import pytest
import torch

from core.training.views import framed, varied

SIDE = 32


def _chance(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def _ramp(count: int) -> torch.Tensor:
    """Pictures that grow brighter from left to right, 40 to 200, in all three channels."""
    return torch.linspace(40, 200, SIDE).expand(count, 3, SIDE, SIDE)


def test_frames_cut_widen_and_mirror() -> None:
    seen = framed(_ramp(2000), _chance())[:, 0].numpy()
    middle = seen[:, SIDE // 2]
    slopes = np.diff(middle[:, SIDE // 2 - 3 : SIDE // 2 + 3], axis=1).mean(axis=1) / (160 / (SIDE - 1))

    assert (slopes < 0).mean() == pytest.approx(0.5, abs=0.05)
    # A cut spreads what is left, a larger ground pushes it together, and some stay as they are.
    widths = np.abs(slopes)
    assert widths.min() >= np.sqrt(0.6 * np.exp(-0.25)) - 0.01
    assert widths.max() <= 1.4 + 0.05
    assert ((widths > 1.02) & (widths < 1.45)).mean() == pytest.approx(0.1, abs=0.03)
    # White is found only around those that stand on a larger ground.
    white = (seen[:, 0] > 250).any(axis=1) | (seen[:, -1] > 250).any(axis=1)
    assert 0 < white.mean() <= ((widths > 1.02).mean() + 0.01)


def test_what_is_white_stays_white_and_nothing_leaves_the_range() -> None:
    white = torch.full((64, 3, SIDE, SIDE), 255, dtype=torch.uint8)
    assert torch.equal(framed(white, _chance(), tilted=True), white.float())
    noise = torch.from_numpy(np.random.default_rng(0).integers(0, 256, (64, 3, SIDE, SIDE)).astype(np.uint8))
    for view in (framed(noise, _chance()), varied(noise, _chance())):
        assert view.shape == noise.shape
        assert view.min() >= -0.01
        assert view.max() <= 255.01


@pytest.mark.parametrize("vary", [framed, varied])
def test_a_seed_gives_the_same_views_and_another_seed_others(vary) -> None:  # type: ignore[no-untyped-def]
    pictures = torch.from_numpy(np.random.default_rng(1).integers(0, 256, (16, 3, SIDE, SIDE)).astype(np.uint8))
    assert torch.equal(vary(pictures, _chance(3)), vary(pictures, _chance(3)))
    assert not torch.equal(vary(pictures, _chance(3)), vary(pictures, _chance(4)))


def test_only_full_variation_touches_colours() -> None:
    red = torch.zeros(400, 3, SIDE, SIDE)
    red[:, 0] = 160.0
    centre = (slice(None), slice(None), SIDE // 2, SIDE // 2)
    assert torch.allclose(framed(red, _chance())[centre], red[centre], atol=1e-3)
    changed = (varied(red, _chance())[centre] - red[centre]).abs().amax(1) > 1
    assert changed.float().mean() == pytest.approx(0.5, abs=0.08)
