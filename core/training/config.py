"""How a classifier is trained, and reading that from a TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from core.encoders.pretrained import DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER
from core.errors import SettingsError
from core.model import FUSIONS

# Smallest and largest value of the numbers in a configuration, of each of them where there are several.
_RANGES: Mapping[str, tuple[float, float]] = {
    **dict.fromkeys(("text_epochs", "image_epochs", "demo_per_category"), (0, 10_000)),
    **dict.fromkeys(("epochs", "patience"), (1, 10_000)),
    **dict.fromkeys(("batch_size", "hidden"), (1, 100_000)),
    **dict.fromkeys(("label_smoothing", "averaging", "modality_dropout", "dropout"), (0, 1)),
    **dict.fromkeys(("weight_decay", "mixup"), (0, 100)),
    "learning_rate": (1e-9, 10),
    "seed": (0, 2**32 - 1),
}


@dataclass(frozen=True)
class FitConfig:
    """How the classifier is trained; every value can be set in a TOML file.

    Attributes:
        fusion: ``experts`` tunes both encoders, counts words and pools several classifiers; ``concat`` trains the
            published perceptron on the encoders as they come.
        image_encoders: timm names of the image encoders, each with the side of its input where that is not the usual
            one (``resnet18@80``); their feature vectors are put end to end.
        text_encoder: sentence-transformers name; behind ``distilbert:``, of a BERT that becomes a DistilBERT.
        text_epochs: passes over the texts while the sentence encoder is tuned; 0 leaves it as it comes.
        image_epochs: passes over the pictures while the image encoder is tuned; 0 leaves it as it comes.
        kinds_file: TOML file with names of kinds of product for each category (:mod:`core.catalog.kind_names`), from
            which listings are composed to learn from; the departments of a general store when empty. Categories
            that the file does not have go without.
        epochs: passes over the training rows, at most, while the perceptron is fitted.
        patience: epochs without a lower validation loss before training stops.
        batch_size: rows a step.
        learning_rate: step size of AdamW at the start; it falls to zero along a cosine.
        weight_decay: decoupled weight decay of AdamW.
        label_smoothing: share of the target spread over all categories.
        mixup: both parameters of the Beta distribution from which each step draws how far rows are mixed with
            others (Zhang et al. 2018, arXiv 1710.09412); 0 mixes nothing.
        averaging: decay a step of the running average of the weights; the average is what is measured and kept
            (Polyak and Juditsky 1992). 0 keeps the last weights.
        modality_dropout: chance that a row with picture and text loses one of the two, in each epoch.
        hidden: widths of the two hidden layers.
        dropout: dropout after each of them.
        demo_per_category: drawings of the demo catalogue added to the training rows of each category,
            when the catalogue has every category of the demo.
        seed: of the split, the first weights, the order and the dropouts.
    """

    fusion: str = "experts"
    image_encoders: tuple[str, ...] = (DEFAULT_IMAGE_ENCODER,)
    text_encoder: str = DEFAULT_TEXT_ENCODER
    text_epochs: int = 5
    image_epochs: int = 5
    kinds_file: str = ""
    epochs: int = 60
    patience: int = 15
    batch_size: int = 256
    learning_rate: float = 5e-4
    weight_decay: float = 1e-2
    label_smoothing: float = 0.1
    mixup: float = 0.4
    averaging: float = 0.99
    modality_dropout: float = 0.3
    hidden: tuple[int, int] = (512, 128)
    dropout: tuple[float, float] = (0.3, 0.2)
    demo_per_category: int = 24
    seed: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def read_config(path: Path) -> FitConfig:
    """Read a TOML file whose keys are fields of :class:`FitConfig`.

    Raises:
        SettingsError: it cannot be read, a key or value is not known, or a number is out of its range.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"The configuration {path} could not be read: {error}.") from error
    defaults = FitConfig().to_dict()
    for name, value in values.items():
        if name not in defaults:
            known = ", ".join(field.name for field in fields(FitConfig))
            raise SettingsError(f"{path.name} sets {name!r}, which is no setting; the settings are {known}.")
        wanted = type(defaults[name])
        if wanted is tuple and _is_list_like(value, defaults[name], any_length=name == "image_encoders"):
            values[name] = tuple(value)
        elif wanted is float and type(value) is int:
            values[name] = float(value)
        elif type(value) is not wanted:
            raise SettingsError(f"{path.name} sets {name} to {value!r}; it must be like {defaults[name]!r}.")
        least, most = _RANGES.get(name, (None, None))
        if least is not None and not all(least <= each <= most for each in (value if wanted is tuple else [value])):
            raise SettingsError(f"{path.name} sets {name} to {value!r}; choose from {least:,} to {most:,}.")
    if not values.get("image_encoders", (DEFAULT_IMAGE_ENCODER,)):
        raise SettingsError(f"{path.name} names no image encoder; image_encoders needs at least one.")
    if values.get("fusion", FUSIONS[0]) not in FUSIONS:
        raise SettingsError(f"{path.name} sets fusion to {values['fusion']!r}; choose one of {', '.join(FUSIONS)}.")
    return FitConfig(**values)


def _is_list_like(value: Any, default: tuple[Any, ...], any_length: bool) -> bool:
    """Whether a TOML value is a list of the kind and, unless any will do, of the length of the default."""
    if not isinstance(value, list) or not (any_length or len(value) == len(default)):
        return False
    kinds = (int, float) if isinstance(default[0], float) else (type(default[0]),)
    return all(type(each) in kinds for each in value)
