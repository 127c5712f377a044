"""LayerCAM: evidence in feature maps of several layers, the finer ones for where, the last for what.

Jiang et al. 2021, "LayerCAM: Exploring Hierarchical Class Activation Maps for Localization", IEEE Transactions on Image
Processing 30, doi:10.1109/TIP.2021.3089943. Each activation is weighed by its own gradient where that is positive,
not by its feature map's mean gradient, so early layers, whose cells mean different things, can be read as well.
"""

from collections.abc import Mapping, Sequence

import torch
from torch.nn import functional

from core.encoders.cores import core_count, side_by_side
from core.explain.explainer import Explainer, any_member
from core.explain.look import Evidence, Look
from core.explain.stages import feature_maps, finer_stages, gradients, has_stages, layers_setting

# gamma of the paper's equation 9.
_SHARPNESS = 2.0


def layer_cam(look: Look, settings: Mapping[str, float]) -> Evidence:
    """LayerCAM, fused over layers.

    Args:
        look: the picture and the question.
        settings: ``layers``, how many sizes of feature maps are read, the coarsest first.

    Returns:
        Evidence (h, w) of the finest layer's size. Of one layer it is in logits, as Grad-CAM's. Of several it has no
        unit: each layer's evidence is divided by the most that the layer gives to any question on this picture, and
        the largest of them counts at each place, see :func:`fuse`.
    """
    look = look.through(has_stages)
    names, evidence = layer_evidence(look, int(settings["layers"]))
    return look.evidence(evidence[0] if len(evidence) == 1 else fuse(evidence), " + ".join(names))


def layer_evidence(look: Look, count: int) -> tuple[list[str], list[torch.Tensor]]:
    """Each layer's own map.

    Args:
        look: the picture and its Q questions.
        count: layers wanted; fewer when the network has fewer sizes of feature maps.

    Returns:
        The layers' names, and evidence (Q, h, w), never negative, for each; the last feature maps come first.
    """
    # On a CPU every core takes a share of the questions, through a graph of its own.
    shares = torch.arange(len(look.questions)).tensor_split(core_count(look.encoder.device))
    stages = finer_stages(look, count - 1)
    parts = list(
        side_by_side(lambda share: _some_questions(look, [index for index, _ in stages], share),
                     [share.tolist() for share in shares if len(share)], look.encoder.device)
    )  # fmt: skip
    names = [look.encoder.layer, *(name for _, name in stages)]
    return names, [torch.cat(layer) for layer in zip(*parts, strict=True)]


def fuse(evidence: Sequence[torch.Tensor]) -> torch.Tensor:
    """Put layers together by equation 9 of the paper, on a scale that all questions share.

    A layer's evidence M becomes ``tanh(2 M / m)`` and the layers' maximum is taken at each place. In the paper ``m`` is
    the largest value of the one map; here it is the largest of all questions, so that a category without evidence
    stays dark.

    Args:
        evidence: (Q, h, w) a layer, in any sizes.

    Returns:
        (Q, h, w) of the largest size, 0 to tanh(2).
    """
    height, width = (max(layer.shape[axis] for layer in evidence) for axis in (1, 2))
    scaled = []
    for layer in evidence:
        largest = layer.max()
        curved = torch.tanh(_SHARPNESS * layer / largest) if largest > 0 else layer
        scaled.append(functional.interpolate(curved[:, None], (height, width), mode="bilinear", align_corners=False))
    return torch.cat(scaled, dim=1).amax(dim=1)


def _some_questions(look: Look, stages: Sequence[int], questions: Sequence[int]) -> list[torch.Tensor]:
    """The evidence of the last maps and of some stages for some questions, (len(questions), h, w) each."""
    with torch.enable_grad():
        # The prediction has kept the last maps; without finer ones the network need not run.
        layers = feature_maps(look, look.pixels, stages) if stages else [look.maps[None].clone().requires_grad_()]
        scores = look.score_maps(layers[0])[0]
        found: list[list[torch.Tensor]] = [[] for _ in layers]
        for question in questions:
            for kept, layer, gradient in zip(found, layers, gradients(look, scores[question], layers), strict=True):
                kept.append((gradient.relu() * layer.detach()).sum(dim=1).relu())
    return [torch.cat(kept) for kept in found]


LAYER_CAM = Explainer(
    key="layercam",
    name="LayerCAM",
    about="picture",
    shows="Bright places hold activations, in one layer or another, that raise the category's score; "
    "finer than Grad-CAM.",
    limit="It ignores every activation that lowers the score; with a random classifier it looks nearly the same, "
    "so it shows where there is something to see rather than why.",
    reference="Jiang et al. 2021, doi:10.1109/TIP.2021.3089943",
    compute=layer_cam,
    settings=(
        layers_setting(
            2, "Sizes of feature maps that are read: 1 is the last, coarsest one; each further one is twice as fine."
        ),
    ),
    works_with=any_member(has_stages),
)
