import base64
import io
import re

from PIL import Image

from dashboard.heatmaps import TILE_SIDE, Tile, data_url, row, scale_legend, small


def decode(url: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(url.split(",", 1)[1])))


def test_tiles_keep_the_shape_of_their_picture() -> None:
    panorama = Image.new("RGB", (400, 100), "white")
    markup = row([Tile(panorama, "Original", "", "a"), Tile(panorama, "Grad-CAM", "layer x", "b")])
    assert re.findall(r"--shape:([\d.]+)", markup) == ["4.0000", "4.0000"]
    assert [decode(url).size for url in re.findall(r'src="([^"]+)"', markup)] == [(400, 100)] * 2


def test_panoramas_stand_one_under_the_other() -> None:
    def columns(size: tuple[int, int]) -> str:
        return re.search(r"--count:(\d)", row([Tile(Image.new("RGB", size), "a", "", "")] * 3))[1]

    assert columns((500, 100)) == "1"
    assert columns((200, 100)) == columns((100, 500)) == "3"


def test_captions_and_descriptions_are_escaped() -> None:
    markup = row([Tile(Image.new("RGB", (8, 8)), "<b>x", "<i>y", '"><script>')])
    assert "<script" not in markup
    assert "<i>" not in markup
    assert "&lt;b&gt;x" in markup


def test_large_pictures_are_made_small_and_small_ones_left() -> None:
    assert small(Image.new("RGB", (1600, 400))).size == (TILE_SIDE, TILE_SIDE // 4)
    assert small(Image.new("RGB", (30, 60))).size == (30, 60)


def test_a_picture_travels_in_its_address() -> None:
    shown = decode(data_url(Image.new("RGB", (16, 16), (200, 30, 30)))).convert("RGB").getpixel((8, 8))
    assert all(abs(got - sent) < 12 for got, sent in zip(shown, (200, 30, 30), strict=True))


def test_the_scale_goes_from_dark_to_bright() -> None:
    ramp = decode(re.search(r'src="([^"]+)"', scale_legend("none", "most"))[1]).convert("L")
    levels = [ramp.getpixel((x, 4)) for x in range(0, ramp.width, 16)]
    assert levels == sorted(levels)
    assert levels[0] < 20
    assert levels[-1] > 200
