import pytest
import torch

from core.model import FusionClassifier, FusionConfig


@pytest.fixture
def model() -> FusionClassifier:
    torch.manual_seed(0)
    return FusionClassifier(FusionConfig(6, 4, 3, hidden=(8, 5))).eval()


def test_layers_are_those_of_the_published_head() -> None:
    head = FusionClassifier(FusionConfig(1280, 384, 21)).mlp_head
    shapes = [tuple(layer.weight.shape) for layer in head if isinstance(layer, torch.nn.Linear)]
    assert shapes == [(512, 1664), (128, 512), (21, 128)]
    assert [layer.p for layer in head if isinstance(layer, torch.nn.Dropout)] == [0.3, 0.2]


def test_features_are_standardised_before_the_head(model: FusionClassifier) -> None:
    image, text = torch.randn(5, 6) * 3 + 7, torch.randn(5, 4)
    model.standardise_by(image, text)
    expected = model.mlp_head(
        torch.cat([(image - image.mean(0)) / image.std(0), (text - text.mean(0)) / text.std(0)], dim=1)
    )
    torch.testing.assert_close(model(image, text, torch.ones(5).bool(), torch.ones(5).bool()), expected)


def test_missing_picture_is_the_learned_stand_in_whatever_its_row_holds(model: FusionClassifier) -> None:
    torch.nn.init.normal_(model.image_missing)
    text, there, absent = torch.randn(2, 4), torch.ones(2).bool(), torch.zeros(2).bool()
    first = model(torch.zeros(2, 6), text, absent, there)
    second = model(torch.full((2, 6), 1e6), text, absent, there)
    expected = model.mlp_head(torch.cat([model.image_missing.expand(2, -1), text], dim=1))
    torch.testing.assert_close(first, second)
    torch.testing.assert_close(first, expected)
    assert not torch.allclose(first, model(torch.zeros(2, 6), text, there, there))


def test_stand_ins_learn(model: FusionClassifier) -> None:
    some = torch.tensor([True, False])
    model(torch.randn(2, 6), torch.randn(2, 4), some, ~some).sum().backward()
    assert model.image_missing.grad is not None
    assert model.image_missing.grad.abs().sum() > 0
    assert model.text_missing.grad is not None
    assert model.text_missing.grad.abs().sum() > 0


def test_constant_feature_stays_finite(model: FusionClassifier) -> None:
    image = torch.randn(5, 6)
    image[:, 2] = 4.0
    model.standardise_by(image, torch.randn(5, 4))
    assert model(image, torch.randn(5, 4), torch.ones(5).bool(), torch.ones(5).bool()).isfinite().all()


def test_config_survives_json_and_refuses_the_unknown() -> None:
    config = FusionConfig(6, 4, 3, hidden=(8, 5))
    assert FusionConfig.from_dict(config.to_dict()) == config
    with pytest.raises(ValueError, match="unknown fusion"):
        FusionConfig.from_dict(config.to_dict() | {"kind": "magic"})
