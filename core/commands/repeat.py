"""``python -m core repeat``: do an exported analysis again and say whether the same comes out."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from core import checkpoint
from core.cli import DONE, MISTAKE
from core.commands.options import add_checkpoint_option
from core.commands.progress import Bar
from core.errors import CheckpointError, SettingsError
from core.explain.export import repeat
from core.images import file_bytes
from core.predictor import Predictor
from core.settings import PRECISIONS, Settings, settings


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("repeat", help="do an exported analysis again and compare")
    parser.add_argument("report", type=Path, metavar="FILE", help="the analysis, as written by analyze --report")
    parser.add_argument("--image", type=Path, metavar="FILE", help="its picture, where the report does not hold it")
    add_checkpoint_option(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Analyse again, compare, print; the status is 0 where the result is the same and 2 where it is not."""
    values = repeat.read(args.report)
    config = _as_then(values, settings())
    picture = None if args.image is None else file_bytes(args.image, config.max_bytes)
    product = repeat.product_of(values, picture)
    folder = args.checkpoint or _find_model(values["made_by"]["model"], config)
    predictor = Predictor.load(folder, config)
    with Bar("Weighing words", "texts") as bar:
        found = repeat.repeat(values, predictor, product, config, bar)
    if args.json:
        print(json.dumps({"same": found.same, "sentence": found.sentence} | asdict(found), ensure_ascii=False))
    else:
        print(found.sentence)
    return DONE if found.same else MISTAKE


def _as_then(values: dict[str, Any], config: Settings) -> Settings:
    """Today's settings, but those that a result depends on."""
    made = values["made_by"]
    if made["precision"] not in PRECISIONS or not isinstance(made["max_side"], int) or made["max_side"] < 1:
        raise SettingsError("The report's precision or picture size is none that this program knows; export it again.")
    return replace(config, precision=made["precision"], max_side=made["max_side"])


def _find_model(wanted: dict[str, str], config: Settings) -> Path:
    """The folder of the model that made the report, by the digest of its weights; damaged ones beside it do not matter.

    Raises:
        CheckpointError: no folder at hand holds it, or one of its name is damaged.
    """
    for folder in _folders(config):
        try:
            if checkpoint.read_card(folder).sha256 == wanted["sha256"]:
                return folder
        except CheckpointError:
            if folder.name == wanted["name"]:
                raise
    raise CheckpointError(
        f"The report was made by the model {wanted['name']} with weights {wanted['sha256'][:12]}, which is not in "
        f"{config.weights}; name its folder with --checkpoint."
    )


def _folders(config: Settings) -> Iterator[Path]:
    others = sorted(config.weights.iterdir()) if config.weights.is_dir() else []
    for folder in (config.checkpoint, *others):
        if (folder / checkpoint.CARD_FILE).is_file():
            yield folder
