"""Text: what may be said at all, checked before it is sent and again where it is read (UP4)."""

from enum import StrEnum

from frirum.rules.neutral import neutralise

MAX_CODE_POINTS = 10_000
"""One message, as a person counts it: some four pages."""

MAX_BYTES = 32 * 1024
"""One message in UTF-8: four sealed parts of 8 KiB. Only a message of mostly pictures meets it first."""


class NotAMessage(StrEnum):
    """Why a text cannot be sent; the draft stays where it is."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NUL = "nul"


def neutral(text: str) -> str:
    """The same text with one kind of newline and without hidden or turning characters (UP4)."""
    return neutralise(text)


def why_not(text: str) -> NotAMessage | None:
    """Why this text cannot be sent; None when it can (UP4).

    The length is that of the neutral text, in code points and in UTF-8 bytes.
    """
    if "\0" in text:
        return NotAMessage.NUL
    said = neutral(text)
    if not said.strip():
        return NotAMessage.EMPTY
    long = len(said) > MAX_CODE_POINTS or len(said.encode()) > MAX_BYTES
    return NotAMessage.TOO_LONG if long else None
