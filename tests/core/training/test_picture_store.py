"""Pictures are decoded at the size that is asked for, once, and no more of them are kept than there is room for."""

import numpy as np
import pytest
from PIL import Image

from core.encoders.pixels import Preprocessing, scaled, to_pixels
from core.images import encode_png
from core.training import picture_store
from core.training.picture_store import PictureStore


def _pictures(count: int) -> list[Image.Image]:
    pixels = np.random.default_rng(0).integers(0, 256, (count, 20, 30, 3)).astype(np.uint8)
    return [Image.fromarray(each) for each in pixels]


def test_pictures_come_as_the_encoder_scales_them() -> None:
    pictures = _pictures(3)
    store = PictureStore([encode_png(each) for each in pictures], 16)
    preprocessing = Preprocessing(16, (127.0, 120.0, 110.0), (128.0, 60.0, 50.0))

    taken = store.take([2, 0])

    assert len(store) == 3
    expected = to_pixels([pictures[2], pictures[0]], preprocessing)
    assert np.allclose(scaled(taken, preprocessing), expected, atol=1e-6)


@pytest.mark.parametrize(("room", "decoded"), [(2**20, 2), (3 * 16 * 16, 3), (0, 4)])
def test_what_there_is_room_for_is_decoded_once(monkeypatch: pytest.MonkeyPatch, room: int, decoded: int) -> None:
    read: list[bytes] = []
    original = picture_store.read_image

    def counting(source: bytes) -> Image.Image:
        read.append(source)
        return original(source)

    monkeypatch.setattr(picture_store, "read_image", counting)
    monkeypatch.setattr(picture_store, "_ROOM", room)
    store = PictureStore([encode_png(each) for each in _pictures(2)], 16)
    first, again = store.take([0, 1]), store.take([0, 1])
    assert bool((first == again).all())
    assert len(read) == decoded
