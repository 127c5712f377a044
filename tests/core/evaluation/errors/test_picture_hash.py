import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.catalog.demo import demo_products
from core.catalog.product import Product
from core.errors import Stopped
from core.evaluation.errors.picture_hash import hash_pictures, picture_hash
from core.images import read_image


@pytest.fixture(scope="module")
def drawings() -> list[Image.Image]:
    """One drawing a department."""
    products = [product for product in demo_products(1, seed=3) if product.image is not None]
    return [read_image(product.image) for product in products]


def distance(first: Image.Image, second: Image.Image) -> int:
    return int((picture_hash(first) != picture_hash(second)).sum())


def test_a_picture_sized_and_compressed_again_keeps_its_hash(drawings: list[Image.Image]) -> None:
    for drawing in drawings:
        file = io.BytesIO()
        drawing.resize((drawing.width // 2, drawing.height // 2)).save(file, "JPEG", quality=40)
        assert distance(drawing, Image.open(file)) <= 6


def test_different_pictures_differ_in_many_bits(drawings: list[Image.Image]) -> None:
    pairs = [distance(one, other) for row, one in enumerate(drawings) for other in drawings[:row]]

    assert np.mean(pairs) > 20


def test_brightness_changes_nothing() -> None:
    wave = np.cos(np.arange(32) / 3)[None, :] * np.ones((32, 1))
    dark, light = (Image.fromarray(np.uint8(80 + 60 * wave + lift)) for lift in (0, 60))

    assert distance(dark, light) == 0


def test_equal_files_share_a_digest_and_missing_pictures_have_none(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(file, "PNG")
    (tmp_path / "red.png").write_bytes(file.getvalue())
    products = [
        Product("a", image=file.getvalue()),
        Product("b", image=tmp_path / "red.png"),
        Product("c", "no picture"),
        Product("d", image=b"not a picture"),
    ]

    hashes, digests = hash_pictures(products, tmp_path / "cache")

    assert hashes.shape == (4, 64)
    assert digests[0] == digests[1]
    assert digests[0] is not None
    assert digests[2:] == [None, None]
    assert not hashes[2:].any()


def test_what_was_hashed_before_a_stop_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    products = demo_products(1, seed=4)[:6]

    def stop(done: int, total: int) -> None:
        if done == 4:
            raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        hash_pictures(products, tmp_path, stop)
    before, _ = hash_pictures(products[:4], tmp_path)
    monkeypatch.setattr("core.evaluation.errors.picture_hash.picture_hash", lambda image: np.zeros(64, dtype=bool))
    again, _ = hash_pictures(products, tmp_path)

    assert before.any(axis=1).sum() == sum(product.has_image for product in products[:4])
    assert (again[:4] == before).all()
    assert not again[4:].any()
