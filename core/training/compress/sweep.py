"""The copies that are measured to see what size costs."""

from core.training.compress.plan import Plan

# What a smaller copy may lose in accuracy on validation products, fraction of 1, to be chosen.
MOST_LOST = 0.005


def plans(epochs: int, seed: int = 0) -> tuple[Plan, ...]:
    """From hardly anything taken away to nearly everything.

    Args:
        epochs: passes in which pruned and factored encoders learn.
        seed: of all chance.
    """
    return (
        Plan(precision="half", epochs=epochs, seed=seed),
        Plan(precision="int8", epochs=epochs, seed=seed),
        *(
            Plan(prune=share, precision=precision, epochs=epochs, seed=seed)
            for share in (0.25, 0.5, 0.75)
            for precision in ("float32", "int8")
        ),
        *(Plan(low_rank=0.9, precision=precision, epochs=epochs, seed=seed) for precision in ("float32", "int8")),
        Plan(prune=0.5, low_rank=0.9, precision="int8", epochs=epochs, seed=seed),
    )
