import pytest

from core.wording import escape, percent, points, seconds, signed, sureness


def test_escape_disarms_tags_and_attributes() -> None:
    assert escape('<script>"x"</script>') == "&lt;script&gt;&quot;x&quot;&lt;/script&gt;"


def test_escape_drops_control_characters_but_keeps_lines() -> None:
    assert escape("a\x00b\nc\x1bd\x9b") == "ab\ncd"


def test_escape_drops_halves_of_characters_which_no_file_can_hold() -> None:
    assert escape("a\ud83db\U0001f3b8").encode().decode() == "ab\U0001f3b8"


@pytest.mark.parametrize(
    ("share", "digits", "shown"),
    [
        (0.0, 0, "0"),
        (0.004, 0, "<\N{NO-BREAK SPACE}1"),
        (0.005, 0, "<\N{NO-BREAK SPACE}1"),
        (0.97, 0, "97"),
        (0.9949, 0, "99"),
        (0.996, 0, ">\N{NO-BREAK SPACE}99"),
        (1.0, 0, "100"),
        (0.9412, 1, "94.1"),
        (0.99999, 1, ">\N{NO-BREAK SPACE}99.9"),
    ],
)
def test_percent_never_shows_nearly_as_quite(share: float, digits: int, shown: str) -> None:
    text = percent(share, digits)
    assert text == f"{shown}\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("milliseconds", "shown"), [(0.4, "< 1 ms"), (43.4, "43 ms"), (431.0, "0.43 s"), (2040.0, "2.0 s")]
)
def test_seconds_have_no_more_digits_than_they_deserve(milliseconds: float, shown: str) -> None:
    assert seconds(milliseconds) == shown.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("weight", "shown"),
    [(0.123, "+0.12"), (-0.034, "\u22120.034"), (0.00124, "+0.0012"), (0.0, "+0.000"), (-1.0, "\u22121.00")],
)
def test_signed_says_the_side_and_two_digits_that_count(weight: float, shown: str) -> None:
    assert signed(weight) == shown


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "Very sure"), (0.95, "Very sure"), (0.8, "Fairly sure"), (0.5, "Leaning towards it"), (0.0, "Undecided")],
)
def test_sureness_in_words(confidence: float, words: str) -> None:
    assert sureness(confidence) == words


@pytest.mark.parametrize(
    ("difference", "shown"), [(0.584, "+58"), (-0.031, "\u22123"), (0.004, "±0"), (-0.004, "±0"), (1.0, "+100")]
)
def test_points_are_whole_and_signed(difference: float, shown: str) -> None:
    assert points(difference) == shown
