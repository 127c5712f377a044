"""``python -m core serve``: the model behind an HTTP interface."""

import argparse
import json
import socket
import sys
from typing import Any

from core.commands.options import add_checkpoint_option, load_model
from core.errors import SettingsError
from core.settings import settings

HOST, PORT = "127.0.0.1", 8600


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("serve", help="answer requests over HTTP, as JSON")
    parser.add_argument("--host", default=HOST, help="address to listen on; nobody is asked for a password (127.0.0.1)")
    parser.add_argument("--port", type=int, default=PORT, help="port; 0 takes a free one (8600)")
    add_checkpoint_option(parser)
    parser.add_argument("--json", action="store_true", help="say where it listens as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Listen until Ctrl-C."""
    listening = _listen(args.host, args.port)
    with listening:
        predictor, _ = load_model(args)
        # Imported late, as the models are: other commands need not wait for them.
        import uvicorn

        from core.service.app import Service

        host, port = listening.getsockname()[:2]
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        if args.json:
            print(json.dumps({"address": address, "model": predictor.name, "digest": predictor.digest}), flush=True)
        else:
            print(f"{predictor.name} answers at {address}; Ctrl-C ends it.", file=sys.stderr, flush=True)
        server = uvicorn.Server(uvicorn.Config(Service(predictor, settings()).app(), log_level="warning"))
        server.run(sockets=[listening])
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        SettingsError: it cannot.
    """
    if not 0 <= port < 2**16:
        raise SettingsError(f"There is no port {port}; choose one from 0 to {2**16 - 1:,}.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(found[0], found[1])
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(found[4])
        listening.listen()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError(
            f"{host}:{port} cannot be listened on ({reason}); choose another --host or --port."
        ) from error
    return listening
