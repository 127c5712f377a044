import pytest

from dashboard.markup import escape, percent, plain, seconds


def test_escape_disarms_tags_and_attributes() -> None:
    assert escape('<script>"x"</script>') == "&lt;script&gt;&quot;x&quot;&lt;/script&gt;"


def test_escape_drops_control_characters_but_keeps_lines() -> None:
    assert escape("a\x00b\nc\x1bd") == "ab\ncd"


def test_plain_shows_markdown_letter_by_letter() -> None:
    assert plain("*a* [b](c) $d$ :red[e]") == r"\*a\* \[b\]\(c\) \$d\$ \:red\[e\]"


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
