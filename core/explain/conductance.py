"""Conductance: what flows through each place of a layer while the picture comes into focus.

Dhamdhere et al. 2018, "How important is a neuron?", arXiv:1805.12233. The picture is led in steps from a blurred copy
to itself; at each step the change of an activation is weighed by the score's gradient, and the steps are added up. Over
all places of a layer they come, with enough steps, to what the picture's details change in the score. No single
gradient does that: where the model is sure, the gradient at the picture itself says little about how it came to be so.
A dozen steps do not yet add up, for the network bends sharply on its way, but they order the places well.

It was taken up, with its layer and its steps, as the most promising of some twenty candidates on 24 products of the
validation part (never on held-out ones); differences there were small, so that is a reason to measure it, not a result.
"""

import itertools
import math
from collections.abc import Mapping

import torch

from core.encoders.cores import core_count, side_by_side
from core.explain.explainer import Explainer, Setting, any_member
from core.explain.look import Evidence, Look
from core.explain.stages import feature_maps, finer_stages, gradients, has_stages, layers_setting

_STEPS_AT_ONCE = 8


def conductance(look: Look, settings: Mapping[str, float]) -> Evidence:
    """Add up conductance over the features of each place of one layer.

    Args:
        look: the picture and the question.
        settings: ``layers``, which size of feature maps, and ``steps``.

    Returns:
        Evidence (h, w) of that layer's size in logits. Its scale ends at the largest value for the question or for the
        predicted category, or for either way round of a question about two.
    """
    look = look.through(has_stages)
    name, values = signed_conductance(look, int(settings["layers"]), int(settings["steps"]))
    evidence = values.relu()
    return Evidence(evidence[look.compared.index(look.asked)], float(evidence.max()), look.named(name))


def signed_conductance(look: Look, layers: int, steps: int) -> tuple[str, torch.Tensor]:
    """Conductance by the trapezoid rule.

    Args:
        look: the picture and its questions.
        layers: 1 for the last feature maps; each further one is twice as fine, as far as the network has them.
        steps: from the blurred copy to the picture.

    Returns:
        The layer's name, and (len(look.compared), h, w), for (above 0) or against each of the compared questions.
    """
    stages = finer_stages(look, layers - 1)[-1:]
    name = stages[0][1] if stages else look.encoder.layer
    path = look.blurred + torch.linspace(0, 1, steps + 1, device=look.pixels.device)[:, None, None, None] * (
        look.pixels - look.blurred
    )
    # Every core of a CPU takes parts of the path, which share the points at which they meet; short ones, for the graph
    # of a picture takes some 30 MB.
    count = max(min(steps, core_count(look.encoder.device)), math.ceil(steps / _STEPS_AT_ONCE))
    cuts = torch.linspace(0, steps, count + 1).round().int().tolist()
    parts = [path[start : end + 1] for start, end in itertools.pairwise(cuts)]
    positions = [position for position, _ in stages]
    found = side_by_side(lambda part: _along(look, part, positions), parts, look.encoder.device)
    results = []
    for result in found:
        results.append(result)
        look.report(len(results), count)
    return name, torch.stack(results).sum(0)


def _along(look: Look, path: torch.Tensor, stages: list[int]) -> torch.Tensor:
    """Conductance along a part of the path, (P, 3, S, S) -> (len(look.compared), h, w)."""
    with torch.enable_grad():
        layers = feature_maps(look, path, stages)
        scores, layer = look.score_maps(layers[0]), layers[-1]
        slopes = [gradients(look, scores[:, question].sum(), [layer])[0] for question in look.compared]
    change = layer.detach().diff(dim=0)
    return torch.stack([(change * (slope[1:] + slope[:-1]) / 2).sum(dim=(0, 1)) for slope in slopes])


CONDUCTANCE = Explainer(
    key="conductance",
    name="Conductance",
    about="picture",
    shows="Bright places carry most of what raises the category's score while the picture comes into focus.",
    limit="It explains what the details add to a blurred copy of the picture, so rough colours count for little, "
    "and it hides what speaks against the category.",
    reference="Dhamdhere et al. 2018, arXiv:1805.12233",
    compute=conductance,
    settings=(
        layers_setting(
            3, "Which feature maps are read: 1 is the last, coarsest ones; each further step is twice as fine."
        ),
        Setting("steps", "Steps", 12, 4, 64, 4, "Steps from the blurred copy to the picture; more are more exact."),
    ),
    works_with=any_member(has_stages),
)
