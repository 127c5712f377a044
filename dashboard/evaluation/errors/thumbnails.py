"""Small pictures inside tables, where only an address fits."""

import base64

from core.catalog.product import Product
from dashboard.evaluation import at_hand


def address(product: Product | None) -> str | None:
    """The product's small picture as an address that holds it; None without one."""
    picture = None if product is None else at_hand.picture(product)
    return None if picture is None else "data:image/jpeg;base64," + base64.b64encode(picture).decode("ascii")
