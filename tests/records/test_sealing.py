"""Vega's words open for those she granted, in that place, unaltered; for nobody else, nowhere else."""

import json
import uuid
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key
from hypothesis import given
from hypothesis import strategies as st

from frirum.records.ciphers import encrypt_to
from frirum.records.sealing import (
    CannotOpen,
    DutyKey,
    Part,
    Place,
    commitment,
    grant,
    granted_to,
    new_instance,
    new_key,
    open_,
    open_grant,
    said_by,
    seal,
)
from frirum.rules.envelope import GRANT_SIZE, from_text, to_text

VECTORS = json.loads((Path(__file__).parent.parent / "vectors/sealing.json").read_text())
K = bytes.fromhex(VECTORS["key"])
ID = str(uuid.UUID(int=7))
TALK = Place("talk", "org-7", "chatt", "Zx3kQ9", 1, commitment("talk", "Zx3kQ9", 1, K))
BO, CLEO = DutyKey.new("bo-1"), DutyKey.new("cleo-1")
GRANTED = grant(TALK, K, key_id=BO.id, public=BO.public)
SAID = seal(TALK, K, Part("hej"), role="visitor", instance=bytes(16), counter=5, client_id=ID)


def known_place(name: str) -> Place:
    told: dict[str, Any] = VECTORS["places"][name]
    return Place(**{**told, "kc": bytes.fromhex(told["kc"])})


def elsewhere(**changes: Any) -> Place:
    """Another place, whose commitment fits K, so that only the binding itself can refuse."""
    moved = replace(TALK, **changes)
    return replace(moved, kc=commitment(moved.context, moved.conversation, moved.segment, K))


@pytest.mark.parametrize("name", ["talk", "backroom"])
def test_known_commitments(name: str) -> None:
    place = known_place(name)
    assert commitment(place.context, place.conversation, place.segment, K) == place.kc
    assert place.holds(K)
    assert not place.holds(bytes(32))
    assert not place.holds(K + b"\0")


@pytest.mark.parametrize("known", VECTORS["messages"])
def test_known_messages_are_sealed_and_opened(known: dict[str, Any]) -> None:
    place, part = known_place(known["place"]), Part(**known["part"])
    instance, counter = bytes.fromhex(known["instance"]), known["counter"]
    by: dict[str, Any] = {"role": known["role"], "client_id": known["id"]}
    envelope = from_text(known["envelope"])
    assert said_by(place, known["role"], instance, counter, known["id"]).hex() == known["aad"]
    iv = bytes.fromhex(known["iv"])
    assert seal(place, K, part, instance=instance, counter=counter, iv=iv, **by) == envelope
    assert open_(place, K, envelope, **by) == part


