"""All methods of explanation in one place; a new one is listed in its family's module and appears here by itself."""

from core.explain import maps, modality, words
from core.explain.explainer import Explainer

EXPLAINERS: tuple[Explainer, ...] = (*maps.METHODS, *words.METHODS, *modality.METHODS)


def find(key: str) -> Explainer:
    """The method with that key.

    Raises:
        KeyError: there is none.
    """
    return {explainer.key: explainer for explainer in EXPLAINERS}[key]
