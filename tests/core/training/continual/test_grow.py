import numpy as np
import torch

from core.encoders.word_scores import UNLEARNED
from core.experts import ExpertFusion
from core.training.continual.fisher import diagonal_fisher
from core.training.continual.grow import grown, grown_fisher, grown_rows
from core.training.continual.rows import Classifier, logits_of
from tests.core.training.continual.conftest import CLASSES, random_rows


def test_what_old_outputs_compute_is_kept_bit_by_bit(model: Classifier) -> None:
    rows = random_rows(40, model)
    wider = grown(model, 2)
    before, after = logits_of(model, rows.features), logits_of(wider, grown_rows(rows, wider).features)
    assert after.shape == (40, CLASSES + 2)
    torch.testing.assert_close(after[:, :CLASSES], before)
    for name, value in model.state_dict().items():
        assert torch.equal(wider.state_dict()[name][: len(value)] if value.ndim else value, value)


def test_new_outputs_begin_in_the_middle(model: Classifier) -> None:
    last = (model.joint if isinstance(model, ExpertFusion) else model).mlp_head[-1]
    wider = grown(model, 2)
    new = (wider.joint if isinstance(wider, ExpertFusion) else wider).mlp_head[-1]
    torch.testing.assert_close(new.weight[CLASSES:], last.weight.mean(0).expand(2, -1))
    torch.testing.assert_close(new.bias[CLASSES:], last.bias.mean().expand(2))


def test_nothing_new_changes_nothing(model: Classifier) -> None:
    wider = grown(model, 0)
    assert wider.config == model.config
    assert all(torch.equal(value, wider.state_dict()[name]) for name, value in model.state_dict().items())


def test_new_outputs_are_free(model: Classifier) -> None:
    fisher = diagonal_fisher(model, random_rows(10, model).features, 0)
    wider = grown(model, 1)
    free = grown_fisher(fisher, wider)
    for name, value in wider.named_parameters():
        assert free[name].shape == value.shape
        assert torch.equal(free[name][: len(fisher[name])], fisher[name])
        assert not free[name][len(fisher[name]) :].any()


def test_counted_words_say_nothing_for_new_categories(model: Classifier) -> None:
    rows = random_rows(10, model)
    text = grown_rows(rows, grown(model, 2)).features.text
    added = text[:, rows.features.text.shape[1] :]
    if not isinstance(model, ExpertFusion):
        assert added.shape[1] == 0
        return
    expected = np.where(rows.features.has_text[:, None], UNLEARNED, 0).repeat(2, 1)
    assert np.array_equal(added, expected)
