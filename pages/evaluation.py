"""Evaluation: how good the model is, on products it never saw or on a dataset of the user's."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

import dashboard.evaluation
from dashboard import resources, view_left
from dashboard.evaluation import at_hand, clicking, conditions, picked
from dashboard.evaluation.cards import metric_cards
from dashboard.evaluation.chips import chips
from dashboard.evaluation.errors.found import Origin
from dashboard.evaluation.filters import filter_widgets, nothing_left
from dashboard.evaluation.given import given_bars
from dashboard.evaluation.measures import heldout
from dashboard.evaluation.own_dataset import DATA, own_dataset
from dashboard.evaluation.section import confusion_section
from dashboard.evaluation.share import share_menu
from dashboard.evaluation.tabs import evaluation_tabs
from dashboard.evaluation.view import View
from dashboard.markup import plain
from dashboard.page import header

STYLE = Path(dashboard.evaluation.__file__).with_name("evaluation.css")
HELDOUT, OWN = "Held-out products", "Another dataset"

view_left.restore("evaluation")
clicking.seen()
card = resources.card()
st.html(STYLE)
header("Evaluation", f"How often the model {plain(card.name)} is right, and where it errs.")
line = st.container(horizontal=True, vertical_alignment="bottom", key="evaluation-filters")
with line:
    on = st.segmented_control(
        "Measured on",
        (HELDOUT, OWN),
        default=HELDOUT,
        required=True,
        key="on",
        bind="query-params",
        help="Held-out products were kept apart when the model was trained.",
    )
if on == OWN:
    outcome = own_dataset()
    if outcome is None:
        st.stop()
    everything, name, place, metrics = outcome.measured, outcome.name, st.session_state[DATA], None
else:
    everything = heldout(resources.model_folder())
    name = card.training.get("data", {}).get("name", "")
    place, metrics = at_hand.nearby(name), card.metrics
origin = Origin(name, place, resources.model_folder() if on == HELDOUT else None)
with line:
    filters = filter_widgets(everything.table)
chosen, problems = conditions.read(everything.table)
drawn_around = picked.read(everything.table)
# A place that is always there: if a chip moved what follows, the browser would build all of that anew.
with st.container():
    chips(chosen, problems, len(drawn_around))
view = View(everything, replace(filters, conditions=chosen, ids=drawn_around))
measured = view.measured
if not len(measured.table):
    st.info(plain(nothing_left(view.filters)), icon=":material/filter_alt_off:")
    st.stop()
with line:
    called = card.name if on == HELDOUT else name
    share_menu(measured, card.name, called, place, conditions.filter_words(view.filters))
if metrics:
    with st.container(key="evaluation-figures"):
        left, right = st.columns([2, 1], gap="medium")
    with left:
        metric_cards(measured)
    with right:
        given_bars(metrics)
else:
    metric_cards(measured)
above, below = st.container(key="evaluation-above"), st.container()
# The tabs come first: the products beside the matrix may have to wait for their catalogue.
with below:
    evaluation_tabs(view, origin)
with above:
    confusion_section(view, name, place)
view_left.keep("evaluation")
