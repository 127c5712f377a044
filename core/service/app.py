"""The routes. Models compute in threads, a few at a time; a request that has to wait keeps nobody else waiting."""

import functools
import logging
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from core.encoders.cores import core_count
from core.errors import ShelfLensError
from core.predictor import Predictor
from core.service import bodies
from core.service.answers import OPTIONS, analysis, batch, prediction
from core.service.limit import BodyLimit
from core.settings import Settings

Result = TypeVar("Result")

ROUTES = {
    "GET /health": "whether it answers",
    "GET /model": "the model: categories, encoders, figures on held-out products",
    "POST /predict": "one product: id, title, description, image (base64; or a form with a file)",
    "POST /predict/batch": f'{{"products": [...]}}, up to {bodies.MOST_PRODUCTS}; what cannot be read has an "error"',
    "POST /analyze": f"one product, explained; also {', '.join(OPTIONS)}",
}


class Service:
    """Answers requests with one model.

    Attributes:
        predictor: the model.
        config: limits on pictures and requests.
    """

    def __init__(self, predictor: Predictor, config: Settings) -> None:
        """See the class."""
        self.predictor, self.config = predictor, config
        self._limiter = anyio.CapacityLimiter(core_count(predictor.image_encoder.device))

    def app(self) -> Starlette:
        """The ASGI application."""
        return Starlette(
            routes=[
                Route("/", self._index),
                Route("/health", self._health),
                Route("/model", self._model),
                Route("/predict", self._predict, methods=["POST"]),
                Route("/predict/batch", self._predict_batch, methods=["POST"]),
                Route("/analyze", self._analyze, methods=["POST"]),
            ],
            middleware=[Middleware(BodyLimit, most=bodies.most_bytes(self.config))],
            exception_handlers={
                ShelfLensError: _mistake,
                HTTPException: _refused,
                Exception: _fault,
            },
        )

    async def _index(self, _: Request) -> JSONResponse:
        return JSONResponse({"model": self.predictor.name, "routes": ROUTES})

    async def _health(self, _: Request) -> JSONResponse:
        return JSONResponse({"status": "ok", "model": self.predictor.name})

    async def _model(self, _: Request) -> JSONResponse:
        card = self.predictor.card
        return JSONResponse(
            {
                "checkpoint": self.predictor.reference,
                "categories": list(card.categories),
                "encoders": {"image": card.image_encoder.name, "text": card.text_encoder.name},
                "least_confidence": self.predictor.least_confidence,
                "metrics": card.metrics,
            }
        )

    async def _predict(self, request: Request) -> JSONResponse:
        asked = await bodies.one(request)
        return JSONResponse(await self._in_thread(prediction, self.predictor, asked.product))

    async def _predict_batch(self, request: Request) -> JSONResponse:
        products = await bodies.many(request)
        return JSONResponse(await self._in_thread(batch, self.predictor, products, self.config))

    async def _analyze(self, request: Request) -> JSONResponse:
        asked = await bodies.one(request, OPTIONS)
        return JSONResponse(await self._in_thread(analysis, self.predictor, asked.product, asked.options))

    async def _in_thread(self, function: Callable[..., Result], *arguments: Any) -> Result:
        return await anyio.to_thread.run_sync(functools.partial(function, *arguments), limiter=self._limiter)


def _mistake(_: Request, error: Exception) -> JSONResponse:
    return _error(400, str(error))


def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    said: Mapping[int, str] = {
        404: f"There is no such address; there are {', '.join(ROUTES)}.",
        405: "This address takes another method; GET / lists them.",
    }
    return JSONResponse({"error": said.get(error.status_code, error.detail)}, error.status_code, error.headers)


def _fault(_: Request, error: Exception) -> JSONResponse:
    logging.getLogger(__name__).error("A request failed.", exc_info=error)
    return _error(500, "Something failed here that is no fault of the request; the server's log says what.")


def _error(status: int, sentence: str) -> JSONResponse:
    return JSONResponse({"error": sentence}, status)