@pytest.mark.parametrize("maker", ["python", "javascript"])
def test_known_grants_open_whoever_made_them(maker: str) -> None:
    private = load_der_private_key(bytes.fromhex(VECTORS["duty"]["private_pkcs8"]), None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    duty = DutyKey(VECTORS["duty"]["id"], private)
    assert duty.public.hex() == VECTORS["duty"]["public"]
    assert granted_to(TALK, duty.id).hex() == VECTORS["duty"]["info"]
    assert open_grant(known_place("talk"), from_text(VECTORS["grants"][maker]), duty) == K


def test_bo_reads_what_vega_wrote() -> None:
    key = new_key()
    place = replace(TALK, kc=commitment("talk", TALK.conversation, 1, key))
    granted = grant(place, key, key_id=BO.id, public=BO.public)
    said = seal(place, key, Part("hej"), role="visitor", instance=new_instance(), counter=0, client_id=ID)
    assert len(granted) == GRANT_SIZE
    assert open_(place, open_grant(place, granted, BO), said, role="visitor", client_id=ID).text == "hej"


def test_cleo_cannot_use_what_bo_was_granted() -> None:
    with pytest.raises(CannotOpen):
        open_grant(TALK, GRANTED, CLEO)


@given(st.text(max_size=800), st.sampled_from(["visitor", "helper"]), st.integers(0, 2**32 - 1), st.uuids())
def test_what_is_sealed_is_what_is_opened(text: str, role: str, counter: int, client_id: uuid.UUID) -> None:
    said = seal(TALK, K, Part(text), role=role, instance=bytes(16), counter=counter, client_id=str(client_id))
    assert open_(TALK, K, said, role=role, client_id=str(client_id)) == Part(text)


@given(st.integers(0, len(SAID) - 1), st.integers(1, 255))
def test_any_altered_byte_of_a_message_is_refused(at: int, change: int) -> None:
    altered = bytearray(SAID)
    altered[at] ^= change
    with pytest.raises(CannotOpen):
        open_(TALK, K, bytes(altered), role="visitor", client_id=ID)


@given(st.integers(0, GRANT_SIZE - 1), st.integers(1, 255))
def test_any_altered_byte_of_a_grant_is_refused(at: int, change: int) -> None:
    altered = bytearray(GRANTED)
    altered[at] ^= change
    with pytest.raises(CannotOpen):
        open_grant(TALK, bytes(altered), BO)


@pytest.mark.parametrize(
    "place", [elsewhere(context="backroom"), elsewhere(conversation="zx3kq9"), elsewhere(segment=2)]
)
def test_a_message_moved_elsewhere_is_refused(place: Place) -> None:
    assert place.holds(K)
    with pytest.raises(CannotOpen):
        open_(place, K, SAID, role="visitor", client_id=ID)


@pytest.mark.parametrize(
    "by", [{"role": "helper"}, {"client_id": str(uuid.UUID(int=8))}, {"client_id": ""}, {"client_id": "x"}]
)
def test_a_message_said_to_come_from_another_is_refused(by: dict[str, str]) -> None:
    assert open_(TALK, K, SAID, role="visitor", client_id=ID).text == "hej"
    with pytest.raises(CannotOpen):
        open_(TALK, K, SAID, **{"role": "visitor", "client_id": ID} | by)


@pytest.mark.parametrize("shift", [0, 1, 17])
def test_another_suite_sender_or_counter_is_refused(shift: int) -> None:
    with pytest.raises(CannotOpen):
        open_(TALK, K, SAID[:shift] + b"\xee" + SAID[shift + 1 :], role="visitor", client_id=ID)


@pytest.mark.parametrize(
    "place",
    [
        elsewhere(context="backroom"),
        elsewhere(organisation="org-8"),
        elsewhere(line="other"),
        elsewhere(conversation="other"),
        elsewhere(segment=2),
        replace(TALK, kc=bytes(32)),
    ],
)
def test_a_swapped_grant_is_refused(place: Place) -> None:
    assert open_grant(TALK, GRANTED, BO) == K
    with pytest.raises(CannotOpen):
        open_grant(place, GRANTED, BO)


def test_a_grant_under_another_key_id_is_refused() -> None:
    with pytest.raises(CannotOpen):
        open_grant(TALK, GRANTED, replace(BO, id="bo-2"))


def test_a_grant_of_another_key_is_refused() -> None:
    """A server that makes its own K and seals it to Bo under the true commitment gets nothing."""
    other = new_key()
    inserted = encrypt_to(BO.public, other, granted_to(TALK, BO.id))
    with pytest.raises(CannotOpen):
        open_grant(TALK, inserted, BO)


def test_another_key_seals_opens_and_grants_nothing() -> None:
    other = new_key()
    with pytest.raises(CannotOpen):
        seal(TALK, other, Part("hej"), role="visitor", instance=bytes(16), counter=0, client_id=ID)
    with pytest.raises(CannotOpen):
        open_(TALK, other, SAID, role="visitor", client_id=ID)
    with pytest.raises(CannotOpen):
        grant(TALK, other, key_id=BO.id, public=BO.public)


@pytest.mark.parametrize(
    "public",
    [b"", bytes(65), b"\x04" + bytes(64), BO.public[:-1], b"\x02" + BO.public[1:33]],
    ids=["nothing", "zeros", "no point", "too short", "compressed"],  # Bo's key is another one in each process
)
def test_a_grant_to_no_key_is_refused(public: bytes) -> None:
    with pytest.raises(CannotOpen):
        grant(TALK, K, key_id=BO.id, public=public)


@pytest.mark.parametrize(
    "by",
    [
        {"role": "colleague"},
        {"instance": bytes(15)},
        {"counter": -1},
        {"counter": 2**32},
        {"client_id": ID.upper().replace("0", "A")},
        {"client_id": ID.replace("-", "")},
    ],
)
def test_what_no_receiver_takes_is_not_sealed(by: dict[str, Any]) -> None:
    sender: dict[str, Any] = {"role": "visitor", "instance": bytes(16), "counter": 0, "client_id": ID}
    assert seal(TALK, K, Part("hej"), **sender)
    with pytest.raises(ValueError, match=r"receiver|UUID"):
        seal(TALK, K, Part("hej"), **sender | by)


def test_the_length_of_a_word_does_not_show() -> None:
    def size(text: str) -> int:
        return len(seal(TALK, K, Part(text), role="visitor", instance=bytes(16), counter=0, client_id=ID))

    assert size("ja") == size("nej, han är hemma nu" * 10) < size("a" * 250)


def test_the_same_words_never_look_the_same() -> None:
    again = seal(TALK, K, Part("hej"), role="visitor", instance=bytes(16), counter=5, client_id=ID)
    assert again != SAID
    assert to_text(again)[-100:] != to_text(SAID)[-100:]


def test_on_the_wire_a_word_and_a_long_sentence_have_the_same_length() -> None:  # AN12
    key, instance = new_key(), new_instance()
    place = Place("talk", "o", "l", "c", 1, commitment("talk", "c", 1, key))
    client = "00000000-0000-4000-8000-000000000000"

    def size(text: str) -> int:
        return len(seal(place, key, Part(text), role="visitor", instance=instance, counter=1, client_id=client))

    assert len({size("a" * length) for length in range(1, 201)}) == 1
    steps = sorted({size("a" * length) for length in range(1, 3_000, 7)})
    assert len(steps) > 5
    assert {after - before for before, after in pairwise(steps)} == {256}
