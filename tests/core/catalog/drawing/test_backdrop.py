import random

import numpy as np
import pytest
from PIL import Image

from core.catalog.drawing import backdrop


@pytest.mark.parametrize("name", backdrop.SCENES)
def test_a_scene_fills_the_picture_and_repeats(name):
    first, again = (backdrop.scene(name, (90, 60), random.Random(4)) for _ in range(2))
    assert (first.mode, first.size) == ("RGB", (90, 60))
    assert first.tobytes() == again.tobytes()


def test_white_is_white():
    assert backdrop.scene("white", (8, 8), random.Random(0)).getextrema() == ((255, 255),) * 3


def standing_block() -> Image.Image:
    layer = Image.new("RGBA", (320, 320))
    layer.paste((200, 0, 0, 255), (120, 100, 200, 240))
    return layer


def darkness(stance: str) -> np.ndarray:
    whole = backdrop.with_shadow(standing_block(), Image.new("RGB", (320, 320), "white"), stance)
    return 255 - np.asarray(whole.convert("L")).astype(int)


def test_a_standing_object_darkens_the_floor_below_it_only():
    dark = darkness("stand")
    assert dark[244, 160] > 20
    assert dark[80, 160] == 0


def test_a_lying_object_darkens_what_is_beside_it():
    dark = darkness("flat")
    assert dark[170, 203] > 5
    assert dark[20, 20] == 0


def test_no_stance_casts_no_shadow():
    dark = darkness("none")
    dark[100:240, 120:200] = 0
    assert dark.max() == 0


def test_the_object_itself_is_not_shaded():
    whole = backdrop.with_shadow(standing_block(), Image.new("RGB", (320, 320), "white"), "stand")
    assert whole.getpixel((160, 170)) == (200, 0, 0)


def test_an_empty_layer_leaves_the_background():
    whole = backdrop.with_shadow(Image.new("RGBA", (32, 32)), Image.new("RGB", (32, 32), "white"), "stand")
    assert whole.getextrema() == ((255, 255),) * 3
