import importlib
import subprocess
import sys
from argparse import Namespace

import pytest

from core import cli
from core.errors import DatasetError


def test_every_command_is_there() -> None:
    for name in cli.COMMANDS:
        module = importlib.import_module(f"core.commands.{name.replace('-', '_')}")
        assert callable(module.run)
        assert name.replace("-", "_") == module.__name__.rsplit(".", 1)[1]


@pytest.mark.parametrize("name", list(cli.COMMANDS))
def test_help_names_the_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert "--json" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["analyze", "demo-data", "errors", "robustness", "train"])
@pytest.mark.parametrize("seed", ["-1", "4294967296", "1.5", "٣"])
def test_seeds_that_no_generator_takes_are_refused(name: str, seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--seed", seed])
    assert ended.value.code == 2
    assert f"{seed!r} is no seed; give a whole number from 0 to 4,294,967,295" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (DatasetError("The file is empty; give another."), 2, "audit: The file is empty; give another."),
        (KeyboardInterrupt(), 130, "audit: stopped."),
        (ZeroDivisionError("by zero"), 1, "ZeroDivisionError: by zero"),
    ],
)
def test_errors_become_one_line_and_a_status(
    error: BaseException,
    status: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(args: Namespace) -> int:
        raise error

    monkeypatch.setattr(importlib.import_module("core.commands.audit"), "run", fail)
    assert cli.main(["audit", "demo"]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert len(err.strip().splitlines()) == 1


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    program = (
        "import sys; from core import cli; from core.commands import audit\n"
        "audit.run = lambda args: print('row\\n' * 500_000) or 0\nsys.exit(cli.main(['audit', 'demo']))"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(4) == b"row\n"
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_unknown_command_is_refused_at_once_without_loading_networks() -> None:
    program = (
        "import sys; from core.cli import main\ntry: main(['nonsense'])\nfinally: assert 'torch' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 2
    assert "invalid choice: 'nonsense'" in done.stderr
