"""K rests under her cookie or a server share, and comes back only from there."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from frirum.records.sealing import CannotOpen, Place, commitment, new_key
from frirum.records.wrapping import SHARE as SHARE_LABEL
from frirum.records.wrapping import new_share, unwrap_for_cookie, unwrap_under_share, wrap_for_cookie, wrap_under_share
from frirum.rules.envelope import canonical, from_text

VECTORS = json.loads((Path(__file__).parent.parent / "vectors/sealing.json").read_text())
K = bytes.fromhex(VECTORS["key"])
SHARE = bytes.fromhex(VECTORS["share"])
TOKEN = bytes.fromhex(VECTORS["cookie"]["token"])
TALK = Place("talk", "org-7", "chatt", "Zx3kQ9", 1, commitment("talk", "Zx3kQ9", 1, K))
OTHER = replace(TALK, segment=2, kc=commitment("talk", "Zx3kQ9", 2, K))


def test_the_plain_page_finds_k_by_her_cookie() -> None:
    assert unwrap_for_cookie(TALK, wrap_for_cookie(TALK, K, TOKEN), TOKEN) == K
    assert unwrap_for_cookie(TALK, from_text(VECTORS["cookie"]["wrapped"]), TOKEN) == K


def test_another_cookie_finds_nothing() -> None:
    with pytest.raises(CannotOpen):
        unwrap_for_cookie(TALK, wrap_for_cookie(TALK, K, TOKEN), TOKEN + b"x")


def test_what_the_server_stores_of_her_cookie_opens_nothing() -> None:  # SA1
    stored = hashlib.sha256(TOKEN).digest()
    wrapped = wrap_for_cookie(TALK, K, TOKEN)
    for unwrap in (unwrap_for_cookie, unwrap_under_share):
        with pytest.raises(CannotOpen):
            unwrap(TALK, wrapped, stored)


@pytest.mark.parametrize("maker", ["python", "javascript"])
def test_k_comes_back_from_under_the_share(maker: str) -> None:
    assert unwrap_under_share(TALK, from_text(VECTORS["wrapped"][maker]), SHARE) == K
    assert unwrap_under_share(TALK, wrap_under_share(TALK, K, SHARE), SHARE) == K


def test_another_share_brings_nothing_back() -> None:
    for share in (new_share(), b"", SHARE[:16]):
        with pytest.raises(CannotOpen):
            unwrap_under_share(TALK, wrap_under_share(TALK, K, SHARE), share)


def test_k_of_one_segment_is_no_key_of_another() -> None:
    with pytest.raises(CannotOpen):
        unwrap_under_share(OTHER, wrap_under_share(TALK, K, SHARE), SHARE)
    with pytest.raises(CannotOpen):
        unwrap_for_cookie(OTHER, wrap_for_cookie(TALK, K, TOKEN), TOKEN)
    with pytest.raises(CannotOpen):
        unwrap_under_share(TALK, wrap_for_cookie(TALK, K, SHARE), SHARE)


def test_a_k_that_the_place_never_committed_to_is_refused_under_the_true_share() -> None:
    aad = canonical(SHARE_LABEL, TALK.context, TALK.conversation, "1", TALK.kc)
    with pytest.raises(CannotOpen):
        unwrap_under_share(TALK, bytes(12) + AESGCM(SHARE).encrypt(bytes(12), new_key(), aad), SHARE)


def test_another_k_is_not_wrapped() -> None:
    with pytest.raises(CannotOpen):
        wrap_under_share(TALK, new_key(), SHARE)


@given(st.integers(0, 59), st.integers(1, 255), st.integers(0, 59))
def test_altered_or_cut_it_is_refused(at: int, change: int, cut: int) -> None:
    wrapped = bytearray(from_text(VECTORS["wrapped"]["python"]))
    shorter = bytes(wrapped[:cut])
    wrapped[at] ^= change
    for data in (bytes(wrapped), shorter):
        with pytest.raises(CannotOpen):
            unwrap_under_share(TALK, data, SHARE)
