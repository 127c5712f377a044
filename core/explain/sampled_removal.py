"""Sampled removal: how far the category's probability falls, on average, when a cell of the picture is taken out.

The picture is cut into square cells. Random sets of them are taken out, what is left fills their places
(:mod:`core.explain.infill`), and the whole fused model answers with the text left as it is. A linear model fitted to
these answers gives each cell its weight. It is LIME for pictures (Ribeiro et al. 2016, arXiv:1602.04938) with cells in
place of superpixels. Each set is drawn with what it leaves out, as for Shapley values (Covert and Lee 2021,
arXiv:2012.01536), and sets are neither small nor nearly all, where a model answers as if nothing, or all, were gone.

It asks the model itself, no gradient, so it explains every encoder, and one round of answers serves all categories.
"""

from collections.abc import Mapping

import numpy as np
import torch

from core.explain.explainer import Explainer, Setting
from core.explain.look import PIXELS, Evidence, Look

# Prior precision of a cell's weight, in units of the answers' noise: LIME's own 1 leaves weights of few samples wild.
RIDGE = 10.0


def sampled_removal(look: Look, settings: Mapping[str, float]) -> Evidence:
    """Fit the answers to the picture without random cells.

    Args:
        look: the picture and the question.
        settings: ``cells`` a side, ``samples``, and ``seed``.

    Returns:
        Evidence (cells, cells), the probability (0 to 1) that a cell adds; what lowers it is 0.
    """
    side = int(settings["cells"])
    removed = draw(side**2, int(settings["samples"]), int(settings["seed"]))
    answers = look.removals(side).probabilities(removed, look.report)
    values = -fit(removed, look.of_questions(answers)).T.reshape(-1, side, side)
    return look.evidence(torch.from_numpy(values).clamp_min(0), PIXELS)


def draw(cells: int, samples: int, seed: int) -> np.ndarray:
    """Sets of a quarter to three quarters of the cells, each followed by all the cells that it leaves out.

    Args:
        cells: n, at least 4.
        samples: N, how many sets; of an odd number the last has no partner.
        seed: seed of the draw.

    Returns:
        bool (N, n), True where a cell is removed.
    """
    generator = np.random.default_rng(seed)
    sizes = generator.integers(cells // 4, cells - cells // 4 + 1, size=-(-samples // 2))
    ranks = generator.random((len(sizes), cells)).argsort(axis=1)
    removed = ranks < sizes[:, None]
    return np.stack([removed, ~removed], axis=1).reshape(-1, cells)[:samples]


def fit(removed: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Ridge regression of answers on what was removed.

    The answer falls along a curve as more is removed, whatever it is. That curve, a cubic in the removed share, is
    fitted beside the cells and not shrunk, or it would be taken for differences between them.

    Args:
        removed: bool (N, n).
        answers: float (N, Q).

    Returns:
        float64 (n, Q): by how much the answer changes when a part is removed.
    """
    cells = removed.shape[1]
    share = removed.mean(axis=1, keepdims=True) - 0.5
    known = np.hstack([removed, share**2, share**3])
    centred = known - known.mean(axis=0)
    # Tiny rather than 0, which sets that are all of one size could not be solved with.
    penalty = np.diag([RIDGE] * cells + [1e-9] * 2)
    weights: np.ndarray = np.linalg.solve(centred.T @ centred + penalty, centred.T @ (answers - answers.mean(axis=0)))
    return weights[:cells]


SAMPLED_REMOVAL = Explainer(
    key="sampled_removal",
    name="Sampled removal",
    about="picture",
    shows="Bright places lower the category's probability when they are taken out of the picture.",
    limit="Places are squares, finer detail is not seen; a place is judged by what the model makes of the colours that "
    "are put there instead, and what speaks against the category is not shown.",
    reference="Ribeiro et al. 2016, arXiv:1602.04938; Covert and Lee 2021, arXiv:2012.01536",
    compute=sampled_removal,
    settings=(
        Setting("cells", "Cells a side", 8, 4, 16, 1, "More cells show finer detail and need more samples."),
        Setting(
            "samples", "Samples", 512, 64, 4096, 64, "Pictures that the model is asked about; more settle the map."
        ),
        Setting("seed", "Seed", 0, 0, 2**32 - 1, 1, "The same seed gives the same map."),
    ),
)
