"""The inside of what is sealed: a text, or one part of a long text, padded so that its length says little.

docs/sealing.md describes it; static/frirum/sealing/parts.js is the same in the browser.
"""

import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from frirum.rules.envelope import PADDED_MAX, PART_TEXT_MAX, padded_size, to_text

PARTS_MAX = 64  # half a mebibyte of text; a receiver keeps no more for one sender's long text
KINDS = frozenset({"whisper", "handover"})
GROUP_SIZE = 16
SHORT_MAX = 64  # characters of a group id or a conversation id
LENGTH_SIZE = 4
COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class CannotOpen(Exception):
    """What was sealed cannot be opened here: a wrong key, a wrong place, or altered bytes. Nothing leaks why."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one envelope holds: all of a text (`of` is 1) or part `number` of `of`, in the backroom with a kind."""

    text: str
    group: str | None = None
    number: int = 1
    of: int = 1
    kind: str | None = None
    conversation: str | None = None


def split(text: str, *, kind: str | None = None, conversation: str | None = None) -> list[Part]:
    """Cut a text between graphemes into parts of at most 8 KiB each.

    Lone surrogates become U+FFFD. Raises ValueError when it takes more than 64 parts.
    """
    pieces = _pieces(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    if len(pieces) > PARTS_MAX:
        raise ValueError(f"the text takes {len(pieces)} parts; {PARTS_MAX} is the most")
    if len(pieces) == 1:
        return [Part(pieces[0], kind=kind, conversation=conversation)]
    group = to_text(secrets.token_bytes(GROUP_SIZE))
    return [Part(piece, group, number, len(pieces), kind, conversation) for number, piece in enumerate(pieces, start=1)]


def join(parts: Iterable[Part]) -> str | None:
    """The text of one group's parts in any order, or None while a part is missing. Raises CannotOpen on a mix."""
    found = {part.number: part for part in parts}
    first = next(iter(found.values()), None)
    if first is None:
        return None
    if any((part.group, part.of) != (first.group, first.of) for part in found.values()):
        raise CannotOpen
    if len(found) < first.of:
        return None
    return "".join(found[number].text for number in range(1, first.of + 1))


def pack(part: Part) -> bytes:
    """Write a part as JSON behind its length, zeros to the end of the bucket. Raises ValueError if too long."""
    inner: dict[str, Any] = {"x": part.text}
    if part.of > 1:
        inner |= {"g": part.group, "i": part.number, "n": part.of}
    if part.kind is not None:
        inner["k"] = part.kind
    if part.conversation is not None:
        inner["c"] = part.conversation
    data = _json(inner)
    if part != _checked(inner, ValueError) or padded_size(len(data)) > PADDED_MAX:
        raise ValueError("no receiver would take this part")
    return (len(data).to_bytes(LENGTH_SIZE, "big") + data).ljust(padded_size(len(data)), b"\0")


def unpack(padded: bytes) -> Part:
    """Read what `pack` wrote. Raises CannotOpen unless length, zeros, JSON and every field are as they must be."""
    size = int.from_bytes(padded[:LENGTH_SIZE], "big")
    data = padded[LENGTH_SIZE : LENGTH_SIZE + size]
    if padded_size(size) != len(padded) or padded[LENGTH_SIZE + size :].strip(b"\0"):
        raise CannotOpen
    try:
        return _checked(json.loads(data.decode()))
    except (ValueError, RecursionError):
        raise CannotOpen from None


def _checked(inner: Any, refusal: type[Exception] = CannotOpen) -> Part:
    """The part that a JSON value describes. Raises the refusal when it describes none."""
    if not isinstance(inner, dict) or not inner.keys() <= {"x", "g", "i", "n", "k", "c"}:
        raise refusal
    part = Part(
        inner.get("x", ""), inner.get("g"), inner.get("i", 1), inner.get("n", 1), inner.get("k"), inner.get("c")
    )
    if "x" not in inner or not (_is_text(part.text) and _is_grouped(part, inner) and _is_labelled(part, inner)):
        raise refusal
    return part


def _is_text(value: object) -> bool:
    """A string that is Unicode: JSON can smuggle lone surrogates in as escapes."""
    return isinstance(value, str) and not any("\ud800" <= unit <= "\udfff" for unit in value)


def _is_grouped(part: Part, inner: dict[str, Any]) -> bool:
    """Either no group at all, or a group id and two numbers that fit each other."""
    if inner.keys().isdisjoint({"g", "i", "n"}):
        return True
    if type(part.number) is not int or type(part.of) is not int or not _is_short(part.group):
        return False
    return 1 <= part.number <= part.of and 2 <= part.of <= PARTS_MAX


def _is_labelled(part: Part, inner: dict[str, Any]) -> bool:
    """A known kind or none, and a conversation only with a kind: a whisper or hand-over names its talk."""
    if "k" in inner and not (isinstance(part.kind, str) and part.kind in KINDS):
        return False
    return "c" not in inner or (part.kind is not None and _is_short(part.conversation))


def _is_short(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= SHORT_MAX and value.isascii()


def _pieces(text: str) -> list[str]:
    """Cut between graphemes, or between code points inside a grapheme that is itself too long."""
    if _weight(text) <= PART_TEXT_MAX:
        return [text]
    pieces: list[list[str]] = [[]]
    size = 0
    for unit in _units(text):
        weight = _weight(unit)
        if size + weight > PART_TEXT_MAX:
            pieces.append([])
            size = 0
        pieces[-1].append(unit)
        size += weight
    return ["".join(piece) for piece in pieces]


def _units(text: str) -> Iterable[str]:
    for grapheme in _graphemes()(text):
        yield from [grapheme] if _weight(grapheme) <= PART_TEXT_MAX else grapheme


@cache
def _graphemes() -> Callable[[str], list[str]]:
    import regex  # read by the first text that is too long for one part, and not by every start

    return regex.compile(r"\X").findall


def _weight(text: str) -> int:
    """Bytes that a text takes inside the JSON, without its quotes."""
    return len(_json(text)) - 2


def _json(value: object) -> bytes:
    return COMPACT(value).encode()
