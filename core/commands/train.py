"""``python -m core train DATA --out weights/NAME``."""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.checkpoint import ModelCard
from core.commands.options import DATA_HELP, add_dataset_options, read_dataset, seed
from core.commands.progress import Bar, Bars
from core.settings import settings
from core.training.config import FitConfig, read_config
from core.training.fit import Epoch
from core.training.run import train


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("train", help="train a model on a dataset")
    parser.add_argument("data", help=DATA_HELP)
    parser.add_argument("--out", required=True, type=Path, help="the model's folder, for example weights/NAME")
    parser.add_argument("--config", type=Path, help="TOML file with training settings")
    parser.add_argument("--seed", type=seed, help="seed of the split and of training; 0 unless the configuration says")
    add_dataset_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Train, print the figures on the held-out part."""
    config = read_config(args.config) if args.config else FitConfig()
    if args.seed is not None:
        config = replace(config, seed=args.seed)
    dataset = read_dataset(args)
    with (
        Bars() as tuning,
        Bar("Encoding", "items") as encoding,
        Bar("Training", "epochs") as training,
        Bar("Remembering", "products") as remembering,
    ):

        def on_epoch(epoch: Epoch, planned: int) -> None:
            training.note(f"validation loss {epoch.validation_loss:.3f}, accuracy {epoch.validation_accuracy:.3f}")
            training(epoch.epoch, planned)

        def on_tuned(what: str, done: int, total: int) -> None:
            tuning.bar(f"Tuning on {what}", "steps")(done, total)

        card = train(dataset, args.out, config, settings(), encoding, on_epoch, on_tuned, remembering)
    print(json.dumps(card.to_dict(), ensure_ascii=False) if args.json else _table(card, args.out))
    return 0


def _table(card: ModelCard, out: Path) -> str:
    heldout, baseline = card.metrics["heldout"], card.metrics.get("baseline")
    given = {"all that a product has": "both", "picture only": "image", "text only": "text"}
    measured = [(name, heldout[key]) for name, key in given.items() if key in heldout]
    measured += [(baseline["name"], baseline)] if baseline else []
    rows = [("Given", "Products", "Accuracy", "Macro F1")]
    rows += [(name, f"{each['n']}", f"{each['accuracy']:.4f}", f"{each['f1_macro']:.4f}") for name, each in measured]
    lines = [f"{name:<28}{count:>10}{accuracy:>10}{f1:>10}" for name, count, accuracy, f1 in rows]
    ended = {"patience": "it stopped improving", "epochs": "all epochs were done", "interrupted": "it was stopped"}
    training = card.training
    lines.append(f"Best epoch {training['best_epoch']} of {len(training['curves'])}; {ended[training['ended']]}.")
    if "demo" in card.metrics:
        lines.append(f"Demo catalogue: {card.metrics['demo']['accuracy']:.3f} of {card.metrics['demo']['n']} right.")
    return "\n".join(["On the held-out part:", *lines, f"Written to {out}."])
