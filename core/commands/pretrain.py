"""``python -m core pretrain DATA --encoder NAME@SIZE --labels category,COLUMN --out FILE``."""

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import timm
import torch

from core.catalog import split
from core.catalog.product import Product
from core.commands.options import DATA_HELP, add_dataset_options, read_dataset, seed
from core.commands.progress import Bar
from core.encoders import tuned
from core.encoders.image import ImageEncoder, build_network
from core.encoders.pretrained import find_image_weights
from core.encoders.spec import ImageEncoderSpec
from core.encoders.state import read_state
from core.encoders.text import TextEncoder
from core.errors import EncoderError, SettingsError
from core.files import sha256_of, writing_to
from core.settings import settings
from core.training.features import encode_products
from core.training.pretrain_image import Pretraining, pretrain_image
from core.training.tuning import TuningEpoch

# Instead of a file to begin with: the weights that the encoder is published with.
_AS_IT_COMES = "pretrained"


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("pretrain", help="teach an image encoder to see, from random weights")
    parser.add_argument("data", help=DATA_HELP)
    parser.add_argument("--encoder", required=True, help="timm name, with the input's side in pixels: resnet18@80")
    parser.add_argument(
        "--labels", default="category", metavar="COLUMN,...", help="what to learn to tell; category by default"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="safetensors file for the weights")
    parser.add_argument(
        "--start", metavar="FILE", help=f"weights to begin with, or the word {_AS_IT_COMES}; random ones by default"
    )
    parser.add_argument(
        "--teacher", metavar="NAME", help="an image or sentence encoder whose features are to be predicted too"
    )
    parser.add_argument("--vary-all", action="store_true", help="vary light, sharpness and tilt, not the frames alone")
    parser.add_argument("--batch", type=int, default=Pretraining.batch_size, help="pictures a step")
    parser.add_argument("--epochs", type=int, default=Pretraining.epochs, help="passes over the pictures")
    parser.add_argument("--rate", type=float, default=Pretraining.learning_rate, help="the largest step of AdamW")
    parser.add_argument("--seed", type=seed, default=Pretraining.seed, help="of the split and of training")
    add_dataset_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Train on the training part alone, print the learning curve on validation products.

    The split is that of ``train``, so no product that a model is measured on is seen here either.
    """
    if args.start not in (None, _AS_IT_COMES) and not Path(args.start).is_file():
        raise EncoderError(f"There is no file with weights to begin with at {args.start}.")
    if args.epochs < 1:
        raise SettingsError(f"--epochs is {args.epochs}, which would teach nothing; take at least one.")
    if args.out.suffix != ".safetensors":
        raise EncoderError(f"The weights are written as safetensors; name {args.out.stem}.safetensors, not {args.out}.")
    config = Pretraining(args.epochs, args.rate, args.batch, vary_all=args.vary_all, seed=args.seed)
    with writing_to(args.out, "The weights", EncoderError):  # before the hours of work that would be lost
        args.out.parent.mkdir(parents=True, exist_ok=True)
    dataset = read_dataset(args)
    parts = split.assign(dataset.products, args.seed)
    train, validation = (
        [product for product, part in zip(dataset.products, parts, strict=True) if part == wanted]
        for wanted in (split.TRAIN, split.VALIDATION)
    )
    begun = args.start if args.start in (None, _AS_IT_COMES) else sha256_of(Path(args.start))
    made = (dataset.digest, args.encoder, args.labels, config, begun, args.teacher)
    state_file = settings().cache / "pretraining" / f"{hashlib.sha256(repr(made).encode()).hexdigest()[:16]}.state"
    taught = None if args.teacher is None else _features(args.teacher, train)
    with Bar(f"Teaching {args.encoder}", "steps") as progress:
        found = pretrain_image(
            args.encoder, train, validation, args.labels.split(","), config, state_file, settings(), progress,
            _first_weights(args.encoder, args.start), taught,
        )  # fmt: skip
    with writing_to(args.out, "The weights", EncoderError):
        tuned.write(args.out, found.tensors)
    curve = [asdict(point) for point in found.curve]
    summary = {"encoder": args.encoder, "products": len(train), "curve": curve}
    print(json.dumps(summary) if args.json else _table(found.curve))
    return 0


def _first_weights(encoder: str, start: str | None) -> Mapping[str, torch.Tensor] | None:
    if start is None:
        return None
    if start != _AS_IT_COMES:
        return read_state(Path(start))
    spec = ImageEncoderSpec.parse(encoder)
    state: Mapping[str, torch.Tensor] = build_network(spec, find_image_weights(spec.architecture)).state_dict()
    return state


def _features(teacher: str, products: Sequence[Product]) -> npt.NDArray[np.float32]:
    """What the teacher sees in every picture or reads in every text, from the cache where it knows it already."""
    sees = timm.is_model(ImageEncoderSpec.parse(teacher).architecture)
    if sees:
        items = [Product(product.id, image=product.image) for product in products]
        image, text = ImageEncoder(teacher), TextEncoder()
    else:
        items = [replace(product, image=None) for product in products]
        image, text = ImageEncoder(), TextEncoder(teacher)
    with Bar(f"Asking {teacher}", "pictures" if sees else "texts") as progress:
        found = encode_products(items, image, text, settings().cache, progress)
    return found.image if sees else found.text


def _table(curve: Sequence[TuningEpoch]) -> str:
    lines = [f"{'Epoch':>5}{'Loss':>10}{'Accuracy':>10}"]
    lines += [f"{point.epoch:>5}{point.train_loss:>10.4f}{point.validation_accuracy:>10.4f}" for point in curve]
    return "\n".join(lines)
