"""What each method reached in the measured scenarios: a chart with a reading aid, and the figures."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from core.training.continual.methods import BY_KEY
from core.training.continual.scenario import Scenario, kept_scenarios
from dashboard import theme
from dashboard.marks import CIRCLE, DIAMOND, no_gaps
from dashboard.markup import plain

_ROW = 44


def scenarios() -> None:
    """Draw the scenario that is chosen; a sentence where none is kept."""
    kept = {scenario.key: scenario for scenario in kept_scenarios()}
    if not kept:
        st.info("No scenario is measured yet: python -m benchmarks.incremental does it.", icon=":material/info:")
        return
    key = st.segmented_control(
        "Scenario",
        list(kept),
        format_func=lambda name: kept[name].title,
        default=next(iter(kept)),
        required=True,
        key="scenario",
        bind="query-params",
    )
    _draw(kept[key])


def _draw(scenario: Scenario) -> None:
    st.markdown(plain(setting(scenario)))
    theme.draw(chart(scenario), "learn-scenario", "Accuracy on old and new products after each method")
    st.caption(
        "Further right is better for both. The dashed line is what was known of the old products before; how far a "
        "diamond lies left of it is what was forgotten. Whiskers span the seeds."
    )
    st.caption(" ".join(f"**{BY_KEY[key].title}**: {BY_KEY[key].help}" for key in scenario.methods))
    st.dataframe(
        table(scenario),
        hide_index=True,
        height="content",
        placeholder="–",
        column_config={
            name: st.column_config.NumberColumn(format="%.1f %%") for name in ("Old products", "New products")
        }
        | {
            "Forgotten": st.column_config.NumberColumn(
                format="%.1f points", help="On the old products, before minus after; below 0 they gained."
            ),
            "Strength": st.column_config.NumberColumn(help="Of EWC, chosen on validation products."),
        },
        alt="Figures of each method",
    )


def setting(scenario: Scenario) -> str:
    """What was done, in words."""
    seeds = len(scenario.old_before)
    old, new = scenario.products["train"]
    kinds = f" of {scenario.categories_added} new categories" if scenario.categories_added else ""
    heldout = sum(scenario.products["heldout"])
    return (
        f"A model learns {scenario.old_name} of {scenario.data} ({old:,} products), then {scenario.new_name} "
        f"({new:,} products{kinds}). Measured on {heldout:,} held-out products, "
        f"{'one seed' if seeds == 1 else f'mean of {seeds} seeds'}."
    )


def table(scenario: Scenario) -> pd.DataFrame:
    """One row a method, per cent and points, means over seeds; the first is the model before."""
    rows = [("Before", _mean(scenario.old_before), _mean(scenario.new_before), None, None)]
    for key, outcome in scenario.methods.items():
        forgotten = 100 * float(scenario.forgetting(key).mean())
        rows.append((BY_KEY[key].title, _mean(outcome.old), _mean(outcome.new), forgotten, outcome.strength))
    return pd.DataFrame(rows, columns=["Method", "Old products", "New products", "Forgotten", "Strength"])


def chart(scenario: Scenario) -> go.Figure:
    """Old and new products' accuracy after each method, the method listed first on top."""
    keys = list(reversed(scenario.methods))
    names = [BY_KEY[key].title for key in keys]
    figure = theme.figure(height=_ROW * len(keys) + 90)
    for label, mark, values in (
        ("Old products", DIAMOND, [scenario.methods[key].old for key in keys]),
        ("New products", CIRCLE, [scenario.methods[key].new for key in keys]),
    ):
        means = [_mean(each) for each in values]
        figure.add_scatter(
            x=means,
            y=names,
            mode="markers",
            name=label,
            marker=mark,
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [100 * max(each) - mean for each, mean in zip(values, means, strict=True)],
                "arrayminus": [mean - 100 * min(each) for each, mean in zip(values, means, strict=True)],
                "color": theme.NEUTRAL,
                "thickness": 1.5,
            },
            cliponaxis=False,
            hovertemplate=f"%{{y}}<br>{label} %{{x:.1f}} %<extra></extra>",
        )
    figure.add_vline(x=_mean(scenario.old_before), line={"dash": "dash", "width": 1, "color": theme.NEUTRAL})
    figure.update_xaxes(ticksuffix=" %")
    figure.update_yaxes(showgrid=False, range=no_gaps(len(keys)))
    return figure


def _mean(values: tuple[float, ...]) -> float:
    return 100 * float(np.mean(values))
