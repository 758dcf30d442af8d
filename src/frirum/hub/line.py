"""One live line: a bounded way out to one browser tab. Who is too slow is let go and reads again (WS6)."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any

type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

MOST_FRAMES = 64
MOST_BYTES = 256 * 1024


class Close:
    """Why a line is closed; the numbers stand in docs/protocol.md."""

    END = 1000
    NOT_UNDERSTOOD = 4400
    ACCESS_ENDED = 4401
    NOT_YOURS = 4403
    TOO_SLOW = 4408
    ELSEWHERE = 4409
    TOO_MUCH = 4429
    STOPPING = 4503


class Line:
    """The way out. `push` never waits: what cannot go now is kept, up to a bound.

    A frame is handed to the server's `send` at once, without a task of its own: as long as the peer reads, `send` comes
    back without waiting. Only when it would wait do we wait for it, by its own future.
    """

    __slots__ = ("_closing", "_kept", "_kept_bytes", "_send", "_sending", "closed")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._kept: deque[str] | None = None
        self._kept_bytes = 0
        self._sending: Coroutine[Any, Any, None] | None = None
        self._closing = 0
        self.closed = False

    def push(self, frame: str) -> None:
        """Send a frame, or keep it until the peer has read what went before; too much closes the line."""
        if self.closed:
            return
        if self._sending is None:
            self._start({"type": "websocket.send", "text": frame})
            return
        if self._kept is None:
            self._kept = deque()
        self._kept.append(frame)
        self._kept_bytes += len(frame)
        if len(self._kept) > MOST_FRAMES or self._kept_bytes > MOST_BYTES:
            self.close(Close.TOO_SLOW)

    def close(self, code: int) -> None:
        """Close the line after the frame on its way; what was kept is dropped, the peer reads it again."""
        if self.closed:
            return
        self.closed = True
        self._kept = None
        if self._sending is None:
            self._start({"type": "websocket.close", "code": code})
        else:
            self._closing = code

    def gone(self) -> None:
        """The peer has left: nothing more goes out."""
        self.closed = True
        self._kept = None
        self._closing = 0

    def _start(self, message: MutableMapping[str, Any]) -> None:
        sending = self._send(message)
        self._sending = sending  # type: ignore[assignment]
        self._step(None)

    def _step(self, _future: object) -> None:
        sending = self._sending
        if sending is None:
            return
        try:
            waits_for = sending.send(None)
        except StopIteration:
            self._sending = None
            self._next()
        except Exception:  # the peer left while we wrote
            self._sending = None
            self.gone()
        else:
            if waits_for is None:  # a bare yield: come back in a moment
                asyncio.get_running_loop().call_soon(self._step, None)
            else:
                waits_for._asyncio_future_blocking = False
                waits_for.add_done_callback(self._step)

    def _next(self) -> None:
        if self._closing:
            code, self._closing = self._closing, 0
            self._start({"type": "websocket.close", "code": code})
        elif self._kept:
            frame = self._kept.popleft()
            self._kept_bytes -= len(frame)
            self._start({"type": "websocket.send", "text": frame})
