from pathlib import Path

import pytest

from core.errors import SettingsError
from core.settings import settings


def test_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SHELFLENS_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("SHELFLENS_MAX_PIXELS", "1000")
    monkeypatch.delenv("SHELFLENS_CHECKPOINT", raising=False)
    assert settings().checkpoint == tmp_path / "departments"
    assert settings().max_pixels == 1000


def test_paths_set_to_nothing_count_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WEIGHTS", "CHECKPOINT", "CACHE"):
        monkeypatch.setenv(f"SHELFLENS_{name}", "")
    found = settings()
    assert found.weights.name == "weights"
    assert found.checkpoint == found.weights / "departments"
    assert found.cache.name == "shelflens"


@pytest.mark.parametrize("value", ["0", "-3", "many", "", "1.5"])
def test_limit_that_is_no_whole_number_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SHELFLENS_MAX_BYTES", value)
    with pytest.raises(SettingsError, match="SHELFLENS_MAX_BYTES"):
        settings()


def test_unknown_precision_lists_the_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELFLENS_PRECISION", "float8")
    with pytest.raises(SettingsError, match="bfloat16"):
        settings()


def test_least_confidence_is_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHELFLENS_LEAST_CONFIDENCE", raising=False)
    assert settings().least_confidence is None
    monkeypatch.setenv("SHELFLENS_LEAST_CONFIDENCE", "0.75")
    assert settings().least_confidence == 0.75
    for value in ("1.5", "-0.1", "much"):
        monkeypatch.setenv("SHELFLENS_LEAST_CONFIDENCE", value)
        with pytest.raises(SettingsError, match="SHELFLENS_LEAST_CONFIDENCE"):
            settings()
