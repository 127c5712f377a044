import re
from html.parser import HTMLParser

from core.explain.words import WordWeight
from dashboard.highlights import highlighted, legend


class Text(HTMLParser):
    """What a reader sees of a piece of HTML, and which tags are in it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen, self.tags = "", []

    def handle_data(self, data: str) -> None:
        self.seen += data

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def read(markup: str) -> Text:
    parser = Text()
    parser.feed(markup)
    return parser


def weight(text: str, word: str, value: float, nth: int = 0) -> WordWeight:
    start = [match.start() for match in re.finditer(re.escape(word), text)][nth]
    return WordWeight(word, start, start + len(word), value)


def test_words_are_marked_in_place_and_repeated_ones_apart() -> None:
    text = "red guitar, blue guitar"
    markup = highlighted(text, [weight(text, "guitar", 0.4, nth=1), weight(text, "red", -0.2)])
    assert read(markup).seen == text
    assert re.findall(r'class="sl-word (sl-\w+)" style="--strength:([\d.]+)"[^>]*>(\w+)', markup) == [
        ("sl-against", "0.50", "red"),
        ("sl-for", "1.00", "guitar"),
    ]
    assert markup.index("blue") < markup.index(">guitar</mark>")


def test_text_of_a_person_stays_text() -> None:
    text = '<script>alert("x")</script> & <b>bold</b> \U0001f3b8 مرحبا'
    markup = highlighted(text, [weight(text, "alert", 0.3), weight(text, "bold", -0.3)])
    parsed = read(markup)
    assert parsed.seen == text
    assert set(parsed.tags) == {"div", "mark"}
    assert 'dir="auto"' in markup


def test_faint_words_stay_plain() -> None:
    text = "guitar with strings"
    markup = highlighted(text, [weight(text, "guitar", 1.0), weight(text, "with", 0.001)])
    assert markup.count("<mark") == 1


def test_a_scale_of_its_own_keeps_weak_texts_weak() -> None:
    text = "guitar"
    assert "--strength:0.10" in highlighted(text, [weight(text, "guitar", 0.05)], scale=0.5)


def test_no_weights_and_no_text() -> None:
    assert read(highlighted("plain text", [])).seen == "plain text"
    assert read(highlighted("", [])).seen == ""


def test_legend_names_the_category_escaped() -> None:
    assert "<i>" not in legend("<i>Toys")
