import numpy as np

from core.evaluation.robustness.typing_errors import mistyped


def is_one_slip(word: str, wrong: str) -> bool:
    """Whether one exchange of neighbours, one letter less, more or other leads from word to wrong."""
    if len(wrong) == len(word):
        places = [at for at, (one, other) in enumerate(zip(word, wrong, strict=True)) if one != other]
        exchanged = len(places) == 2 and places[1] == places[0] + 1
        return len(places) <= 1 or (exchanged and sorted(word) == sorted(wrong))
    short, long = sorted((word, wrong), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def test_one_slip_of_each_kind() -> None:
    rng = np.random.default_rng(0)
    found = {mistyped("Kettle", rng) for _ in range(300)}

    assert all(is_one_slip("Kettle", wrong) for wrong in found)
    assert {len(wrong) for wrong in found} == {5, 6, 7}
    assert "Ketlte" in found  # exchanged
    assert "Jettle" in found  # the key beside it, in the same case


def test_signs_without_a_key_are_doubled() -> None:
    rng = np.random.default_rng(0)

    assert {mistyped("水水水", rng) for _ in range(50)} == {"水水", "水水水", "水水水水"}
