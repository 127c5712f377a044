"""A model with two tiny image encoders of random weights, trained on the tiny shop, and a smaller copy of it."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import timm
import torch
from safetensors.torch import save_file

from core.settings import Settings, settings
from core.training.compress.plan import Plan
from core.training.compress.results import Results
from core.training.compress.run import Job, build, measure_all, prepare, publish
from core.training.config import FitConfig
from core.training.run import train
from tests.core.conftest import TinyShop

PLAN = Plan(prune=0.5, precision="int8", epochs=1)


@dataclass(frozen=True)
class Compressed:
    """A model and its copy.

    Attributes:
        original: the model's folder.
        copy: the copy's.
        job: what the copy was made with.
        results: its figures.
        config: settings with the cache.
    """

    original: Path
    copy: Path
    job: Job
    results: Results
    config: Settings


@pytest.fixture(scope="session")
def compressed(tiny_shop: TinyShop, tmp_path_factory: pytest.TempPathFactory) -> Compressed:
    """Made once for all tests."""
    root = tmp_path_factory.mktemp("compress")
    (root / "weights").mkdir()
    for name, options in (("test_resnet", {}), ("test_vit", {"img_size": 64})):
        torch.manual_seed(1)
        network = timm.create_model(name, num_classes=0, **options)
        save_file(network.state_dict(), root / "weights" / f"{name}.safetensors")
    config = replace(settings(), cache=tiny_shop.cache, device="cpu")
    fit = FitConfig("concat", ("test_resnet@48", "test_vit@64"), epochs=30, hidden=(32, 16), demo_per_category=0)
    train(tiny_shop.dataset, root / "model", fit, replace(config, image_weights=root / "weights"))
    job = prepare(tiny_shop.dataset, root / "model", config, lambda *_: None, explained=2)
    results = measure_all(job, (PLAN,), None, root / "kept")
    publish(build(job, PLAN), root / "small", results.points[-1])
    return Compressed(root / "model", root / "small", job, results, config)
