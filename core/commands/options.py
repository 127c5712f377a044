"""Options that several commands share, and reading what they name."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.catalog.dataset import Dataset, open_dataset, parse_columns, parse_where
from core.settings import settings

if TYPE_CHECKING:
    from core.predictor import Predictor

LARGEST_SEED = 2**32 - 1
DATA_HELP = "folder in the Kaggle layout, CSV file, Parquet file or folder, or the word demo or feedback"


def add_dataset_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--columns`` and ``--where``."""
    parser.add_argument(
        "--columns", metavar="PART=COLUMN,...", help="for example id=id,title=productDisplayName,category=articleType"
    )
    parser.add_argument(
        "--where", action="append", default=[], metavar="COLUMN=VALUE", help="use these rows only; may be repeated"
    )


def add_checkpoint_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--checkpoint``."""
    parser.add_argument("--checkpoint", type=Path, metavar="FOLDER", help="the model; weights/departments by default")


def seed(text: str) -> int:
    """What ``--seed`` takes: the numbers that every generator of chance here can begin with.

    Raises:
        argparse.ArgumentTypeError: it is none of them.
    """
    if not (text.isascii() and text.isdecimal() and int(text) <= LARGEST_SEED):
        raise argparse.ArgumentTypeError(f"{text!r} is no seed; give a whole number from 0 to {LARGEST_SEED:,}")
    return int(text)


def read_dataset(args: argparse.Namespace) -> Dataset:
    """Open the dataset that ``data``, ``columns`` and ``where`` name; its problems go to standard error.

    Raises:
        DatasetError: it cannot be read as asked.
    """
    dataset = open_dataset(args.data, parse_columns(args.columns), parse_where(args.where))
    for problem in dataset.problems:
        print(problem.sentence, file=sys.stderr)
    return dataset


def load_model(args: argparse.Namespace) -> "tuple[Predictor, Path]":
    """Load the model that ``checkpoint`` names, or the default one.

    Returns:
        The predictor and the folder it came from.

    Raises:
        CheckpointError: the folder is missing, damaged, or made for other encoders.
        EncoderError: an encoder's weights are missing or damaged.
    """
    from core.predictor import Predictor  # takes seconds, which commands without a model need not wait

    config = settings()
    folder = args.checkpoint or config.checkpoint
    return Predictor.load(folder, config), folder
