from dataclasses import replace

import numpy as np
import pytest
import torch

from core.training.continual.fisher import diagonal_fisher
from core.training.continual.learn import LearnConfig, learn
from core.training.continual.methods import BY_KEY, METHODS
from core.training.continual.rows import Classifier, Rows, loss
from core.training.fit import Epoch
from tests.core.training.continual.conftest import random_rows

QUICK = LearnConfig(epochs=4, batch_size=16, learning_rate=1e-2)


def taught(model: Classifier, key: str, config: LearnConfig = QUICK) -> Classifier:
    old, new = random_rows(30, model, seed=1), random_rows(40, model, seed=2)
    fisher = diagonal_fisher(model, old.features, 0)
    return learn(model, new, new, BY_KEY[key], config, fisher, old)[0]


def moved(model: Classifier, other: Classifier) -> float:
    pairs = zip(model.parameters(), other.parameters(), strict=True)
    return float(sum((one - two).square().sum() for one, two in pairs))


@pytest.mark.parametrize("key", [method.key for method in METHODS])
def test_learns_and_leaves_the_teacher_alone(model: Classifier, key: str) -> None:
    before = {name: value.clone() for name, value in model.state_dict().items()}
    new = random_rows(40, model, seed=2)
    pupil = taught(model, key, replace(QUICK, epochs=10, strength=1e-3))
    assert loss(pupil, new) < loss(model, new)
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())
    assert not pupil.training
    assert not any(value.requires_grad for value in pupil.parameters())


def test_same_seed_same_weights(model: Classifier) -> None:
    assert moved(taught(model, "ewc+replay"), taught(model, "ewc+replay")) == 0
    assert moved(taught(model, "ewc+replay"), taught(model, "ewc+replay", replace(QUICK, seed=1))) > 0


def test_springs_hold_back_what_matters(model: Classifier) -> None:
    """The stiffer, the smaller the step along directions that matter; without stiffness EWC is fine-tuning."""
    assert moved(taught(model, "ewc", replace(QUICK, strength=0)), taught(model, "finetune")) == 0
    fisher = diagonal_fisher(model, random_rows(30, model, seed=1).features, 0)

    def strained(pupil: Classifier) -> float:
        before = dict(model.named_parameters())
        return float(sum((fisher[name] * (v - before[name]) ** 2).sum() for name, v in pupil.named_parameters()))

    soft, stiff = (strained(taught(model, "ewc", replace(QUICK, strength=each))) for each in (1.0, 1000.0))
    assert stiff < soft < strained(taught(model, "finetune"))


def test_replay_keeps_the_kept_rows_known(model: Classifier) -> None:
    long = replace(QUICK, epochs=15)
    old = random_rows(30, model, seed=1)
    assert loss(taught(model, "replay", long), old) < loss(taught(model, "finetune", long), old)


def test_a_stop_ends_it_and_every_epoch_is_told(model: Classifier) -> None:
    rows = random_rows(20, model)
    told: list[Epoch] = []

    def on_epoch(epoch: Epoch, planned: int) -> None:
        assert planned == QUICK.epochs
        told.append(epoch)
        if epoch.epoch == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        learn(model, rows, rows, BY_KEY["finetune"], QUICK, {}, rows, on_epoch)
    assert [epoch.epoch for epoch in told] == [1, 2]
    assert all(np.isfinite(epoch.train_loss) for epoch in told)


def test_without_kept_rows_replay_is_fine_tuning(model: Classifier) -> None:
    new = random_rows(20, model, seed=2)
    none = new.take(np.array([], dtype=int))
    one, two = (learn(model, new, new, BY_KEY[key], QUICK, {}, none)[0] for key in ("replay", "finetune"))
    assert moved(one, two) == 0
    assert isinstance(none, Rows)
