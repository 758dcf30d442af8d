"""The ciphers of the sealing, by the one library that knows them; what does not fit raises ValueError, and nothing tells why.

Her browser seals, and so does a desk's. Here it is done for the page without scripts alone, so the library is read by
the first of those and not by every start: it weighs eight megabytes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from frirum.rules.envelope import KEY_SIZE, PUBLIC_KEY_SIZE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.hpke import Suite


def encrypt(key: bytes, iv: bytes, data: bytes, bound: bytes) -> bytes:
    """AES-256-GCM."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key).encrypt(iv, data, bound)


def decrypt(key: bytes, iv: bytes, data: bytes, bound: bytes) -> bytes:
    """What `encrypt` took. Raises ValueError unless all four are the same."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(iv, data, bound)
    except InvalidTag:
        raise ValueError("it does not open") from None


def derive(secret: bytes, label: bytes) -> bytes:
    """A key from a secret, under a label of its own: HKDF with SHA-256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=None, info=label).derive(secret)


def encrypt_to(public: bytes, data: bytes, bound: bytes) -> bytes:
    """HPKE to the public half of a pair on P-256. Raises ValueError for what is none."""
    return _hpke().encrypt(data, public_key(public), bound)


def decrypt_with(private: EllipticCurvePrivateKey, data: bytes, bound: bytes) -> bytes:
    """What `encrypt_to` took. Raises ValueError."""
    from cryptography.exceptions import InvalidTag

    try:
        return _hpke().decrypt(data, private, bound)
    except InvalidTag:
        raise ValueError("it does not open") from None


def new_pair() -> EllipticCurvePrivateKey:
    """A fresh pair on P-256."""
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.generate_private_key(ec.SECP256R1())


def public_half(private: EllipticCurvePrivateKey) -> bytes:
    """Its public half: 65 bytes, uncompressed."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def public_key(public: bytes) -> EllipticCurvePublicKey:
    """Read a public half. Raises ValueError unless it is 65 bytes and a point on P-256."""
    from cryptography.hazmat.primitives.asymmetric import ec

    if len(public) != PUBLIC_KEY_SIZE:
        raise ValueError("a public key has 65 bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)


@cache
def _hpke() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
