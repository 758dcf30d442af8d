"""Keep K where it is useless alone: under her cookie (plain page) or under a share that the server gives out.

The stored hash of her cookie is SHA-256(token); the wrapping key comes from HKDF with a label of its own, so
that what the server stores opens nothing. Format: IV 12 bytes ‖ AES-256-GCM of K, 60 bytes in all.
"""

import os

from frirum.records import ciphers
from frirum.records.sealing import CannotOpen, Place
from frirum.rules.envelope import IV_SIZE, KEY_SIZE, canonical

PLAIN = b"frirum/plain/1"
SHARE = b"frirum/share/1"


def new_share() -> bytes:
    """A fresh server share: 32 random bytes."""
    return os.urandom(KEY_SIZE)


def wrap_for_cookie(place: Place, key: bytes, token: bytes) -> bytes:
    """Wrap K so that only the bearer of the cookie token brings it back. Raises CannotOpen for another K."""
    return _wrap(PLAIN, place, key, _from_token(token))


def unwrap_for_cookie(place: Place, wrapped: bytes, token: bytes) -> bytes:
    """K again, from her cookie token. Raises CannotOpen."""
    return _unwrap(PLAIN, place, wrapped, _from_token(token))


def wrap_under_share(place: Place, key: bytes, share: bytes) -> bytes:
    """Wrap K under a 32-byte share. Raises CannotOpen for another K or a share of another length."""
    return _wrap(SHARE, place, key, share)


def unwrap_under_share(place: Place, wrapped: bytes, share: bytes) -> bytes:
    """K again, from the share. Raises CannotOpen."""
    return _unwrap(SHARE, place, wrapped, share)


def _from_token(token: bytes) -> bytes:
    return ciphers.derive(token, PLAIN)


def _wrap(label: bytes, place: Place, key: bytes, under: bytes) -> bytes:
    if len(under) != KEY_SIZE or not place.holds(key):
        raise CannotOpen
    iv = os.urandom(IV_SIZE)
    return iv + ciphers.encrypt(under, iv, key, _bound(label, place))


def _unwrap(label: bytes, place: Place, wrapped: bytes, under: bytes) -> bytes:
    if len(under) != KEY_SIZE:
        raise CannotOpen
    try:
        key = ciphers.decrypt(under, wrapped[:IV_SIZE], wrapped[IV_SIZE:], _bound(label, place))
    except ValueError:
        raise CannotOpen from None
    if not place.holds(key):
        raise CannotOpen
    return key


def _bound(label: bytes, place: Place) -> bytes:
    """What a wrapped K is bound to (AAD)."""
    return canonical(label, place.context, place.conversation, str(place.segment), place.kc)
