"""Ways to spoil a picture. Levels are for pictures whose longest side is 256 pixels.

Blur, noise, brightness and compression are as strong as in Hendrycks and Dietterich 2019 (arXiv:1903.12261), who chose
them for pictures of 224 pixels.
"""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from core.evaluation.robustness.corruption import Frame, PictureCorruption

WATERMARK = "SHOP SAMPLE"
_WATERMARK_HEIGHT, _WATERMARK_TILT = 0.11, 30
_WATERMARK_GREY = (110, 110, 110)


def blurred(image: Image.Image, level: float, rng: np.random.Generator) -> Image.Image:
    """Gaussian blur with a deviation of ``level`` pixels."""
    return image.filter(ImageFilter.GaussianBlur(level))


def noisy(image: Image.Image, level: float, rng: np.random.Generator) -> Image.Image:
    """Normal noise on every pixel and channel, its deviation ``level`` per cent of the range."""
    noise = rng.standard_normal((image.height, image.width, 3), dtype=np.float32)
    values = np.asarray(image, dtype=np.float32) + 255 * level / 100 * noise
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8))


def compressed(image: Image.Image, level: float, rng: np.random.Generator) -> Image.Image:
    """Saved as JPEG of quality ``level`` and read again."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=int(level))
    return Image.open(buffer).convert("RGB")


def cropped(image: Image.Image, level: float, rng: np.random.Generator) -> Image.Image:
    """A part of the picture, ``level`` per cent of each side, from anywhere in it."""
    return image.crop(crop_frame(image.size, level, rng))


def crop_frame(size: tuple[int, int], level: float, rng: np.random.Generator) -> Frame:
    """The part that :func:`cropped` leaves, in pixels, with the same chance."""
    kept = [max(1, round(side * level / 100)) for side in size]
    left, top = (round(rng.random() * (side - part)) for side, part in zip(size, kept, strict=True))
    return left, top, left + kept[0], top + kept[1]


def darkened(image: Image.Image, level: float, rng: np.random.Generator) -> Image.Image:
    """Every pixel at ``level`` per cent of its value."""
    return ImageEnhance.Brightness(image).enhance(level / 100)


def brightened(image: Image.Image, level: float, rng: np.random.Generator) -> Image.Image:
    """``level`` per cent of the range added to the brightness (V of hue, saturation, value)."""
    hsv = np.array(image.convert("HSV"))
    value = hsv[..., 2].astype(np.float32) + 255 * level / 100
    hsv[..., 2] = np.clip(np.rint(value), 0, 255)
    return Image.fromarray(hsv, "HSV").convert("RGB")


def watermarked(image: Image.Image, level: float, rng: np.random.Generator) -> Image.Image:
    """Rows of grey words across the whole picture, ``level`` per cent opaque."""
    width, height = image.size
    diagonal = 2 * max(width, height)
    letters = max(8, round(_WATERMARK_HEIGHT * max(width, height)))
    mask = Image.new("L", (diagonal, diagonal))
    draw, font = ImageDraw.Draw(mask), ImageFont.load_default(letters)
    row = f"{WATERMARK}   " * 12
    for line, top in enumerate(range(0, diagonal, 2 * letters)):
        draw.text((-3 * letters * (line % 2), top), row, fill=round(255 * level / 100), font=font)
    turned = mask.rotate(_WATERMARK_TILT, Image.Resampling.BILINEAR)
    left, top = (diagonal - width) // 2, (diagonal - height) // 2
    marked = image.copy()
    marked.paste(_WATERMARK_GREY, (0, 0, width, height), turned.crop((left, top, left + width, top + height)))
    return marked


BLUR = PictureCorruption(
    "blur", "Blur", (1, 2, 3, 4, 6), "blurred by {} px",
    "The picture is out of focus (Gaussian blur).", blurred,
)  # fmt: skip
NOISE = PictureCorruption(
    "noise", "Noise", (8, 12, 18, 26, 38), "noise of {} % of the range",
    "Every pixel is off by chance, as in pictures taken in the dark.", noisy,
)  # fmt: skip
JPEG = PictureCorruption(
    "jpeg", "JPEG compression", (25, 18, 15, 10, 7), "JPEG quality {}",
    "The picture is saved in a very small file, which leaves blocks.", compressed,
)  # fmt: skip
CROP = PictureCorruption(
    "crop", "Crop", (90, 80, 70, 60, 50), "{} % of each side is left",
    "Only a part of the picture, from anywhere in it, is left.", cropped, crop_frame,
)  # fmt: skip
DARK = PictureCorruption(
    "dark", "Too dark", (75, 60, 45, 30, 15), "{} % of the brightness",
    "The picture is underexposed.", darkened,
)  # fmt: skip
BRIGHT = PictureCorruption(
    "bright", "Too bright", (10, 20, 30, 40, 50), "{} % of the range brighter",
    "The picture is overexposed; light parts become white.", brightened,
)  # fmt: skip
WATERMARK_OVER = PictureCorruption(
    "watermark", "Watermark", (20, 35, 50, 65, 80), "{} % opaque",
    "A shop's words are written across the whole picture.", watermarked,
)  # fmt: skip
PICTURE_CORRUPTIONS = (BLUR, NOISE, JPEG, CROP, DARK, BRIGHT, WATERMARK_OVER)
