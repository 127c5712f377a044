"""Evidence in the tokens of a vision transformer, one token a patch of the picture.

A transformer has no feature maps; each token stands for a patch, though by its last block it has read from all others.
The map is the element-wise product of a token and the gradient of the score with respect to it, summed over the
token's numbers: the product of HiResCAM (Draelos and Carin 2020, arXiv:2011.08891) taken over tokens in place of cells.

Which tokens: those that the answer is last read from. Where all tokens are pooled, they are the pooled ones. Where the
class token alone is read, nothing depends on the others once the last block is done; then they are those that the
class token reads from in that block, behind the block's normalisation. In front of it the product would be nothing,
whatever the tokens hold: a normalised token does not change with the token's length, so its gradient stands at a right
angle to it.
"""

from collections.abc import Mapping
from typing import Any

import torch
from timm.models.vision_transformer import Block, VisionTransformer

from core.encoders.image import ImageEncoder
from core.explain.explainer import Explainer, any_member
from core.explain.look import Evidence, Look


def token_map(look: Look, settings: Mapping[str, float]) -> Evidence:
    """Tokens times gradients, laid out as the patches are.

    Args:
        look: the picture and the question.
        settings: none.

    Returns:
        Evidence (rows of patches, columns of patches) in logits: a token's (first-order) contribution to the score.
    """
    look = look.through(is_vision_transformer)
    network = look.encoder.exact_network
    with torch.enable_grad():
        if network.global_pool == "token":
            layer = f"blocks.{len(network.blocks) - 1}.norm1"
            entering = tokens_before_last_block(network, look.pixels)
            tokens = network.blocks[-1].norm1(entering).detach().requires_grad_()
            scores = look.score_maps(network.norm(_finish_block(network.blocks[-1], entering, tokens)))[0]
        else:
            layer = "norm"
            tokens = look.maps[None].clone().requires_grad_()
            scores = look.score_maps(tokens)[0]
        gradients = [torch.autograd.grad(score, tokens, retain_graph=True)[0] for score in scores]
    relevance = (tokens.detach() * torch.cat(gradients)).sum(2)[:, network.num_prefix_tokens :]
    rows, columns = network.patch_embed.dynamic_feat_size(look.pixels.shape[-2:])
    return look.evidence(relevance.reshape(-1, rows, columns).relu(), layer)


@torch.no_grad()
def tokens_before_last_block(network: Any, pixels: torch.Tensor) -> torch.Tensor:
    """The tokens (1, T, D), class token first, that enter the last block of timm's ``VisionTransformer``."""
    embedded = network.patch_drop(network._pos_embed(network.patch_embed(pixels)))
    tokens: torch.Tensor = network.blocks[:-1](network.norm_pre(embedded))
    return tokens


def _finish_block(block: Any, entering: torch.Tensor, read: torch.Tensor) -> torch.Tensor:
    """What timm's ``Block`` makes of the tokens that enter it, once ``norm1`` has made ``read`` of them."""
    attended = entering + block.drop_path1(block.ls1(block.attn(read)))
    tokens: torch.Tensor = attended + block.drop_path2(block.ls2(block.mlp(block.norm2(attended))))
    return tokens


def is_vision_transformer(encoder: ImageEncoder) -> bool:
    """Whether an encoder is a plain vision transformer."""
    network = encoder.network
    plain = isinstance(network, VisionTransformer) and type(network.blocks[-1]) is Block
    return plain and encoder.layout == "tokens"


TOKEN_MAP = Explainer(
    key="token_map",
    name="Token map",
    about="picture",
    shows="Bright patches are those whose token, where the network last reads it, raises the category's score most.",
    limit="It hides what speaks against the category, and by then a token has also taken in what other patches show, "
    "so a bright patch need not hold the reason itself.",
    reference="Draelos and Carin 2020, arXiv:2011.08891",
    compute=token_map,
    works_with=any_member(is_vision_transformer),
)
