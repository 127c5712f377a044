"""Typing errors: one slip of the fingers in a word."""

import numpy as np

# Shorter words are hardly ever mistyped and cannot lose a letter.
SHORTEST = 3
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    letter: "".join(
        other
        for near, row in enumerate(_ROWS)
        for at, other in enumerate(row)
        if abs(near - line) <= 1 and abs(at - place) <= 1 and other != letter
    )
    for line, letters in enumerate(_ROWS)
    for place, letter in enumerate(letters)
}


def mistyped(word: str, rng: np.random.Generator) -> str:
    """A word with one slip: two letters exchanged, one left out, one doubled, or the key beside it hit.

    Args:
        word: at least ``SHORTEST`` characters.
        rng: chooses the slip and the place.

    Returns:
        Another spelling; the word itself only where the letters exchanged are the same.
    """
    slip, place = int(rng.integers(4)), int(rng.integers(len(word) - 1))
    letter, after = word[place], word[place + 1]
    if slip == 0:
        return word[:place] + after + letter + word[place + 2 :]
    if slip == 1:
        return word[:place] + word[place + 1 :]
    near = _NEIGHBOURS.get(letter.lower())
    if slip == 2 or not near:
        return word[:place] + letter + word[place:]
    hit = near[int(rng.integers(len(near)))]
    return word[:place] + (hit.upper() if letter.isupper() else hit) + word[place + 1 :]
