import pytest
import torch

from core.training.continual.penalty import DECAY, accumulated, ewc_penalty


def test_equals_the_formula_by_hand() -> None:
    now = {"a": torch.tensor([1.0, 2.0], requires_grad=True), "b": torch.tensor([[3.0]], requires_grad=True)}
    anchor = {"a": torch.tensor([0.0, 2.5]), "b": torch.tensor([[1.0]])}
    fisher = {"a": torch.tensor([2.0, 4.0]), "b": torch.tensor([[0.5]])}
    penalty = ewc_penalty(now, anchor, fisher)
    # (2 * 1^2 + 4 * 0.5^2 + 0.5 * 2^2) / 2
    assert penalty.item() == pytest.approx((2 + 1 + 2) / 2)
    penalty.backward()
    assert now["a"].grad is not None
    assert now["a"].grad.tolist() == [2 * 1, 4 * -0.5]


def test_older_knowledge_fades() -> None:
    found = accumulated({"a": torch.tensor([10.0, 0.0])}, {"a": torch.tensor([1.0, 2.0])})
    assert found["a"].tolist() == pytest.approx([DECAY * 10 + 1, 2])
