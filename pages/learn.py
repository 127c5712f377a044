"""Learn: how a model takes in new products without forgetting the old, measured, and done with the active model."""

import streamlit as st

from dashboard import errors
from dashboard.learn.measured import scenarios
from dashboard.learn.rollback import rollback
from dashboard.learn.teach import teach
from dashboard.page import header

header("Learn", "Teach a model new products without forgetting the old.")
st.subheader("What the methods reach", anchor=False)
with errors.shown():
    scenarios()
st.subheader("Teach the active model", anchor=False)
with errors.shown():
    teach()
with errors.shown():
    rollback()
