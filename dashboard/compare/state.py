"""What stands on each side: in the session, and in the address so that a comparison can be sent to a colleague.

The address ``compare?left=EXAMPLE&right=EXAMPLE&left_model=NAME&right_model=NAME`` names examples and models. A product
of one's own does not fit into an address; its side is then left out of it. What the page begins with needs no address.
"""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from core.catalog.product import Product
from dashboard import address, examples, resources
from dashboard.analyzer import draft

SideName = Literal["left", "right"]
SIDES: tuple[SideName, SideName] = ("left", "right")
EXAMPLE, ANALYZED, OWN = "Example", "From the analyzer", "My own"
# A stand whose picture and text disagree, and a guitar on which they agree.
_FIRST: Mapping[SideName, str] = {"left": "which-stand", "right": "acoustic-guitar"}
_OPENED, _PROBLEM = "compare.opened", "compare.problem"


def source_key(side: SideName) -> str:
    """Key of the widget that chooses where a side's product comes from."""
    return f"compare-{side}-source"


def model_key(side: SideName) -> str:
    """Key of the widget that chooses a side's model."""
    return f"compare-{side}-model"


def take_in() -> None:
    """Load what the address asks for, at first and when the person goes back; fill in what is missing."""
    state = st.session_state
    for side in SIDES:
        state.setdefault(_example_key(side), next_best(_FIRST[side]))
        state.setdefault(source_key(side), EXAMPLE)
    if _OPENED not in state or address.went_back():
        asked = {name: st.query_params[name] for name in _parameters() if name in st.query_params}
        if not asked:
            asked = {side: name for side, name in _bare().items() if state[source_key(side)] == EXAMPLE}
        problems = [
            problem
            for side in SIDES
            for problem in (_ask_example(side, asked.get(side)), _ask_model(side, asked.get(f"{side}_model")))
        ]
        set_problem(" ".join(filter(None, problems)) or None)
        state[_OPENED] = True
    for side in SIDES:
        if state.get(model_key(side)) not in resources.model_folders():
            state[model_key(side)] = next(iter(resources.model_folders()))


def keep() -> None:
    """Write the comparison into the address."""
    shown = {}
    for side in SIDES:
        current = product(side)
        if examples.find(current.id) is not None:
            shown[side] = current.id
        if model(side) != next(iter(resources.model_folders())):
            shown[f"{side}_model"] = model(side)
    address.write(_parameters(), shown, _bare())


def product(side: SideName) -> Product:
    """The product on a side; the last example as long as the chosen source holds nothing."""
    state = st.session_state
    chosen: Product | None = None
    if state[source_key(side)] == ANALYZED:
        chosen = draft.submitted()
    elif state[source_key(side)] == OWN:
        chosen = state.get(_own_key(side))
    return chosen or examples.examples()[state[_example_key(side)]]


def model(side: SideName) -> str:
    """Name of the model that reads a side's product."""
    name: str = st.session_state[model_key(side)]
    return name


def pick(side: SideName, example: Product) -> None:
    """Put an example on a side."""
    st.session_state[_example_key(side)] = example.id
    st.session_state[source_key(side)] = EXAMPLE
    set_problem(None)


def put(side: SideName, own: Product) -> None:
    """Put a product of the person's own on a side."""
    st.session_state[_own_key(side)] = own
    set_problem(None)


def swap() -> None:
    """Exchange the sides."""
    for key in (_example_key, _own_key, source_key, model_key):
        left, right = (st.session_state.get(key(side)) for side in SIDES)
        st.session_state[key("left")], st.session_state[key("right")] = right, left


def same_product() -> None:
    """Put the left product on the right side too, read by another model where there is one."""
    for key in (_example_key, _own_key, source_key):
        st.session_state[key("right")] = st.session_state.get(key("left"))
    others = [name for name in resources.model_folders() if name != model("left")]
    if others:
        st.session_state[model_key("right")] = others[0]
    set_problem(None)


def problem() -> str | None:
    """The sentence about the last thing that went wrong, until something goes right."""
    found: str | None = st.session_state.get(_PROBLEM)
    return found


def set_problem(sentence: str | None) -> None:
    """Remember a sentence for the person, or forget it."""
    st.session_state[_PROBLEM] = sentence


def next_best(example: str) -> str:
    """That example, or the gallery's first where it has none of that name."""
    return example if examples.find(example) is not None else next(iter(examples.examples()))


def _ask_example(side: SideName, name: str | None) -> str | None:
    """Take over an example; a sentence where there is none of that name."""
    if name is None:
        return None
    if examples.find(name) is None:
        return f"There is no example {name!r}; another one is shown on the {side}."
    st.session_state[_example_key(side)] = name
    st.session_state[source_key(side)] = EXAMPLE
    return None


def _ask_model(side: SideName, name: str | None) -> str | None:
    """Take over a model, the active one by default; a sentence where there is none of that name."""
    known = resources.model_folders()
    active = next(iter(known))
    st.session_state[model_key(side)] = name if name in known else active
    if name is None or name in known:
        return None
    return f"There is no model {name!r}; the {side} side is read by {active}."


def _bare() -> dict[str, str]:
    """What is compared at an address that names nothing."""
    return {side: next_best(_FIRST[side]) for side in SIDES}


def _parameters() -> tuple[str, ...]:
    return (*SIDES, *(f"{side}_model" for side in SIDES))


def _example_key(side: SideName) -> str:
    return f"compare.{side}.example"


def _own_key(side: SideName) -> str:
    return f"compare.{side}.own"
