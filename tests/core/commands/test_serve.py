"""``python -m core serve`` as a process of its own."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from core.cli import main


def test_it_answers_until_it_is_stopped(tiny_shop):
    command = [sys.executable, "-m", "core", "serve", "--port", "0", "--checkpoint", str(tiny_shop.model), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        body = json.dumps({"title": "shovel rake seed"}).encode()
        request = urllib.request.Request(f"{said['address']}/predict", body, {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as reply:
            assert json.loads(reply.read())["category"] == "Garden"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) in (0, 130)


def test_a_port_that_is_taken_is_a_mistake_with_a_sentence(capsys: pytest.CaptureFixture[str]):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "choose another --host or --port" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--host", "no.such.host.invalid"), "cannot be listened on"),
        (("--port", "70000"), "no port 70000"),
        (("--port", "-1"), "no port -1"),
    ],
)
def test_an_address_that_is_none_is_a_mistake_with_a_sentence(words, sentence, capsys: pytest.CaptureFixture[str]):
    assert main(["serve", *words]) == 2
    assert sentence in capsys.readouterr().err
