"""The frames of the live protocol (docs/protocol.md): what a client may send, and how ours are written."""

from __future__ import annotations

import re
from typing import Any, Literal

import msgspec

MAX_FRAME = 16 * 1024  # bytes (WS3)
REF_SIZE = 22

type Uuid = str


class Frame(msgspec.Struct, tag_field="t", forbid_unknown_fields=True, gc=False):
    """Anything a client sends; an unknown type or field closes the line (WS8)."""


class Hello(Frame, tag="hello"):
    """The first frame: what the client has already."""

    v: Literal[1]
    after: dict[str, int] = {}
    room: int = 0
    key: str = ""


class Say(Frame, tag="say"):
    """Say something in a talk; a visitor has only one and leaves out which."""

    id: str
    seg: int
    e: str
    c: str = ""


class Murmur(Frame, tag="murmur"):
    """Say something in the backroom."""

    id: str
    seg: int
    e: str


class Typing(Frame, tag="typing"):
    """Somebody writes; nothing of what."""

    on: bool
    c: str = ""


class GrantKey(Frame, tag="grant"):
    """K of a segment, sealed to a duty key."""

    seg: int
    key: str
    e: str
    c: str = ""
    room: str = ""


class After(Frame, tag="after"):
    """Send the log after a number: of a talk (`c`, `seq`) or of the backroom (`room`)."""

    c: str = ""
    seq: int = -1
    room: int = -1


class Pulse(Frame, tag="pulse"):
    """The answer to a heartbeat, given by the page itself; a visitor's says how far her log came and was shown."""

    seq: int = 0
    seen: int = 0


type Any_ = Hello | Say | Murmur | Typing | GrantKey | After | Pulse

_decoder: msgspec.json.Decoder[Any_] = msgspec.json.Decoder(Hello | Say | Murmur | Typing | GrantKey | After | Pulse)
_encoder = msgspec.json.Encoder()


class NotUnderstood(Exception):
    """The frame is not of the protocol; the line is closed."""


def read(text: str) -> Any_:
    """Read one frame. Raises NotUnderstood for anything that is not exactly of the protocol."""
    try:
        return _decoder.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        raise NotUnderstood from None


def write(frame: dict[str, Any]) -> str:
    """Write one frame."""
    return _encoder.encode(frame).decode()


def ack(ident: str, seq: int) -> str:
    """The message is durable. `ident` has passed `uuid_bytes`, so it needs no quoting."""
    return f'{{"t":"ack","id":"{ident}","seq":{seq}}}'


def reached(ref: str, delivered: int, seen: int) -> str:
    """How far the log of a talk came to her, for those in it."""
    return f'{{"t":"reached","c":"{ref}","delivered":{delivered},"seen":{seen}}}'


def no(ident: str, why: str, **more: object) -> str:
    """The message was not kept, and why."""
    return write({"t": "no", "id": ident, "why": why, **more})


_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").fullmatch


def uuid_bytes(text: str) -> bytes:
    """A client's id as bytes; it must be a UUID in lower case, as the protocol writes it. Raises NotUnderstood."""
    if _UUID(text) is None:
        raise NotUnderstood
    return bytes.fromhex(text.replace("-", ""))
