"""Words and places switched off in a real browser: by the mouse, by keys, and faster than answers come in."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Settle, answer


def outcome(page: Page) -> Locator:
    """The sentence of the what-if section."""
    return page.locator(".sl-outcome")


def word(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Words of the text").get_by_role("button", name=name, exact=True).first


def test_words_are_switched_off_by_clicks_and_keys(analyzer: Page, watch) -> None:
    before = answer(analyzer).inner_text()
    word(analyzer, "guitar").click()
    expect(word(analyzer, "guitar")).to_have_attribute("aria-pressed", "true")
    expect(outcome(analyzer)).to_contain_text("Without “guitar” the answer ")

    # One step from "guitar" against the text's direction stands "acoustic".
    word(analyzer, "guitar").focus()
    analyzer.keyboard.press("ArrowLeft")
    analyzer.keyboard.press("Enter")
    expect(word(analyzer, "acoustic")).to_have_attribute("aria-pressed", "true")
    expect(outcome(analyzer)).to_contain_text("Without “acoustic” and “guitar” the answer ")

    word(analyzer, "guitar").click()
    expect(outcome(analyzer)).to_contain_text("Without “acoustic” the answer ")
    assert answer(analyzer).inner_text() == before

    analyzer.get_by_role("button", name="Reset").click()
    expect(outcome(analyzer)).to_contain_text("As it is: Musical Instruments")
    expect(word(analyzer, "acoustic")).to_have_attribute("aria-pressed", "false")
    assert watch.clean(), watch


def test_words_from_right_to_left_stand_in_their_order(analyzer: Page, settle: Settle) -> None:
    analyzer.get_by_role("button", name="Clear").click()
    analyzer.get_by_label("Title").fill("קופסת צבעים לילדים")
    analyzer.get_by_role("button", name="Analyze").click()
    settle()
    places = [word(analyzer, name).bounding_box() for name in ("קופסת", "צבעים", "לילדים")]
    assert places[0]["x"] > places[1]["x"] > places[2]["x"]
    word(analyzer, "קופסת").focus()
    analyzer.keyboard.press("ArrowLeft")
    analyzer.keyboard.press("Space")
    expect(outcome(analyzer)).to_contain_text("Without “צבעים” the answer ")


def test_many_words_in_a_row_are_all_switched_off(analyzer: Page, settle: Settle) -> None:
    # Faster than answers come in; none of the presses may be lost on the way.
    for name in ("acoustic", "guitar", "strings", "tuners"):
        word(analyzer, name).click()
    expect(outcome(analyzer)).to_contain_text("Without “acoustic”, “guitar” and 2 more words")
    settle()
    for name in ("acoustic", "guitar", "strings", "tuners"):
        expect(word(analyzer, name)).to_have_attribute("aria-pressed", "true")


def test_places_of_the_picture_are_brushed_out_with_the_mouse(analyzer: Page, settle: Settle, watch) -> None:
    stage = analyzer.get_by_role("group", name="The picture; drag")
    stage.scroll_into_view_if_needed()
    area = stage.bounding_box()
    corner = [area["x"] + 0.1 * area["width"], area["y"] + 0.2 * area["height"]]
    analyzer.mouse.move(*corner)
    analyzer.mouse.down()
    analyzer.mouse.move(corner[0] + 0.8 * area["width"], corner[1] + 0.7 * area["height"], steps=5)
    analyzer.mouse.up()
    expect(stage.locator(".box")).to_have_count(1)
    expect(outcome(analyzer)).to_contain_text("Without a region of the picture the answer ")
    box = stage.locator(".box").bounding_box()
    assert abs(box["width"] / area["width"] - 0.8) < 0.02
    assert abs(box["height"] / area["height"] - 0.7) < 0.02

    analyzer.get_by_role("button", name="Undo").click()
    expect(stage.locator(".box")).to_have_count(0)
    expect(outcome(analyzer)).to_contain_text("As it is: ")
    settle()
    assert watch.clean(), watch


def test_places_are_brushed_out_with_the_keyboard(analyzer: Page, settle: Settle) -> None:
    stage = analyzer.get_by_role("group", name="The picture; drag")
    analyzer.get_by_role("button", name="Add a box").focus()
    analyzer.keyboard.press("Enter")
    expect(outcome(analyzer)).to_contain_text("Without a region of the picture")
    settle()
    before = stage.locator(".box").bounding_box()
    for keys in ("ArrowDown", "ArrowDown", "Shift+ArrowRight"):
        analyzer.keyboard.press(keys)
    settle()
    after = stage.locator(".box").bounding_box()
    assert after["y"] > before["y"]
    assert after["width"] > before["width"]
    analyzer.keyboard.press("Delete")
    expect(stage.locator(".box")).to_have_count(0)
    expect(outcome(analyzer)).to_contain_text("As it is: ")
