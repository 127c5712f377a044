"""Random choices that depend on nothing but a seed and what they are for."""

import hashlib
import random


def chance(*key: object) -> random.Random:
    """A generator of its own for each decision, the same in every process (``hash()`` would differ).

    Args:
        key: seed, names and numbers that tell this decision from every other.
    """
    text = "|".join(str(part) for part in key)
    return random.Random(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))
