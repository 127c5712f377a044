"""How much of a category's probability is due to each encoder: exact Shapley values of three or more players.

Every image encoder is a player, and so is the text. A picture that no image encoder takes part in is in the state that
the model learned for a missing picture, and likewise the text. An image encoder that stays away while another takes
part leaves its average feature vector over the training pictures: the model has no state of its own for that.
"""

import itertools
import math
from collections.abc import Mapping, Sequence

import numpy as np

from core.explain.question import Question
from core.prediction import Prediction
from core.predictor import Predictor

TEXT = "text"


def encoder_shares(predictor: Predictor, prediction: Prediction, question: Question) -> dict[str, float]:
    """Shapley values (Shapley 1953) of every image encoder and of the text.

    Args:
        predictor: the model that predicted.
        prediction: its answer.
        question: a category, and what it is held against.

    Returns:
        Nothing where there is one image encoder: :func:`core.explain.modality.shares` tell all there is. Otherwise an
        encoder's name, or ``text``, -> what it adds to the category's probability, -1 to 1 (to its lead over the
        other category, -2 to 2, where there is one). They sum to the probability with all less that with nothing; what
        the product lacks adds 0.
    """
    if len(predictor.image_encoder.members) == 1:
        return {}
    players = [*(each.name for each in predictor.image_encoder.members), TEXT]
    coalitions = [frozenset(each) for size in range(len(players) + 1) for each in itertools.combinations(players, size)]
    rows = _answers(predictor, prediction, coalitions)
    values = question.of(rows, predictor.categories)
    return shapley(players, dict(zip(coalitions, values.tolist(), strict=True)))


def shapley(players: Sequence[str], value: Mapping[frozenset[str], float]) -> dict[str, float]:
    """Each player's mean contribution over all orders in which they may join.

    Args:
        players: n names.
        value: what each of the 2^n coalitions is worth.
    """
    count = len(players)
    found = {}
    for player in players:
        total = 0.0
        for coalition, worth in value.items():
            if player not in coalition:
                orders = math.factorial(len(coalition)) * math.factorial(count - len(coalition) - 1)
                total += orders / math.factorial(count) * (value[coalition | {player}] - worth)
        found[player] = total
    return found


def _answers(predictor: Predictor, prediction: Prediction, coalitions: Sequence[frozenset[str]]) -> np.ndarray:
    """Probabilities (coalitions, C), all from one pass of the classifier."""
    members, count = predictor.image_encoder.members, len(coalitions)
    image, text = prediction.image_features, prediction.text_features
    seen = None
    if image is not None:
        there = np.array([[each.name in coalition for each in members] for coalition in coalitions])
        mask = np.repeat(there, [each.dim for each in members], axis=1)
        seen = np.where(mask, image, predictor.model.image_mean.cpu().numpy())
    return predictor.fuse(
        seen,
        None if text is None else np.broadcast_to(text, (count, len(text))),
        has_image=np.array([any(each.name in coalition for each in members) for coalition in coalitions]),
        has_text=np.array([TEXT in coalition for coalition in coalitions]),
        rows=count,
    )
