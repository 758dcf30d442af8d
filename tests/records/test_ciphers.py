"""What was sealed opens with the same key, in the same place, and unaltered; everything else is one ValueError."""

import pytest

from frirum.records import ciphers

REFUSED = ValueError  # in whatever words: the library chooses them
KEY, IV, BOUND = bytes(range(32)), bytes(12), b"vega, to bo"
SEALED = ciphers.encrypt(KEY, IV, b"hej", BOUND)
BO, CLEO = ciphers.new_pair(), ciphers.new_pair()
GRANTED = ciphers.encrypt_to(ciphers.public_half(BO), KEY, BOUND)


def test_the_same_key_opens() -> None:
    assert ciphers.decrypt(KEY, IV, SEALED, BOUND) == b"hej"
    assert ciphers.decrypt_with(BO, GRANTED, BOUND) == KEY


@pytest.mark.parametrize(
    ("key", "iv", "sealed", "bound"),
    [
        (bytes(32), IV, SEALED, BOUND),
        (KEY, b"another iv..", SEALED, BOUND),
        (KEY, IV, SEALED[:-1] + bytes([SEALED[-1] ^ 1]), BOUND),
        (KEY, IV, SEALED, b"vega, to cleo"),
        (KEY, b"", SEALED, BOUND),
        (KEY[:31], IV, SEALED, BOUND),
    ],
)
def test_nothing_else_opens(key: bytes, iv: bytes, sealed: bytes, bound: bytes) -> None:
    with pytest.raises(REFUSED):
        ciphers.decrypt(key, iv, sealed, bound)


def test_what_was_sealed_to_bo_is_not_cleos() -> None:
    with pytest.raises(REFUSED):
        ciphers.decrypt_with(CLEO, GRANTED, BOUND)
    with pytest.raises(REFUSED):
        ciphers.decrypt_with(BO, GRANTED, b"another place")


def test_a_public_half_is_a_point() -> None:
    public = ciphers.public_half(BO)
    assert len(public) == 65
    for wrong in (b"", public[:-1], b"\x04" + bytes(64), public + b"\0"):
        with pytest.raises(REFUSED):
            ciphers.public_key(wrong)


def test_another_label_derives_another_key() -> None:
    assert ciphers.derive(b"token", b"one") != ciphers.derive(b"token", b"another")
    assert len(ciphers.derive(b"token", b"one")) == 32
