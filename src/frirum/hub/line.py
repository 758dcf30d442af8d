"""One live line: a bounded way out to one browser tab. Who is too slow is let go and reads again (WS6)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any

type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

MOST_FRAMES = 64  # that wait for a peer who does not read
MOST_BYTES = 256 * 1024
AT_ONCE_BYTES = 32 * 1024  # more than this is not gathered for one write
MANY = "frirum.many"


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
    """The way out. `push` never waits: frames of one turn of the loop go out together, at its end.

    They are handed to the server's `send` without a task of its own: as long as the peer reads, `send` comes back
    without waiting. Only when it would wait do we wait for it, by its own future; what comes then is kept, up to a bound.
    """

    __slots__ = ("_bytes", "_close_code", "_due", "_flowing", "_kept", "_many", "_send", "_sending", "closed")

    def __init__(self, send: Send, *, many: bool = False) -> None:
        self._send = send
        self._many = many
        self._kept: list[str] = []
        self._bytes = 0
        self._due = False
        self._sending: Coroutine[Any, Any, None] | None = None
        self._flowing: asyncio.Future[None] | None = None
        self._close_code = 0
        self.closed = False

    def push(self, frame: str) -> None:
        """Send a frame at the end of this turn; too much for a peer who does not read closes the line."""
        if self.closed:
            return
        self._kept.append(frame)
        self._bytes += len(frame)
        if self._sending is not None:
            if len(self._kept) > MOST_FRAMES or self._bytes > MOST_BYTES:
                self.close(Close.TOO_SLOW)
        elif self._bytes > AT_ONCE_BYTES:
            self._flush()
        elif not self._due:
            self._due = True
            _due.append(self)
            if len(_due) == 1:
                asyncio.get_running_loop().call_soon(_flush_all)

    def close(self, code: int) -> None:
        """Close the line after what is on its way; the peer reads again what it has missed."""
        if self.closed:
            return
        if self._sending is None:
            self._flush()
        self.closed = True
        self._kept = []
        if self._sending is None:
            self._start({"type": "websocket.close", "code": code})
        else:
            self._close_code = code

    def gone(self) -> None:
        """The peer has left: nothing more goes out."""
        self.closed = True
        self._kept = []
        self._close_code = 0
        self._flows()

    async def flows(self) -> None:
        """Wait until the peer has read what was sent: for long readings of a log."""
        if not self.closed:
            self._flush()
        if self._sending is not None and not self.closed:
            self._flowing = self._flowing or asyncio.get_running_loop().create_future()
            await asyncio.shield(self._flowing)

    def _flush(self) -> None:
        while self._kept and self._sending is None:
            frames, self._kept = self._kept, []
            if self._many or len(frames) == 1:
                self._bytes = 0
                self._start(_message(frames))
            else:
                self._kept = frames[1:]
                self._bytes -= len(frames[0])
                self._start(_message(frames[:1]))

    def _start(self, message: MutableMapping[str, Any]) -> None:
        self._sending = self._send(message)  # type: ignore[assignment]
        self._step(None)

    def _step(self, _future: object) -> None:
        sending = self._sending
        if sending is None:
            return
        try:
            waits_for = sending.send(None)
        except StopIteration:
            self._sending = None
            if _future is not None:  # it had to wait: what came meanwhile goes now
                self._after_waiting()
        except Exception:  # the peer left while we wrote
            self._sending = None
            self.gone()
        else:
            if waits_for is None:  # a bare yield: come back in a moment
                asyncio.get_running_loop().call_soon(self._step, self)
            else:
                waits_for._asyncio_future_blocking = False
                waits_for.add_done_callback(self._step)

    def _after_waiting(self) -> None:
        if self._close_code:
            code, self._close_code = self._close_code, 0
            self._start({"type": "websocket.close", "code": code})
            return
        self._flush()
        if self._sending is None:
            self._flows()

    def _flows(self) -> None:
        flowing, self._flowing = self._flowing, None
        if flowing is not None and not flowing.done():
            flowing.set_result(None)


_due: list[Line] = []


def _flush_all() -> None:
    due = _due.copy()
    _due.clear()
    for line in due:
        line._due = False
        if line._sending is None and not line.closed:
            line._flush()


def _message(frames: list[str]) -> MutableMapping[str, Any]:
    if len(frames) == 1:
        return {"type": "websocket.send", "text": frames[0]}
    return {"type": "websocket.send", "texts": frames}
