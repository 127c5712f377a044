"""What every method of explanation tells about itself, so that pages build their controls and captions from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from core.encoders.image import ImageEncoder
from core.errors import SettingsError
from core.predictor import Predictor

About = Literal["picture", "text", "both"]


@dataclass(frozen=True)
class Setting:
    """One knob of a method; a page draws it, and the command line checks it, from this alone.

    Attributes:
        key: its name in ``settings`` of a result.
        name: its name for a person, with the unit.
        default: the value used when nothing else is asked; its type (``int`` or ``float``) is the setting's.
        least: smallest value.
        most: largest value.
        step: what a click on its control changes.
        help: one plain sentence on what it does.
    """

    key: str
    name: str
    default: int | float
    least: int | float
    most: int | float
    step: int | float
    help: str


def any_model(predictor: Predictor) -> bool:
    """For methods that work with every model."""
    return True


def any_member(fits: Callable[[ImageEncoder], bool]) -> Callable[[Predictor], bool]:
    """For methods that look through an encoder of a kind: whether a model has one, alone or among several."""
    return lambda predictor: any(fits(encoder) for encoder in predictor.image_encoder.members)


@dataclass(frozen=True)
class Explainer:
    """One method.

    Attributes:
        key: its name in results, options and file names.
        name: its name for a person.
        about: what it explains: the ``picture``, the ``text``, or the share of ``both``.
        shows: one plain sentence on what its result means.
        limit: one plain sentence on what its result does not say.
        reference: the paper it comes from.
        compute: the function that computes it; its shape is that of its family, see the module that lists it.
        settings: what can be chosen about it.
        works_with: whether a model is one that it can explain.
    """

    key: str
    name: str
    about: About
    shows: str
    limit: str
    reference: str
    compute: Callable[..., Any]
    settings: tuple[Setting, ...] = ()
    works_with: Callable[[Predictor], bool] = any_model

    def chosen(self, asked: Mapping[str, float]) -> dict[str, float]:
        """Every setting's value: the default, or what was asked.

        Raises:
            SettingsError: a setting is unknown, or its value out of range.
        """
        known = {setting.key: setting for setting in self.settings}
        values: dict[str, float] = {key: setting.default for key, setting in known.items()}
        for key, value in asked.items():
            if key not in known:
                raise SettingsError(f"{self.name} has no setting {key!r}; it has {', '.join(known) or 'none'}.")
            setting = known[key]
            if not setting.least <= value <= setting.most:
                raise SettingsError(
                    f"{setting.name} of {self.name} is {value:,}; choose from {setting.least:,} to {setting.most:,}."
                )
            values[key] = type(setting.default)(value)
        return values
