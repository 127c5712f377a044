"""``python -m core pretrain DATA --encoder NAME@SIZE --labels category,COLUMN --out FILE``."""

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from core.catalog import split
from core.catalog.product import Product
from core.commands.options import DATA_HELP, add_dataset_options, read_dataset, seed
from core.commands.progress import Bar
from core.encoders import tuned
from core.encoders.image import ImageEncoder
from core.encoders.text import TextEncoder
from core.errors import EncoderError, SettingsError
from core.files import sha256_of, writing_to
from core.settings import settings
from core.training.features import encode_products
from core.training.pretrain_image import Pretraining, pretrain_image
from core.training.tuning import TuningEpoch


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("pretrain", help="teach an image encoder to see, from random weights")
    parser.add_argument("data", help=DATA_HELP)
    parser.add_argument("--encoder", required=True, help="timm name, with the input's side in pixels: resnet18@80")
    parser.add_argument(
        "--labels", default="category", metavar="COLUMN,...", help="what to learn to tell; category by default"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="safetensors file for the weights")
    parser.add_argument("--start", type=Path, metavar="FILE", help="weights to begin with; random ones by default")
    parser.add_argument("--teacher", metavar="NAME", help="an image encoder whose features are to be predicted too")
    parser.add_argument("--epochs", type=int, default=Pretraining.epochs, help="passes over the pictures")
    parser.add_argument("--rate", type=float, default=Pretraining.learning_rate, help="the largest step of AdamW")
    parser.add_argument("--seed", type=seed, default=Pretraining.seed, help="of the split and of training")
    add_dataset_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Train on the training part alone, print the learning curve on validation products.

    The split is that of ``train``, so no product that a model is measured on is seen here either.
    """
    if args.start is not None and not args.start.is_file():
        raise EncoderError(f"There is no file with weights to begin with at {args.start}.")
    if args.epochs < 1:
        raise SettingsError(f"--epochs is {args.epochs}, which would teach nothing; take at least one.")
    if args.out.suffix != ".safetensors":
        raise EncoderError(f"The weights are written as safetensors; name {args.out.stem}.safetensors, not {args.out}.")
    config = Pretraining(args.epochs, args.rate, seed=args.seed)
    with writing_to(args.out, "The weights", EncoderError):  # before the hours of work that would be lost
        args.out.parent.mkdir(parents=True, exist_ok=True)
    dataset = read_dataset(args)
    parts = split.assign(dataset.products, args.seed)
    train, validation = (
        [product for product, part in zip(dataset.products, parts, strict=True) if part == wanted]
        for wanted in (split.TRAIN, split.VALIDATION)
    )
    begun = None if args.start is None else sha256_of(args.start)
    made = (dataset.digest, args.encoder, args.labels, config, begun, args.teacher)
    state_file = settings().cache / "pretraining" / f"{hashlib.sha256(repr(made).encode()).hexdigest()[:16]}.state"
    taught = None if args.teacher is None else _features(args.teacher, train)
    with Bar(f"Teaching {args.encoder}", "steps") as progress:
        found = pretrain_image(
            args.encoder, train, validation, args.labels.split(","), config, state_file, settings().precision, progress,
            args.start, taught,
        )  # fmt: skip
    with writing_to(args.out, "The weights", EncoderError):
        tuned.write(args.out, found.tensors)
    curve = [asdict(point) for point in found.curve]
    summary = {"encoder": args.encoder, "products": len(train), "curve": curve}
    print(json.dumps(summary) if args.json else _table(found.curve))
    return 0


def _features(name: str, products: Sequence[Product]) -> np.ndarray:
    """What the teacher sees in every product's picture, from the cache where it has seen it before."""
    pictures = [Product(product.id, image=product.image) for product in products]
    with Bar(f"Asking {name}", "pictures") as progress:
        return encode_products(pictures, ImageEncoder(name), TextEncoder(), settings().cache, progress).image


def _table(curve: Sequence[TuningEpoch]) -> str:
    lines = [f"{'Epoch':>5}{'Loss':>10}{'Accuracy':>10}"]
    lines += [f"{point.epoch:>5}{point.train_loss:>10.4f}{point.validation_accuracy:>10.4f}" for point in curve]
    return "\n".join(lines)
