"""The outside of what is sealed: how an envelope and a grant look to those who cannot open them.

docs/sealing.md describes every byte. The server reads no further than this file: a value that claims
to be sealed but is not shaped exactly so is refused (UP5). Called once per message, so it stays plain.
"""

from binascii import Error, a2b_base64, b2a_base64
from struct import Struct
from typing import NamedTuple

SUITE = 1
KEY_SIZE = 32
IV_SIZE = 12
TAG_SIZE = 16
INSTANCE_SIZE = 16
PUBLIC_KEY_SIZE = 65
COMMITMENT_SIZE = 32
COUNTER_MAX = 2**32 - 1

BUCKET = 256  # bytes; what is sealed is padded to whole buckets
BUCKETS_MAX = 34
PADDED_MAX = BUCKET * BUCKETS_MAX
PART_TEXT_MAX = 8 * 1024  # bytes of one part's text, written as JSON in UTF-8

HEAD = Struct(f">B{INSTANCE_SIZE}sI{IV_SIZE}s")
ENVELOPE_MIN = HEAD.size + BUCKET + TAG_SIZE
ENVELOPE_MAX = HEAD.size + PADDED_MAX + TAG_SIZE
ENVELOPE_TEXT_MAX = (ENVELOPE_MAX * 4 + 2) // 3  # characters; leaves 4 KiB of a 16 KiB frame (WS3)
GRANT_SIZE = PUBLIC_KEY_SIZE + KEY_SIZE + TAG_SIZE

UNCOMPRESSED_POINT = 4  # first byte of a P-256 public key as HPKE writes it
TO_PLAIN = bytes.maketrans(b"-_+/=", b"+/!!!")  # base64url to base64; what is not base64url becomes wrong
TO_URL = bytes.maketrans(b"+/", b"-_")
LAST_OF_TWO = frozenset(b"AQgw")  # last characters that leave no bit unused
LAST_OF_THREE = frozenset(b"AEIMQUYcgkosw048")


class NotAnEnvelope(ValueError):
    """What was handed over is not shaped like something sealed; the reason names the first wrong thing."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Envelope(NamedTuple):
    """A sealed message, taken apart."""

    suite: int
    instance: bytes
    counter: int
    iv: bytes
    ciphertext: bytes


class Grant(NamedTuple):
    """A talk's key sealed to one duty key, taken apart."""

    enc: bytes
    ciphertext: bytes


SIZES = frozenset(range(ENVELOPE_MIN, ENVELOPE_MAX + 1, BUCKET))


def is_envelope(data: bytes) -> bool:
    """Whether `parse` would take it: asked at every message, so nothing is taken apart (UP5)."""
    return len(data) in SIZES and data[0] == SUITE


def parse(data: bytes) -> Envelope:
    """Take an envelope apart. Raises NotAnEnvelope unless every length and the suite are right."""
    size = len(data)
    if size < ENVELOPE_MIN or size > ENVELOPE_MAX or (size - ENVELOPE_MIN) % BUCKET:
        raise NotAnEnvelope("size")
    suite, instance, counter, iv = HEAD.unpack_from(data)
    if suite != SUITE:
        raise NotAnEnvelope("suite")
    return Envelope(suite, instance, counter, iv, data[HEAD.size :])


def parse_grant(data: bytes) -> Grant:
    """Take a grant apart. Raises NotAnEnvelope unless it is 113 bytes that begin with a public key."""
    if len(data) != GRANT_SIZE:
        raise NotAnEnvelope("size")
    if data[0] != UNCOMPRESSED_POINT:
        raise NotAnEnvelope("key")
    return Grant(data[:PUBLIC_KEY_SIZE], data[PUBLIC_KEY_SIZE:])


def from_text(text: str) -> bytes:
    """Read base64url without padding, strictly: one text for the same bytes. Raises NotAnEnvelope."""
    try:
        plain = text.encode("ascii").translate(TO_PLAIN)
        rest = len(plain) % 4
        if (rest == 2 and plain[-1] not in LAST_OF_TWO) or (rest == 3 and plain[-1] not in LAST_OF_THREE):
            raise NotAnEnvelope("base64url")
        return a2b_base64(plain + b"=" * (-rest % 4), strict_mode=True)
    except (UnicodeEncodeError, Error):
        raise NotAnEnvelope("base64url") from None


def sealed_bytes(text: str) -> bytes | None:
    """The bytes of a message's envelope, or None for text that is not shaped like one (UP5)."""
    try:
        data = from_text(text)
    except NotAnEnvelope:
        return None
    return data if is_envelope(data) else None


def to_text(data: bytes) -> str:
    """Write bytes as base64url without padding."""
    return b2a_base64(data, newline=False).translate(TO_URL).rstrip(b"=").decode("ascii")


def canonical(*fields: bytes | str) -> bytes:
    """Write fields so that no two lists give the same bytes: each as its length (u16, big-endian) and itself.

    Text goes as UTF-8. Raises ValueError for a field of 64 KiB or more.
    """
    out = bytearray()
    for field in fields:
        data = field.encode() if isinstance(field, str) else field
        if len(data) > 0xFFFF:
            raise ValueError("a field is longer than 65,535 bytes")
        out += len(data).to_bytes(2, "big") + data
    return bytes(out)


def padded_size(inner: int) -> int:
    """Bytes that `inner` bytes take before sealing: four for the length, then up to whole buckets."""
    return -(-(inner + 4) // BUCKET) * BUCKET
