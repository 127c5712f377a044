"""The ways to learn from new products, in one list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Method:
    """One way.

    Attributes:
        key: what the command line and the model's card call it.
        title: what the page calls it.
        springs: whether weights that matter for the old products are held back.
        replays: whether kept old products are mixed into every batch.
        needs_old: whether the old products must be there.
        help: what it does and when it fits, in a sentence.
    """

    key: str
    title: str
    springs: bool
    replays: bool
    needs_old: bool
    help: str


METHODS = (
    Method("finetune", "Fine-tuning", False, False, False, "Learns from the new products alone; the yardstick."),
    Method(
        "ewc",
        "EWC",
        True,
        False,
        False,
        "Elastic weight consolidation holds back the weights that matter for the old products. "
        "For known categories in a new style.",
    ),
    Method("replay", "Replay", False, True, False, "Mixes a few kept old products into every step."),
    Method("ewc+replay", "EWC + replay", True, True, False, "Both; the one for new categories."),
    Method(
        "joint", "Joint training", False, False, True, "Learns from old and new products together; needs the old ones."
    ),
)
BY_KEY = {method.key: method for method in METHODS}


def usual_method(categories_added: int) -> str:
    """The method taken when none is named; springs alone do not keep old categories apart from new ones."""
    return "ewc+replay" if categories_added else "ewc"
