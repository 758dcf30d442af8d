"""What the server can tell about something sealed: that it is shaped so, and nothing else (UP5)."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.envelope import (
    BUCKET,
    BUCKETS_MAX,
    ENVELOPE_MAX,
    ENVELOPE_TEXT_MAX,
    GRANT_SIZE,
    HEAD,
    PADDED_MAX,
    PART_TEXT_MAX,
    SIZES,
    NotAnEnvelope,
    canonical,
    from_text,
    is_envelope,
    padded_size,
    parse,
    parse_grant,
    to_text,
)

VECTORS = json.loads((Path(__file__).parent.parent / "vectors/sealing.json").read_text())
KNOWN = from_text(VECTORS["messages"][0]["envelope"])
FRAME = 16 * 1024  # WS3


def sealed(buckets: int = 1) -> bytes:
    return HEAD.pack(1, b"i" * 16, 3, b"v" * 12) + bytes(buckets * BUCKET + 16)


def test_an_envelope_is_taken_apart() -> None:
    envelope = parse(sealed())
    assert (envelope.suite, envelope.instance, envelope.counter, envelope.iv) == (1, b"i" * 16, 3, b"v" * 12)
    assert envelope.ciphertext == bytes(BUCKET + 16)


def test_the_longest_envelope_leaves_room_in_a_frame() -> None:  # WS3
    assert len(sealed(BUCKETS_MAX)) == ENVELOPE_MAX
    assert parse(sealed(BUCKETS_MAX)).counter == 3
    assert len(to_text(sealed(BUCKETS_MAX))) == ENVELOPE_TEXT_MAX <= FRAME - 4096
    assert padded_size(PART_TEXT_MAX + 500) == PADDED_MAX
    with pytest.raises(NotAnEnvelope, match="size"):
        parse(sealed(BUCKETS_MAX + 1))


@pytest.mark.parametrize("data", [b"", b"\x01", sealed(0), sealed()[:-1], sealed() + b"\0", sealed() + bytes(255)])
def test_another_length_is_no_envelope(data: bytes) -> None:  # UP5
    with pytest.raises(NotAnEnvelope, match="size"):
        parse(data)


@pytest.mark.parametrize("suite", [0, 2, 255])
def test_another_suite_is_no_envelope(suite: int) -> None:  # UP5
    with pytest.raises(NotAnEnvelope) as refused:
        parse(bytes([suite]) + sealed()[1:])
    assert refused.value.reason == "suite"


@given(st.integers(1, len(KNOWN)), st.binary(min_size=1, max_size=BUCKET - 1))
def test_cut_or_lengthened_is_no_envelope(cut: int, more: bytes) -> None:  # UP5
    for data in (KNOWN[:-cut], KNOWN + more, more + KNOWN):
        with pytest.raises(NotAnEnvelope):
            parse(data)


@given(st.binary(max_size=600))
def test_what_parses_is_exactly_what_was_given(data: bytes) -> None:
    try:
        suite, instance, counter, iv, ciphertext = parse(data)
    except NotAnEnvelope:
        return
    assert HEAD.pack(suite, instance, counter, iv) + ciphertext == data


def test_words_in_the_clear_are_no_envelope() -> None:  # UP5
    with pytest.raises(NotAnEnvelope):
        parse(b"I have never told anyone this. " * 10)


def test_a_grant_is_taken_apart() -> None:
    data = b"\x04" + bytes(GRANT_SIZE - 1)
    assert parse_grant(data) == (data[:65], data[65:])


@pytest.mark.parametrize(
    ("data", "reason"), [(b"\x04" * 112, "size"), (b"\x04" * 114, "size"), (b"\x02" * 113, "key"), (b"", "size")]
)
def test_another_length_or_no_public_key_is_no_grant(data: bytes, reason: str) -> None:  # UP5
    with pytest.raises(NotAnEnvelope, match=reason):
        parse_grant(data)


@pytest.mark.parametrize(("data", "text"), VECTORS["base64url"]["good"])
def test_known_texts_are_read_and_written(data: str, text: str) -> None:
    assert from_text(text) == bytes.fromhex(data)
    assert to_text(bytes.fromhex(data)) == text


@pytest.mark.parametrize("text", VECTORS["base64url"]["bad"])
def test_a_text_that_is_not_base64url_is_refused(text: str) -> None:
    with pytest.raises(NotAnEnvelope, match="base64url"):
        from_text(text)


@given(st.text(alphabet="ABCDQgwxyz019-_+/= \n", max_size=12))
def test_each_bytes_have_one_text_only(text: str) -> None:
    try:
        data = from_text(text)
    except NotAnEnvelope:
        return
    assert to_text(data) == text


@pytest.mark.parametrize("known", VECTORS["canonical"])
def test_known_fields(known: dict[str, object]) -> None:
    fields = [bytes.fromhex(field) for field in known["fields"]]  # type: ignore[attr-defined]
    assert canonical(*fields).hex() == known["bytes"]


@given(st.lists(st.binary(max_size=40)), st.lists(st.binary(max_size=40)))
def test_two_lists_never_give_the_same_bytes(one: list[bytes], other: list[bytes]) -> None:
    assert (canonical(*one) == canonical(*other)) == (one == other)


def test_a_field_too_long_is_refused() -> None:
    assert canonical("ä" * 2) == b"\0\x04" + "ä".encode() * 2
    with pytest.raises(ValueError, match="65,535"):
        canonical(bytes(65536))


@pytest.mark.parametrize(("inner", "padded"), VECTORS["padding"])
def test_known_buckets(inner: int, padded: int) -> None:
    assert padded_size(inner) == padded == math.ceil((inner + 4) / 256) * 256


@given(
    st.one_of(
        st.binary(max_size=700), st.sampled_from(sorted(SIZES)).flatmap(lambda n: st.binary(min_size=n, max_size=n))
    )
)
def test_whether_it_is_one_is_what_parse_says(data: bytes) -> None:  # UP5
    try:
        parse(data)
    except NotAnEnvelope:
        assert not is_envelope(data)
    else:
        assert is_envelope(data)
