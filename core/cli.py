"""The command line ``python -m core COMMAND ...``: finds the command, turns errors into one sentence and a status.

Exit status: 0 done, 1 a fault of ours, 2 a user's mistake, 130 stopped with Ctrl-C.
"""

import argparse
import importlib
import logging
import os
import sys
import traceback
from collections.abc import Sequence

from core.errors import ShelfLensError

COMMANDS = {
    "analyze": "classify one product and explain why",
    "repeat": "do an exported analysis again and compare",
    "predict": "classify one product or a whole dataset",
    "evaluate": "measure a model on a dataset",
    "compare": "models and baselines on the same split of a dataset",
    "robustness": "measure a model on spoilt pictures and texts, and under attack",
    "errors": "look into a model's mistakes, and what of them is the data's",
    "train": "train a model on a dataset",
    "remember": "give a trained model the memory that it needs to learn on",
    "update": "teach a model new products without forgetting the old, or go back",
    "pretrain": "teach an image encoder to see, from random weights",
    "compress": "make a smaller copy of a model, or measure what smaller copies cost",
    "audit": "look into a dataset before using it",
    "describe": "add what is known of them to a model's held-out products",
    "demo-data": "draw the demo catalogue to a folder",
    "index": "index a catalogue, to find similar products in it",
    "similar": "find similar products in an index",
    "feedback": "tell what people said of answers",
    "serve": "answer requests over HTTP, as JSON",
    "import-checkpoint": "turn a torch.save checkpoint with image_backbone, text_backbone and mlp_head into a model",
}
DONE, FAULT, MISTAKE, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after ``python -m core``; those of the process when None.

    Returns:
        The exit status.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    parsed = _parser(words).parse_args(words)
    try:
        status: int = parsed.run(parsed)
        sys.stdout.flush()
        return status
    except ShelfLensError as error:
        print(f"{parsed.command}: {error}", file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        print(f"{parsed.command}: stopped.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # Whoever read has seen enough, as ``head`` has. The rest goes nowhere, or Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("SHELFLENS_DEBUG"):
            traceback.print_exc()
        print(
            f"{parsed.command}: something went wrong that should not have ({type(error).__name__}: {error}); "
            "set SHELFLENS_DEBUG=1 to see where.",
            file=sys.stderr,
        )
        return FAULT


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """All commands by name; only the one that is asked for is imported, so that help and mistakes answer at once."""
    parser = argparse.ArgumentParser(prog="python -m core", description="ShelfLens without a screen.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = next((word for word in words if not word.startswith("-")), None)
    for name, summary in COMMANDS.items():
        if name == asked:
            module = importlib.import_module(f"core.commands.{name.replace('-', '_')}")
            module.add_parser(subparsers)
            subparsers.choices[name].set_defaults(run=module.run)
        else:
            subparsers.add_parser(name, help=summary)
    return parser
