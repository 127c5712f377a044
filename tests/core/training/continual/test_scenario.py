from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import DatasetError
from core.training.continual.methods import BY_KEY
from core.training.continual.scenario import Outcome, Scenario, kept_scenarios, text_table

SCENARIO = Scenario(
    *("small", "A new shop", "shops", "the other shops", "one shop", 0),
    products={"train": (40, 20), "heldout": (10, 5)},
    old_before=(0.9, 0.8),
    new_before=(0.2, 0.2),
    methods={"finetune": Outcome((0.6, 0.6), (0.9, 1.0), None), "ewc": Outcome((0.9, 0.7), (0.9, 0.9), 100.0)},
)


def test_forgetting_is_before_minus_after() -> None:
    assert SCENARIO.forgetting("finetune").tolist() == pytest.approx([0.3, 0.2])
    assert SCENARIO.forgetting("ewc").mean() == pytest.approx(0.05)


def test_written_and_read_it_is_the_same(tmp_path: Path) -> None:
    assert kept_scenarios(tmp_path) == []
    SCENARIO.write(tmp_path)
    replace(SCENARIO, key="other").write(tmp_path)
    assert kept_scenarios(tmp_path) == [replace(SCENARIO, key="other"), SCENARIO]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"format": 1}', '{"format": 2}'])
def test_damage_is_one_sentence(tmp_path: Path, damage: str) -> None:
    (tmp_path / "small.json").write_text(damage, encoding="utf-8")
    with pytest.raises(DatasetError, match=r"no measured scenario|has format 2"):
        kept_scenarios(tmp_path)


def test_table_for_a_person() -> None:
    lines = text_table(SCENARIO).splitlines()
    assert "95.0 (90.0 to 100.0)" in lines[3]
    assert "25.0 (20.0 to 30.0)" in lines[3]
    assert lines[4].endswith("100")


def test_what_is_shipped_can_be_read_and_reaches_what_is_said_of_it() -> None:
    """EWC halves what fine-tuning forgets when a new shop arrives, at two points of the new products at most."""
    shops = [scenario for scenario in kept_scenarios() if scenario.key.startswith("shop-")]
    for scenario in shops:
        assert set(scenario.methods) == set(BY_KEY)
        assert scenario.forgetting("ewc").mean() <= scenario.forgetting("finetune").mean() / 2
        new = {key: sum(outcome.new) / len(outcome.new) for key, outcome in scenario.methods.items()}
        assert new["ewc"] >= new["finetune"] - 0.02
    assert shops
