from streamlit.testing.v1 import AppTest


def script() -> None:
    import streamlit as st

    from dashboard.background import Job
    from dashboard.progress import progress

    if "job" not in st.session_state:
        st.session_state["job"] = Job("a test", lambda say: 1, "Stopped.", step="Reading *all*", done=3, total=1200)
    if st.session_state["job"].running:
        progress(st.session_state["job"], "stop", "You may leave.")
    else:
        st.write(st.session_state["job"].problem)


def test_the_bar_says_how_far_it_is_and_work_can_be_stopped() -> None:
    page = AppTest.from_function(script).run(timeout=30)
    (bar,) = page.get("progress")
    assert bar.proto.text == r"Reading \*all\*: 3 of 1,200"
    assert bar.proto.value == 0
    assert page.caption[0].value == "You may leave."
    page.button(key="stop").click().run()
    page.session_state["job"].work = lambda say: say("More", 1, 2)
    page.session_state["job"].run()
    page.run()
    assert page.markdown[0].value == "Stopped."


def test_where_the_end_is_not_known_only_the_step_is_said() -> None:
    page = AppTest.from_function(script)
    page.run(timeout=30)
    page.session_state["job"].total = 0
    page.run()
    assert page.get("progress")[0].proto.text == r"Reading \*all\* …"
