"""How the secret of a calendar feed's address is kept: as a hash."""

import hashlib


def hash_of(secret: str) -> bytes:
    """What is kept of a feed's secret; it has 256 bits of chance, so that a plain hash is enough."""
    return hashlib.sha256(secret.encode()).digest()
