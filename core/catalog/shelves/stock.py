"""All departments of the demo catalogue with the kinds of product that each of them sells."""

from core.catalog.shelves.kind import Kind
from core.catalog.shelves.music import MUSIC

STOCK: dict[str, tuple[Kind, ...]] = {
    "Musical Instruments": MUSIC,
}
