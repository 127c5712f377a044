"""The HTTP interface, asked over a real connection."""

import base64
import json
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from core.commands.serve import _listen
from core.images import read_image
from core.service.app import Service
from core.service.bodies import MOST_CHARACTERS, MOST_PRODUCTS
from core.settings import settings
from tests.core.picture_files import png

LIMIT = 100_000


class Server:
    """A running service and the ways to ask it."""

    def __init__(self, address: str) -> None:
        self.address = address

    def ask(
        self, path: str, body: Any = None, kind: str = "application/json", method: str | None = None
    ) -> tuple[int, Any]:
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}{path}", data, {"content-type": kind}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return reply.status, json.loads(reply.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def form(self, path: str, fields: dict[str, str | bytes]) -> tuple[int, Any]:
        mark = uuid.uuid4().hex
        parts = []
        for name, value in fields.items():
            file = '; filename="picture"' if isinstance(value, bytes) else ""
            data = value if isinstance(value, bytes) else value.encode()
            head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'
            parts.append(head.encode() + data + b"\r\n")
        return self.ask(path, b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}")


@pytest.fixture(scope="module")
def server(tiny_predictor) -> Iterator[Server]:
    # A small limit, so that a request too large is quickly sent.
    app = Service(tiny_predictor, replace(settings(), max_bytes=LIMIT)).app()
    listening = _listen("127.0.0.1", 0)
    running = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    while not running.started:
        time.sleep(0.01)
    yield Server(f"http://127.0.0.1:{listening.getsockname()[1]}")
    running.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def picture(tiny_shop) -> bytes:
    return Path(tiny_shop.dataset.products[2].image).read_bytes()


def in_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_a_prediction_is_the_librarys_by_json_and_by_form(server, tiny_predictor, tiny_shop, picture):
    product = tiny_shop.dataset.products[2]
    expected = tiny_predictor.predict(product).to_dict()
    fields = {"id": product.id, "title": product.title, "description": product.description}
    for status, found in (
        server.ask("/predict", {**fields, "image": in_base64(picture)}),
        server.ask("/predict", {**fields, "image": f"data:image/png;base64,{in_base64(picture)}"}),
        server.form("/predict", {**fields, "image": picture}),
    ):
        assert status == 200
        assert found["id"] == product.id
        assert found["checkpoint"] == {"name": tiny_predictor.name, "digest": tiny_predictor.digest}
        assert found["category"] == expected["category"]
        assert found["probabilities"] == pytest.approx(expected["probabilities"], abs=1e-6)
        assert set(found) == {*expected, "id", "checkpoint"}


def test_a_text_alone_is_enough(server):
    status, found = server.ask("/predict", {"title": "shovel rake seed"})
    assert (status, found["category"]) == (200, "Garden")


def test_a_batch_keeps_the_order_and_names_what_it_cannot_read(server, picture):
    products = [
        {"id": "a", "title": "shovel rake hose"},
        {"id": "b", "image": in_base64(b"not a picture")},
        {"id": "c", "title": "pan knife oven", "image": in_base64(picture)},
        {"id": "d", "title": " <b></b> "},
    ]
    status, found = server.ask("/predict/batch", {"products": products})
    assert status == 200
    assert [each["id"] for each in found["predictions"]] == ["a", "b", "c", "d"]
    assert [("error" in each, "category" in each) for each in found["predictions"]] == [
        (False, True), (True, False), (False, True), (True, False),
    ]  # fmt: skip
    assert found["predictions"][0]["category"] == "Garden"
    assert "nothing to classify" in found["predictions"][3]["error"]


def test_an_analysis_has_maps_and_words(server, picture):
    status, found = server.ask(
        "/analyze",
        {"title": "shovel rake", "image": in_base64(picture), "samples": 60, "target": "kitchen", "against": "Office"},
    )
    assert status == 200
    assert (found["target"], found["against"]) == ("Kitchen", "Office")
    assert {word["word"] for word in found["words"]} == {"shovel", "rake"}
    for address in found["maps"].values():
        head, _, data = address.partition(",")
        assert head == "data:image/png;base64"
        assert read_image(base64.b64decode(data)).size == read_image(picture).size
    assert set(found["maps"]) == {"gradcam", "gradcampp"}
    assert found["timings_ms"]["total"] >= found["timings_ms"]["words"] > 0


def test_a_form_gives_options_as_text(server):
    status, found = server.form("/analyze", {"title": "shovel rake", "samples": "60", "seed": "3"})
    assert (status, found["settings"]["samples"], found["settings"]["seed"]) == (200, 60, 3)


