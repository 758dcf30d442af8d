"""The key that web push is signed with: made once, kept in the data folder, its public half given to browsers."""

import base64
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


def kept_key(folder: Path) -> tuple[Path, str]:
    """The file of the private key, made on first use and read by us alone, and the public key as browsers take it."""
    file = folder / "push.pem"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_bytes(
            ec.generate_private_key(ec.SECP256R1()).private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
    key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    point = key.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return file, base64.urlsafe_b64encode(point).rstrip(b"=").decode()
