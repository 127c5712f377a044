"""Requests' bodies -> products; everything that can be wrong with one has a sentence."""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from core.catalog.product import Product
from core.errors import SettingsError
from core.settings import Settings

MOST_PRODUCTS = 64
MOST_CHARACTERS = 100_000
FIELDS = ("id", "title", "description", "image")
# What JSON can say but no answer can hold.
_UNPAIRED = re.compile(r"[\ud800-\udfff]")
_JSON, _FORM = "application/json", "multipart/form-data"


@dataclass(frozen=True)
class Asked:
    """One product, and what else was given with it.

    Attributes:
        product: the product; its picture is bytes, never a path.
        options: the other fields as they came.
    """

    product: Product
    options: Mapping[str, Any]


async def one(request: Request, options: tuple[str, ...] = ()) -> Asked:
    """The product of a request, from JSON (``image`` in base64) or from a form with a file ``image``.

    Args:
        request: the request.
        options: names of further fields that are allowed.

    Raises:
        SettingsError: the body is neither, or a field is unknown or of another type.
        HTTPException: 415, the body is of another content type.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _FORM:
        fields = await _form(request)
    elif kind in (_JSON, ""):
        fields = _object(await _json(request))
    else:
        raise HTTPException(415, f"The body is {kind}; send {_JSON}, or {_FORM} with the picture as a file.")
    return _asked(fields, options)


async def many(request: Request) -> list[Product]:
    """The products of a request: ``{"products": [{"id": …, "title": …, …}, …]}``.

    Raises:
        SettingsError: the body is no such object, holds none or too many, or a field is unknown or of another type.
    """
    fields = _object(await _json(request))
    products = fields.get("products")
    if set(fields) != {"products"} or not isinstance(products, list):
        raise SettingsError('Send an object with the one field "products", a list of products.')
    if not 1 <= len(products) <= MOST_PRODUCTS:
        raise SettingsError(f"There are {len(products):,} products; send 1 to {MOST_PRODUCTS} at a time.")
    return [_asked(_object(each), ()).product for each in products]


def most_bytes(config: Settings) -> int:
    """The largest body that is read: a few pictures of the largest size, in base64 a third longer."""
    return 4 * config.max_bytes


async def _json(request: Request) -> Any:
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"The body is not JSON ({error}).") from error


async def _form(request: Request) -> dict[str, Any]:
    try:
        form = await request.form(max_files=1, max_fields=20)
    except (MultiPartException, HTTPException) as error:
        if isinstance(error, HTTPException) and error.status_code == 413:
            raise
        raise SettingsError("The form cannot be read; send its fields and at most one file as multipart.") from error
    fields: dict[str, Any] = {}
    for name, value in form.multi_items():
        if name in fields:
            raise SettingsError(f"The field {name!r} is given twice.")
        fields[name] = await value.read() if isinstance(value, UploadFile) else value
    return fields


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SettingsError(f"A product is a JSON object with the fields {', '.join(FIELDS)}; give at least one.")
    return value


def _asked(fields: Mapping[str, Any], options: tuple[str, ...]) -> Asked:
    unknown = sorted(set(fields) - set(FIELDS) - set(options))
    if unknown:
        known = ", ".join((*FIELDS, *options))
        raise SettingsError(f"There is no field {unknown[0]!r}; this takes {known}.")
    product = Product(
        _text("id", fields.get("id")),
        _text("title", fields.get("title")),
        _text("description", fields.get("description")),
        image=_picture(fields.get("image")),
    )
    return Asked(product, {name: fields[name] for name in options if fields.get(name) is not None})


def _text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SettingsError(f"The field {name!r} is not a text.")
    if _UNPAIRED.search(value):
        raise SettingsError(f"The field {name!r} holds half a character (a lone surrogate); send whole ones.")
    if len(value) > MOST_CHARACTERS:
        raise SettingsError(f"The field {name!r} has {len(value):,} characters; {MOST_CHARACTERS:,} are read at most.")
    return value


def _picture(value: Any) -> bytes | None:
    if value is None or value == "":
        return None
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str):
        raise SettingsError("The field 'image' is not a text; send the picture's file in base64.")
    # A browser's own way to write a picture as a text is taken too.
    encoded = value.partition(",")[2] if value.startswith("data:") else value
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SettingsError("The field 'image' is not base64; send the picture's file in base64.") from error
