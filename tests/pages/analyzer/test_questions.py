"""What is asked of an answer on the analyzer page: methods and settings, another category, what if, tests of it."""

import threading

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.explain.sampled_removal import fit
from core.explain.words import METHODS as WORD_METHODS
from dashboard.analyzer import draft
from dashboard.analyzer.slow_maps import STOPPED
from tests.pages.analyzer.conftest import chooser, headline
from tests.pages.opening import markup, wait_for


def outcome(page: AppTest) -> str:
    """The sentence of the what-if section."""
    html = markup(page)
    start = html.index(">", html.index("sl-outcome")) + 1
    return html[start : html.index("</p>", start)]


def what_if(page: AppTest, part: str) -> str:
    """Key of a widget of the what-if section, which ends in the product's own digest."""
    elements = [*page.toggle, *page.text_area]
    return next(each.key for each in elements if (each.key or "").startswith(f"analyzer-what-if-{part}-"))


def test_what_if_starts_with_the_product_as_it_is_and_can_be_reset(page: AppTest) -> None:
    page.run()
    assert outcome(page).startswith("As it is: Musical Instruments, ")
    assert page.button(key="analyzer-what-if-reset").disabled
    page.toggle(key=what_if(page, "without-picture")).set_value(True).run()
    assert outcome(page).startswith("Without the picture the answer ")
    page.toggle(key=what_if(page, "without-text")).set_value(True).run()
    assert outcome(page).startswith("Without the picture and the text the answer would be ")
    page.button(key="analyzer-what-if-reset").click().run()
    assert outcome(page).startswith("As it is: ")
    assert not page.toggle(key=what_if(page, "without-picture")).value
    assert "Musical Instruments, " in headline(markup(page))


def test_an_edited_text_is_answered_and_switched_off_words_belong_to_it_no_more(page: AppTest) -> None:
    page.run()
    made = page.session_state["analyzer.what_if"]
    made.words_off = frozenset({0, 1})
    page.run()
    assert outcome(page).startswith("Without “Alder” and “six-string” the answer stays ")
    page.text_area(key=what_if(page, "text")).set_value("Stainless steel dog bowl").run()
    assert outcome(page).startswith("With the edited text the answer ")
    assert page.session_state["analyzer.what_if"].words_off == frozenset()


def test_another_product_has_a_what_if_of_its_own(quick: AppTest) -> None:
    quick.run()
    quick.session_state["analyzer.what_if"].words_off = frozenset({0})
    quick.button(key="example-button-analyzer-teddy-bear").click().run()
    assert outcome(quick).startswith("As it is: Toys &amp; Games, ")


def test_one_category_is_held_against_another_in_both_directions(page: AppTest) -> None:
    page.run()
    chooser(page, "against").select("Furniture").run()
    assert not page.exception
    assert "Grad-CAM for Musical Instruments rather than Furniture" in markup(page)
    assert "Grad-CAM for Furniture rather than Musical Instruments" in markup(page)
    assert "for Furniture</mark>" in markup(page)
    assert markup(page).count('class="sl-side"') == 2
    assert "lead of Musical Instruments over Furniture" in markup(page)
    # Held against itself a category would say nothing, so it is not in the list.
    assert len(chooser(page, "against").options) == 21
    assert not any(option.startswith("Musical Instruments") for option in chooser(page, "against").options)


def test_every_setting_of_a_chosen_method_is_an_input_and_counts(page: AppTest) -> None:
    page.run()
    # Few words have few variations, so that every method is quick.
    page.text_input(key=draft.TITLE).set_value("Acoustic guitar, garden hose")
    page.text_area(key=draft.DESCRIPTION).set_value("")
    page.button(key="analyzer-analyze").click().run()
    for method in WORD_METHODS:
        page.button_group(key="analyzer-words").set_value(method.key).run()
        assert not page.exception
        assert not page.error
        shown = {each.label: each for each in page.number_input}
        assert {setting.name for setting in method.settings} <= set(shown)
        for setting in method.settings:
            assert (shown[setting.name].min, shown[setting.name].max) == (setting.least, setting.most)
    page.button_group(key="analyzer-words").set_value("lime").run()
    page.number_input(key="analyzer-setting-lime-samples").set_value(150).run()
    assert any("LIME asked it about 150 variations" in caption.value for caption in page.caption)


def test_a_scale_of_its_own_is_said(page: AppTest) -> None:
    page.run()
    assert "strongest found for any category" in markup(page)
    page.toggle(key="analyzer-own-scale").set_value(True).run()
    assert "strongest in this map" in markup(page)
    assert any("a scale of its own" in caption.value for caption in page.caption)


def test_without_a_heat_map_the_picture_stays(page: AppTest) -> None:
    page.run()
    page.button_group(key="analyzer-methods").set_value([]).run()
    assert markup(page).count("<figure") == 1
    assert not page.exception


def test_an_explanation_is_tested_when_asked(page: AppTest) -> None:
    page.query_params["example"] = "text-only"
    page.run()
    assert "sl-badge" not in markup(page)
    page.button(key="analyzer-trust-check").click().run()
    assert not page.error
    assert markup(page).count("sl-badge") == 1
    assert not [each for each in page.button if each.key == "analyzer-trust-check"]


def test_the_smallest_change_is_searched_for_when_asked_and_holds(page: AppTest) -> None:
    page.run()
    page.button(key="analyzer-clear").click().run()
    page.text_input(key=draft.TITLE).set_value("Acoustic guitar, garden hose").run()
    page.button(key="analyzer-analyze").click().run()
    page.button(key="analyzer-smallest-find").click().run()
    assert not page.error
    assert "sl-struck" in markup(page)


def test_a_slow_map_follows_and_can_be_stopped_and_resumed(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slow(removed: np.ndarray, answers: np.ndarray) -> np.ndarray:
        asked.set()
        assert go_on.wait(60)
        return fit(removed, answers)

    monkeypatch.setattr("core.explain.sampled_removal.fit", slow)
    page.session_state["analyzer-setting-sampled_removal-seed"] = 77
    page.run()
    assert asked.wait(60)
    assert markup(page).count("<figure") == 3
    assert not page.exception

    page.button(key="analyzer-maps-stop").click().run()
    go_on.set()
    wait_for(page, lambda page: page.info)
    assert page.info[0].value == STOPPED
    page.button(key="analyzer-maps-resume").click().run()
    wait_for(page, lambda page: markup(page).count("<figure") == 4)
    assert "Sampled removal for Musical Instruments" in markup(page)
    assert not page.info
