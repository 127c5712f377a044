"""What a study of robustness found, as a file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import json_files
from core.evaluation.robustness.figures import Figure
from core.files import replacing, writing_to

FILE = "robustness.json"
FORMAT = 1


@dataclass(frozen=True)
class RobustnessReport:
    """A study and how it was made.

    Attributes:
        data: name, digest and part of the dataset.
        settings: products, explained, attacked, seed, picture side, explanation methods, attack steps, arithmetic.
        models: name -> digest of the weights, the studied model first; a yardstick's is empty.
        figures: what was found.
    """

    data: Mapping[str, Any]
    settings: Mapping[str, Any]
    models: Mapping[str, str]
    figures: tuple[Figure, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "format": FORMAT,
            "data": dict(self.data),
            "settings": dict(self.settings),
            "models": dict(self.models),
            "figures": [each.to_dict() for each in self.figures],
        }

    def write(self, folder: Path) -> Path:
        """Write ``robustness.json`` into a folder, one figure a line.

        Raises:
            DatasetError: the folder cannot be written.
        """
        values = self.to_dict()
        rows = ",\n".join(json.dumps(each) for each in values.pop("figures"))
        text = json.dumps(values, indent=1, ensure_ascii=False).removesuffix("\n}")
        path = folder / FILE
        with writing_to(folder, "The figures"), replacing(path) as temporary:
            temporary.write_text(f'{text},\n "figures": [\n{rows}\n]\n}}\n', encoding="utf-8")
        return path

    @classmethod
    def read(cls, folder: Path) -> "RobustnessReport":
        """Read what :meth:`write` wrote.

        Raises:
            DatasetError: there is none, or it is damaged.
        """
        return json_files.read(
            folder / FILE,
            cls._from_dict,
            FORMAT,
            kind="study of robustness",
            again="make it with `robustness`",
        )

    @classmethod
    def _from_dict(cls, values: Mapping[str, Any]) -> "RobustnessReport":
        figures = tuple(Figure(**each) for each in values["figures"])
        return cls(values["data"], values["settings"], values["models"], figures)
