import pytest

from core.explain.spans import find_words, leave_out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("   \n ", []),
        ("🎸 🎸 !!! --", []),
        ("the", ["the"]),
        ("Men's T-shirt, size 3.5 (1,000)", ["Men's", "T-shirt", "size", "3.5", "1,000"]),
        ("a--b c- -d end.", ["a", "b", "c", "d", "end"]),
        ("red red red", ["red", "red", "red"]),
        ("<script>alert('no')</script> <b class='x'>bold</b> <!-- no -->", ["bold"]),
        ("fish &amp; chips, caf&eacute;, men&#39;s", ["fish", "chips", "caf&eacute;", "men&#39;s"]),
        ("قيثارة كلاسيكية", ["قيثارة", "كلاسيكية"]),
        ("गिटार संगीत", ["गिटार", "संगीत"]),
        ("吉他 5kg ギター", ["吉", "他", "5kg", "ギター"]),
        ("gui\u00adtar \u200fabc\u200f", ["gui\u00adtar", "abc"]),
        ("e\u0301tude Ünïcode’s m²", ["e\u0301tude", "Ünïcode’s", "m²"]),
        ("1 < 2 and 3 > 2", ["1", "2", "and", "3", "2"]),
    ],
)
def test_words_of_any_text(text, words):
    assert [span.word for span in find_words(text)] == words


def test_spans_index_the_original_text_and_keep_repeated_words_apart():
    text = "red shoe,\nred <b>lace</b>"
    spans = find_words(text)
    assert [(span.start, span.end) for span in spans] == [(0, 3), (4, 8), (10, 13), (17, 21)]
    assert all(text[span.start : span.end] == span.word for span in spans)


def test_hostile_and_huge_texts_take_no_time():
    assert len(find_words("word " * 10_000)) == 10_000
    assert find_words("<" * 50_000 + "&" * 50_000) == []


def test_words_are_left_out_by_their_places() -> None:
    assert leave_out("A <b>red</b> pot, a red lid.", {1, 4}) == "A <b></b> pot, a  lid."
    assert leave_out("A pot", ()) == "A pot"
