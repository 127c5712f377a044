"""Can I trust it? Each explanation is tested by removing what it calls important; a badge, and the curves behind it."""

from collections.abc import Mapping

import plotly.graph_objects as go
import streamlit as st

from core.explain import registry
from core.explain.curves import Curves
from core.explain.faithfulness import Faithfulness
from core.explain.question import Question
from core.predictor import Progress
from dashboard import theme
from dashboard.analyzer.choice import Choice
from dashboard.analyzer.on_demand import asked_for, progress_of
from dashboard.analyzer.work import Analysis
from dashboard.markup import NO_BREAK, escape, plain

# Name, line and colour of each order; lines differ in their dashes too.
_EXPLANATION, _RANDOM, _CENTRE = "Explanation", "Random", "From the middle"
_LINES = {_EXPLANATION: (theme.FOR, "solid"), _RANDOM: (theme.NEUTRAL, "dash"), _CENTRE: (theme.NEUTRAL, "dot")}
_HEIGHT = 210


def draw(analysis: Analysis, question: Question, choice: Choice, has_words: bool) -> None:
    """Draw the badges, or the button that asks for them.

    Args:
        analysis: the product under analysis.
        question: what the explanation answers.
        choice: the methods.
        has_words: whether there are weights of words to test.
    """
    methods = [*(choice.maps if analysis.product.has_image else ()), *([choice.words] if has_words else ())]
    st.caption(
        "A test of the maps and the words above: what they call important is removed step by step, and the answer "
        "watched. It should fall sooner than when places or words are removed at random."
    )
    place = st.empty()
    if not methods:
        place.info("There is no map and no word to test.")
        return
    asked = (analysis.key, question, *methods)
    known = [analysis.knows_trust(question, method, choice.of(method)) for method in methods]
    if not all(known):
        label, icon = "Check this explanation", ":material/verified:"
        bar = asked_for(place, asked, "analyzer-trust-check", label, icon, "Testing the explanation …")
        if bar is None:
            return
        for number, method in enumerate(methods):
            text = f"Testing {registry.find(method).name} …"
            _test(analysis, question, choice, method, progress_of(bar, number, len(methods), text))
    found = {method: result for method in methods if (result := _test(analysis, question, choice, method))}
    with place.container():
        st.html("".join(badge(registry.find(method).name, result) for method, result in found.items()))
        _curves(found)


def badge(name: str, found: Faithfulness) -> str:
    """The verdict on one method's result as HTML: a label with the number, and a sentence."""
    if not found.matters:
        kind, verdict = "sl-open", "Cannot be told"
    elif found.trusted:
        kind, verdict = "sl-for", f"Holds up, {found.score:.1f}{NO_BREAK}×"
    else:
        kind, verdict = "sl-against", f"Weak, {found.score:.1f}{NO_BREAK}×"
    return (
        f'<p class="sl-verdict"><span class="sl-badge {kind}"><b>{escape(name)}</b> {verdict}</span> '
        f"{escape(found.sentence)}</p>"
    )


def chart(found: Faithfulness, which: str) -> go.Figure:
    """One kind of curve, ``deletion`` or ``insertion``, for the explanation's order and those it is held against."""
    orders: dict[str, Curves | None] = {
        _EXPLANATION: found.explanation,
        _RANDOM: found.random,
        _CENTRE: found.centre,
    }
    figure = theme.figure(_HEIGHT)
    for name, curves in orders.items():
        if curves is None:
            continue
        colour, dash = _LINES[name]
        figure.add_scatter(
            x=100 * found.fractions,
            y=100 * (curves.deletion if which == "deletion" else curves.insertion),
            name=name,
            mode="lines",
            line={"color": colour, "dash": dash, "width": 2.5 if name == _EXPLANATION else 1.5},
            hovertemplate="%{x:.0f} %: %{y:.0f} %<extra>" + name + "</extra>",
        )
    done = "removed" if which == "deletion" else "brought back"
    # The caption above names the lines; a legend would take half of so small a chart.
    figure.update_layout(showlegend=False)
    figure.update_xaxes(title=f"{found.part} {done}, %", range=[0, 100])
    figure.update_yaxes(title="probability, %" if found.question.against is None else "lead, points")
    return figure


def _curves(found: Mapping[str, Faithfulness]) -> None:
    with st.expander("The curves", icon=":material/show_chart:"):
        st.caption(
            "Left, the most important is removed first: the sooner the solid line falls, the better. Right, it is "
            "brought back first: the sooner it rises, the better. Dashed: in random order; "
            "dotted: from the middle outwards."
        )
        for method, result in found.items():
            name = registry.find(method).name
            st.markdown(f"**{plain(name)}**")
            for which, column in zip(("deletion", "insertion"), st.columns(2), strict=True):
                with column:
                    alt = f"{which.capitalize()} curves of {name}"
                    theme.draw(chart(result, which), f"analyzer-trust-{method}-{which}", alt)


def _test(
    analysis: Analysis, question: Question, choice: Choice, method: str, progress: Progress | None = None
) -> Faithfulness | None:
    test = analysis.trust_in_words if method == choice.words else analysis.trust_in_map
    return test(question, method, choice.of(method), progress)
