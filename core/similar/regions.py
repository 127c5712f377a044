"""Where two pictures are alike: how much each place of one adds to its similarity with the whole of the other."""

import numpy as np
import torch
from PIL import Image

from core.encoders.image import ImageEncoder
from core.similar.whitening import Whitening, unit


def region_likeness(
    encoder: ImageEncoder, image: Image.Image, other: np.ndarray, whitening: Whitening
) -> np.ndarray | None:
    """Compare the places of a picture with another picture.

    Every cell of the last feature maps is pooled as if it were the whole picture, whitened, and multiplied with the
    other picture's vector. Where the encoder's pooling is a plain mean (as by default), the values' mean is exactly the
    cosine of the two pictures; the cells near a place have seen more of the picture than the place, so edges are soft.

    Args:
        encoder: encoder of both pictures.
        image: the picture whose places are compared, RGB.
        other: float32 (K,), the other picture's vector, unit length.
        whitening: the index's.

    Returns:
        float32 (h, w), above 0 where a place is like the other picture, below 0 where it is unlike; None where the
        encoder has no places (it gives no feature maps).
    """
    if encoder.layout != "maps":
        return None
    maps = encoder.encode_maps([image])
    _, width, high, wide = maps.shape
    cells = maps[0].permute(1, 2, 0).reshape(-1, width, 1, 1)
    with torch.inference_mode():
        pooled = torch.cat([encoder.pool(cells), encoder.pool(maps)]).cpu().numpy()
    projected = whitening.project(pooled)
    length = float(np.linalg.norm(projected[-1])) or 1.0
    values: np.ndarray = (projected[:-1] @ unit(other)) / length
    return values.reshape(high, wide).astype(np.float32)
