"""Options that write an analysis to files to take away."""

import argparse
from pathlib import Path

from PIL import Image

from core.catalog.product import Product
from core.errors import SettingsError
from core.explain.explanation import Explanation
from core.explain.export import gather, to_html, to_json
from core.files import replacing, writing_to
from core.prediction import Prediction
from core.predictor import Predictor


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--html``, ``--report`` and ``--with-picture``."""
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the analysis as one HTML file")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write all of it as JSON, which the command repeat does again"
    )
    parser.add_argument("--with-picture", action="store_true", help="let the report hold the picture file too")


def write_exports(
    args: argparse.Namespace,
    predictor: Predictor,
    product: Product,
    prediction: Prediction,
    explanation: Explanation,
    image: Image.Image | None,
) -> None:
    """Write the files that were asked for.

    Raises:
        SettingsError: a file cannot be written.
    """
    if args.html is None and args.report is None:
        return
    report = gather(predictor, product, prediction, explanation, image)
    if args.html is not None:
        _write(args.html, to_html(report))
    if args.report is not None:
        _write(args.report, to_json(report, args.with_picture))


def _write(path: Path, content: str) -> None:
    with writing_to(path, "The file", SettingsError), replacing(path) as temporary:
        temporary.write_text(content, encoding="utf-8")
