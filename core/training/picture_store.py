"""Pictures at the size that a network takes, decoded once as long as there is room for them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from core.encoders.pixels import at_size
from core.images import read_image

# Bytes that decoded pictures may take in memory: 13,000 of 224 x 224 pixels. The others are decoded at every use.
_ROOM = 2 * 2**30


class PictureStore:
    """Decoded pictures by their number; threads may ask for them at the same time."""

    def __init__(self, files: Sequence[bytes | Path], side: int) -> None:
        """Keep the files; nothing is decoded before it is asked for.

        Args:
            files: pictures that are known to be readable.
            side: of the square that each is stretched to, pixels.
        """
        self._files, self._side = files, side
        self._kept: dict[int, npt.NDArray[np.uint8]] = {}
        self._most = _ROOM // (3 * side * side)

    def __len__(self) -> int:
        """Number of pictures."""
        return len(self._files)

    def take(self, rows: Sequence[int]) -> torch.Tensor:
        """The pictures of some rows, uint8 (N, 3, side, side)."""
        return torch.from_numpy(np.stack([self._picture(row) for row in rows])).permute(0, 3, 1, 2)

    def _picture(self, row: int) -> npt.NDArray[np.uint8]:
        found = self._kept.get(row)
        if found is None:
            found = at_size(read_image(self._files[row]), self._side)
            if len(self._kept) < self._most:
                self._kept[row] = found
        return found
