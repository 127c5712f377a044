"""Right answers by the strength of an attack on the picture."""

import plotly.graph_objects as go
import streamlit as st

from core.evaluation.robustness.attacks import FGSM, PGD
from core.evaluation.robustness.study import ATTACKS
from dashboard import theme
from dashboard.robustness.lines import add_line
from dashboard.robustness.studies import Study
from dashboard.robustness.wording import attack_name


def attack_section(study: Study) -> None:
    """Draw one chart for each of the models that were attacked, and how to read it."""
    rows = study.accuracy()
    attacked = [name for name in study.names if ((rows["model"] == name) & rows["spoilt"].isin([FGSM, PGD])).any()]
    with st.grid(2, min_column_width=320, gap="medium", key="robustness-attacks"):
        for name in attacked:
            with st.container(gap="xsmall"):
                st.markdown(f"**{name}**")
                theme.draw(chart(study, name), f"robustness-attack-{name}", f"Right answers of {name} under attack")
    st.caption(
        "Across: by how much any value of a pixel may change, of 255; a person hardly sees such changes. Upwards: "
        f"right answers of {study.report.settings['attacked']:,} products. The attacker knows the model and computes "
        "the worst change from its gradient, text included; the text itself is left as it is."
    )


def chart(study: Study, name: str) -> go.Figure:
    """A line for each attack, with and without the text.

    Args:
        study: the study.
        name: of the attacked model.
    """
    rows = study.accuracy()
    figure = theme.figure(height=320)
    for place, (attack, given) in enumerate(ATTACKS):
        own = rows[(rows["model"] == name) & (rows["spoilt"] == attack) & (rows["given"] == given)]
        own = own.sort_values("strength")
        labels = [f"{each:g}/255" if each else "no attack" for each in own["strength"]]
        add_line(figure, own, attack_name(attack, given), place, labels, band=False)
    figure.update_layout(legend={"y": 1.04})
    figure.update_xaxes(title="Strength, in 255ths", tickvals=sorted(set(rows.loc[rows["spoilt"] == PGD, "strength"])))
    figure.update_yaxes(range=[0, 103], ticksuffix=" %", dtick=25)
    return figure
