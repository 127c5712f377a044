from pathlib import Path

import numpy as np

from core.evaluation.robustness.kept import Kept


def test_a_part_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> dict[str, list[list[float]]]:
        made.append(1)
        return {"map": [[0.25, float("nan")]]}

    for _ in range(2):
        found = Kept(tmp_path / "new").get({"part": "a"}, make)
        assert found["map"][0, 0] == 0.25
        assert np.isnan(found["map"][0, 1])
    assert len(made) == 1
    Kept(tmp_path / "new").get({"part": "b"}, make)
    assert len(made) == 2


def test_a_damaged_part_is_made_again(tmp_path: Path) -> None:
    Kept(tmp_path).get({"part": "a"}, lambda: {"both": [[1]]})
    (file,) = tmp_path.iterdir()
    for damage in ('{"both": [[1]', "[]", '{"both": ["x"]}'):
        file.write_text(damage, encoding="utf-8")
        assert Kept(tmp_path).get({"part": "a"}, lambda: {"both": [[1, 0]]})["both"].tolist() == [[1, 0]]
