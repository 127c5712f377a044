"""All corruptions, in the order in which they are shown."""

from core.errors import SettingsError
from core.evaluation.robustness.corruption import PictureCorruption, TextCorruption
from core.evaluation.robustness.pictures import PICTURE_CORRUPTIONS
from core.evaluation.robustness.texts import TEXT_CORRUPTIONS

CORRUPTIONS: tuple[PictureCorruption | TextCorruption, ...] = (*PICTURE_CORRUPTIONS, *TEXT_CORRUPTIONS)


def find_corruption(key: str) -> PictureCorruption | TextCorruption:
    """The corruption with that key.

    Raises:
        SettingsError: there is none.
    """
    known = {corruption.key: corruption for corruption in CORRUPTIONS}
    if key not in known:
        raise SettingsError(f"There is no corruption {key!r}; choose one of {', '.join(known)}.")
    return known[key]
