import re

from dashboard.bars import change_bars, probability_bars, weight_bars


def widths(markup: str) -> list[float]:
    return [float(width) for width in re.findall(r"width:([\d.]+)%", markup)]


def test_probability_bars_are_as_long_as_the_probability() -> None:
    markup = probability_bars([("Guitars", 0.75), ("Drums", 0.2)], marked="Drums")
    assert widths(markup) == [75.0, 20.0]
    assert markup.index("Guitars") < markup.index("Drums")
    assert re.search(r'<li class="sl-marked"><span class="sl-name" dir="auto">Drums', markup)


def test_the_largest_weight_fills_its_half_and_the_sign_picks_the_side() -> None:
    markup = weight_bars([("guitar", 0.4), ("chair", -0.2)], "words")
    assert widths(markup) == [50.0, 25.0]
    assert re.findall(r"sl-fill (sl-\w+)", markup) == ["sl-for", "sl-against"]


def test_weights_of_nothing_draw_no_length() -> None:
    assert widths(weight_bars([("a", 0.0)], "words")) == [0.0]
    assert "<li>" not in weight_bars([], "words")


def test_names_and_words_are_escaped() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    assert "<img" not in probability_bars([(hostile, 1.0)]) + weight_bars([(hostile, 1.0)], hostile)


def test_a_category_that_a_model_does_not_have_has_no_bar() -> None:
    markup = probability_bars([("Guitars", 0.5), ("Lamps", None)])
    assert widths(markup) == [50.0]
    assert markup.count("sl-track") == 2
    assert "unknown" in markup


def test_a_whisker_reaches_one_standard_error_to_both_sides_of_the_bars_end() -> None:
    markup = weight_bars([("guitar", 0.4), ("chair", -0.2)], "words", errors=[0.1, None])
    # The longest reach, 0.4 + 0.1, fills a half: the bar ends at 50 + 40 %, the whisker goes from 80 to 100 %.
    assert widths(markup) == [40.0, 20.0, 20.0]
    assert re.findall(r"sl-whisker\" style=\"left:([\d.]+)%", markup) == ["80.00"]
    assert markup.count("Standard error 0.1") == 1


def test_bars_on_a_given_scale_are_comparable() -> None:
    assert widths(weight_bars([("guitar", 0.4)], "words", scale=0.8)) == [25.0]


def test_change_bars_show_what_stays_and_what_is_gained_or_lost() -> None:
    markup = change_bars([("Guitars", 0.25, 0.75), ("Toys", 0.5, 0.25)], marked="Guitars")
    assert widths(markup) == [25.0, 50.0, 25.0, 25.0]
    assert re.findall(r"sl-(gained|lost)\" style=\"left:([\d.]+)%", markup) == [("gained", "25.00"), ("lost", "25.00")]
    assert "<small>+50</small>" in markup
    assert "<small>\u221225</small>" in markup
