"""Seal and open what is said, and grant a talk's key to a duty key. docs/sealing.md is the format.

In Python this serves the plain page (no script), where the server does her part, and the clients that tests use;
everywhere else it happens in the browser (static/frirum/sealing/). Every failure to open is the one CannotOpen.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frirum.records import ciphers
from frirum.records.parts import CannotOpen, Part, pack, unpack
from frirum.rules.envelope import (
    COUNTER_MAX,
    HEAD,
    INSTANCE_SIZE,
    IV_SIZE,
    KEY_SIZE,
    SUITE,
    NotAnEnvelope,
    canonical,
    parse,
    parse_grant,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

__all__ = [
    "CannotOpen",
    "DutyKey",
    "Part",
    "Place",
    "commitment",
    "grant",
    "new_instance",
    "new_key",
    "open_",
    "open_grant",
    "seal",
]

ROLES = {"talk": frozenset({"visitor", "helper"}), "backroom": frozenset({"colleague"})}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something sealed belongs: one segment of one talk (or of one backroom), and what it committed to.

    `conversation` is the conversation's id as text, in the backroom the room's; `kc` is the commitment to K.
    """

    context: str
    organisation: str
    line: str
    conversation: str
    segment: int
    kc: bytes

    def holds(self, key: bytes) -> bool:
        """Whether this is the K that the place committed to."""
        return len(key) == KEY_SIZE and hmac.compare_digest(
            self.kc, commitment(self.context, self.conversation, self.segment, key)
        )


@dataclass(frozen=True, slots=True)
class DutyKey:
    """A key pair that grants are sealed to, as a browser on duty has one (here for tests and their clients)."""

    id: str
    private: EllipticCurvePrivateKey

    @classmethod
    def new(cls, key_id: str) -> DutyKey:
        """A fresh pair on P-256."""
        return cls(key_id, ciphers.new_pair())

    @property
    def public(self) -> bytes:
        """The public half: 65 bytes, uncompressed."""
        return ciphers.public_half(self.private)


def new_key() -> bytes:
    """A fresh K: 32 random bytes."""
    return os.urandom(KEY_SIZE)


def new_instance() -> bytes:
    """A fresh sender instance: 16 random bytes, for one page load or one stream of the plain page."""
    return os.urandom(INSTANCE_SIZE)


def commitment(context: str, conversation: str, segment: int, key: bytes) -> bytes:
    """kc: what is published about K once, and bound into every grant."""
    return hashlib.sha256(canonical("frirum/kc/1", context, conversation, str(segment)) + key).digest()


def seal(
    place: Place, key: bytes, part: Part, *, role: str, instance: bytes, counter: int, client_id: str, iv: bytes = b""
) -> bytes:
    """Seal one part as an envelope. `iv` is for known answers only; left out it is random, as it must be.

    Raises CannotOpen when K is not the place's (nobody could open it), ValueError for what no receiver takes.
    """
    if not place.holds(key):
        raise CannotOpen
    if len(instance) != INSTANCE_SIZE or not 0 <= counter <= COUNTER_MAX or role not in ROLES.get(place.context, ()):
        raise ValueError("no receiver would take this sender")
    iv = iv or os.urandom(IV_SIZE)
    aad = said_by(place, role, instance, counter, client_id)
    return HEAD.pack(SUITE, instance, counter, iv) + ciphers.encrypt(key, iv, pack(part), aad)


def open_(place: Place, key: bytes, envelope: bytes, *, role: str, client_id: str) -> Part:
    """Open an envelope that the server says came from `role` under `client_id`. Raises CannotOpen."""
    if not place.holds(key):
        raise CannotOpen
    try:
        sealed = parse(envelope)
        aad = said_by(place, role, sealed.instance, sealed.counter, client_id)
        return unpack(ciphers.decrypt(key, sealed.iv, sealed.ciphertext, aad))
    except (NotAnEnvelope, ValueError):
        raise CannotOpen from None


def grant(place: Place, key: bytes, *, key_id: str, public: bytes) -> bytes:
    """Seal K to one duty key: 113 bytes. Raises CannotOpen for another K or a public key that is none."""
    if not place.holds(key):
        raise CannotOpen
    try:
        return ciphers.encrypt_to(public, key, granted_to(place, key_id))
    except ValueError:
        raise CannotOpen from None


def open_grant(place: Place, data: bytes, duty: DutyKey) -> bytes:
    """Open a grant and give K, if it is the K that the place committed to. Raises CannotOpen."""
    try:
        parse_grant(data)
        key = ciphers.decrypt_with(duty.private, data, granted_to(place, duty.id))
    except (NotAnEnvelope, ValueError):
        raise CannotOpen from None
    if not place.holds(key):
        raise CannotOpen
    return key


def said_by(place: Place, role: str, instance: bytes, counter: int, client_id: str) -> bytes:
    """What a message is bound to (AAD). Raises ValueError unless client_id is a UUID in lower case."""
    if str(uuid.UUID(client_id)) != client_id:
        raise ValueError("a client id is a UUID in lower case")
    return canonical(
        b"frirum/said/1",
        bytes([SUITE]),
        place.context,
        place.conversation,
        str(place.segment),
        role,
        instance,
        counter.to_bytes(4, "big"),
        client_id,
    )


def granted_to(place: Place, key_id: str) -> bytes:
    """What a grant is bound to (HPKE info)."""
    return canonical(
        b"frirum/grant/1",
        bytes([SUITE]),
        place.context,
        place.organisation,
        place.line,
        place.conversation,
        str(place.segment),
        place.kc,
        key_id,
    )