def test_the_model_tells_what_it_is(server, tiny_predictor):
    assert server.ask("/health") == (200, {"status": "ok", "model": tiny_predictor.name})
    status, found = server.ask("/model")
    assert (status, found["categories"]) == (200, list(tiny_predictor.categories))
    status, found = server.ask("/")
    assert status == 200
    for route in found["routes"]:
        method, path = route.split()
        assert server.ask(path, {} if method == "POST" else None)[0] in (200, 400)


@pytest.mark.parametrize(
    ("path", "body", "sentence"),
    [
        ("/predict", b"{", "not JSON"),
        ("/predict", b"\xff\xfe", "not JSON"),
        ("/predict", b"[" * 100_000, "not JSON"),
        ("/predict", [1], "JSON object"),
        ("/predict", {}, "nothing to classify"),
        ("/predict", {"title": 3}, "'title' is not a text"),
        ("/predict", {"title": "a" * (MOST_CHARACTERS + 1)}, "characters"),
        ("/predict", {"name": "shovel"}, "no field 'name'"),
        ("/predict", {"title": "shovel", "samples": 60}, "no field 'samples'"),
        ("/predict", {"image": "***"}, "not base64"),
        ("/predict", {"image": 3}, "'image' is not a text"),
        ("/predict", {"image": "/etc/hostname"}, "not base64"),
        ("/predict", {"image": in_base64(b"GIF89a")}, "not a picture"),
        ("/predict", {"image": in_base64(png(60_000, 60_000, 8, 2, b""))}, "pixels"),
        ("/predict/batch", {"products": []}, "send 1 to"),
        ("/predict/batch", {"products": [{}] * (MOST_PRODUCTS + 1)}, "send 1 to"),
        ("/predict/batch", {"products": [3]}, "JSON object"),
        ("/predict/batch", {"products": [{"title": "a"}], "more": 1}, "one field"),
        ("/analyze", {"title": "shovel", "samples": 1}, "samples"),
        ("/analyze", {"title": "shovel", "samples": "many"}, "whole number"),
        ("/analyze", {"title": "shovel", "samples": "--5"}, "whole number"),
        ("/predict", {"title": "shovel", "id": "\ud800"}, "half a character"),
        ("/analyze", {"title": "shovel", "samples": True}, "whole number"),
        ("/analyze", {"title": "shovel", "target": "Gardn"}, "did you mean Garden"),
        ("/analyze", {"title": "shovel", "words": "magic"}, "no word method"),
        ("/analyze", {"title": "shovel", "target": ["Garden"]}, "'target' is not a text"),
    ],
)
def test_a_mistake_gets_a_sentence(server, path, body, sentence):
    status, found = server.ask(path, body)
    assert status == 400
    assert set(found) == {"error"}
    assert sentence in found["error"]


def test_other_addresses_methods_and_bodies_are_refused_as_json(server):
    assert server.ask("/nowhere")[0] == 404
    assert "POST /predict" in server.ask("/nowhere")[1]["error"]
    assert server.ask("/predict")[0] == 405
    status, found = server.ask("/predict", b"title=shovel", "application/x-www-form-urlencoded")
    assert status == 415
    assert "multipart/form-data" in found["error"]
    assert server.ask("/predict", b"nonsense", "multipart/form-data; boundary=x")[0] == 400
    assert server.ask("/predict", b"nonsense", "multipart/form-data")[0] == 400


@pytest.mark.parametrize("way", ["json", "form"])
def test_a_request_too_large_is_refused(server, way):
    large = b"0" * (4 * LIMIT + 1)
    ask = (
        (lambda: server.ask("/predict", large)) if way == "json" else lambda: server.form("/predict", {"image": large})
    )
    try:
        status, found = ask()
    except urllib.error.URLError:
        # The server may have hung up while the rest was still being sent.
        status, found = 413, {"error": "larger"}
    assert (status, "larger" in found["error"]) == (413, True)
    assert server.ask("/health")[0] == 200


def test_a_fault_is_logged_and_told_without_a_traceback(server, tiny_predictor, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(type(tiny_predictor), "predict", broken)
    status, found = server.ask("/predict", {"title": "shovel"})
    assert status == 500
    assert "secret" not in found["error"]


def test_many_at_once_are_each_answered_right(server):
    titles = {"shovel rake seed": "Garden", "pan knife oven": "Kitchen", "pen paper stapler": "Office"}
    asked = list(titles) * 8
    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(lambda title: server.ask("/predict", {"title": title}), asked))
    assert [(status, each["category"]) for status, each in found] == [(200, titles[title]) for title in asked]
