"""What is remembered of the secrets of a log-in: hashes, never the secrets."""

import hashlib


def key_hash(key: str) -> bytes:
    """What is kept of the key that a browser holds (SA2)."""
    return hashlib.sha256(key.encode()).digest()


def login_hash(ref: str) -> bytes:
    """What a duty remembers of the log-in it was begun with: the same for as long as the log-in lasts."""
    return hashlib.sha256(b"login " + ref.encode()).digest()
