"""``python -m core feedback``: what people said of answers, in short."""

import argparse
import json
from typing import Any

from core.catalog.dataset import FEEDBACK
from core.evaluation.intervals import wilson
from core.feedback import Feedback
from core.settings import settings

_SHOWN = 10


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("feedback", help="tell what people said of answers")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print how many answers were called right, and what the others were corrected to."""
    folder = settings().feedback
    found = Feedback(folder).summary()
    if args.json:
        pairs = [{"predicted": said, "category": true, "n": count} for (said, true), count in found.corrections.items()]
        print(json.dumps({"folder": str(folder), "n": found.n, "right": found.right, "corrections": pairs}))
        return 0
    if not found.n:
        print(f"Nobody has judged an answer yet; the analyzer asks for it, and {folder} will hold it.")
        return 0
    share = wilson(found.right, found.n)
    print(
        f"{found.n:,} answers judged, {found.right:,} of them right ({found.right / found.n:.1%}; 95 % interval "
        f"{share.low:.1%} to {share.high:.1%}). People judge what they doubt: this is no figure of all products."
    )
    for (said, true), count in list(found.corrections.items())[:_SHOWN]:
        print(f"{count:>6,}  {said} was {true}")
    print(f"As a dataset: {folder}, or the word {FEEDBACK} where one is asked for.")
    return 0
