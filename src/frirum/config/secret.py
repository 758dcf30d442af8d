"""Makes and keeps the secret of a demo, so that its second start still knows who is logged in."""

import secrets
from pathlib import Path


def new_secret() -> str:
    """Make a secret by chance: 64 characters, 384 bits."""
    return secrets.token_urlsafe(48)


def kept_secret(folder: Path, *, keep: bool) -> str:
    """The secret in `folder`, made on first use; without `keep` a fresh one that nobody stores."""
    file = folder / "secret"
    if not keep:
        return new_secret()
    if file.exists():
        return file.read_text(encoding="ascii").strip()
    folder.mkdir(parents=True, exist_ok=True)
    secret = new_secret()
    file.touch(mode=0o600)
    file.write_text(secret + "\n", encoding="ascii")
    return secret
