"""A limit on the size of requests, so that nobody fills the memory."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Refuses to read on where a body grows too large, whatever its header says."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        """Wrap an application; ``most`` is in bytes."""
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the application on what is received, as far as it may be."""
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                limit = self._most / 2**20
                raise HTTPException(413, f"The request is larger than {limit:.0f} MB; send less at a time.")
            return message

        await self._app(scope, counted, send)
