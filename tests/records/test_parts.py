"""Long texts are cut between graphemes and come back whole; only what `pack` writes is read."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from frirum.records.parts import PARTS_MAX, CannotOpen, Part, join, pack, split, unpack
from frirum.rules.envelope import PADDED_MAX, PART_TEXT_MAX, padded_size

VECTORS = json.loads((Path(__file__).parent.parent / "vectors/sealing.json").read_text())
GRAPHEME = regex.compile(r"\X")
LONG = "".join(text * times for text, times in VECTORS["split"]["repeated"])


def framed(inner: bytes) -> bytes:
    return (len(inner).to_bytes(4, "big") + inner).ljust(padded_size(len(inner)), b"\0")


def test_a_short_text_is_one_part() -> None:
    assert split("hej") == [Part("hej")]
    assert split("") == [Part("")]
    assert unpack(pack(Part("hej"))) == Part("hej")


def test_ten_thousand_signs_come_back_whole() -> None:
    for text in ("å" * 10_000, "👩\u200d👩\u200d👧" * 2_000, '"\n\\\x01' * 2_500, LONG):
        parts = split(text)
        assert len(parts) > 1
        assert all(len(pack(part)) <= PADDED_MAX for part in parts)
        assert join(reversed(parts)) == text
        assert join(unpack(pack(part)) for part in parts) == text


def test_known_cuts() -> None:
    assert [len(part.text.encode()) for part in split(LONG)] == VECTORS["split"]["bytes"]


def test_no_grapheme_is_cut_in_two() -> None:
    text = "e\u0301👩🏽\u200d⚕️" * 1000
    for part, following in pairwise(split(text)):
        assert part.text + following.text == "".join(GRAPHEME.findall(part.text) + GRAPHEME.findall(following.text))
        assert following.text.startswith("e\u0301") or part.text.endswith("e\u0301")


def test_a_grapheme_longer_than_a_part_is_cut_all_the_same() -> None:
    text = "a" + "\u0301" * 10_000
    assert join(split(text)) == text


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert split("a\udc00") == [Part("a\ufffd")]


def test_more_than_sixty_four_parts_are_refused() -> None:
    assert len(split("a" * PART_TEXT_MAX * PARTS_MAX)) == PARTS_MAX
    with pytest.raises(ValueError, match="65 parts"):
        split("a" * (PART_TEXT_MAX * PARTS_MAX + 1))


def test_a_missing_part_is_waited_for() -> None:
    parts = split(LONG)
    assert join(parts[1:]) is None
    assert join([]) is None
    assert join([*parts, parts[0]]) == LONG


def test_parts_of_two_texts_are_not_mixed() -> None:
    one, other = split(LONG), split(LONG)
    with pytest.raises(CannotOpen):
        join([*one[1:], other[0]])
    with pytest.raises(CannotOpen):
        join([*one[1:], replace(one[0], of=9)])


def test_lines_for_the_backroom_carry_their_kind() -> None:
    (whisper,) = split("kan du titta?", kind="whisper", conversation="Zx3kQ9")
    (handover,) = split("två rader", kind="handover", conversation="Zx3kQ9")
    assert unpack(pack(whisper)) == Part("kan du titta?", kind="whisper", conversation="Zx3kQ9")
    assert unpack(pack(handover)) == Part("två rader", kind="handover", conversation="Zx3kQ9")


@pytest.mark.parametrize(
    "part",
    [
        Part("a", kind="shout"),
        Part("a", conversation="z"),
        Part("a", kind="handover", conversation="z" * 65),
        Part("a", group="g"),
        Part("a", "g", 3, 2),
        Part("a", "g", 1, 65),
        Part("a", None, 1, 2),
        Part("a\ud800"),
        Part("a" * PADDED_MAX),
    ],
)
def test_what_no_receiver_takes_is_not_packed(part: Part) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - lone surrogates are refused by the codec in its own words
        pack(part)


@pytest.mark.parametrize("inner", VECTORS["bad_inner"])
def test_other_json_is_refused(inner: str) -> None:
    with pytest.raises(CannotOpen):
        unpack(framed(bytes.fromhex(inner)))


def test_padding_is_zeros_to_the_first_whole_bucket() -> None:
    good = framed(b'{"x":"hej"}')
    assert unpack(good) == Part("hej")
    for bad in (good[:-1] + b"\x01", good + bytes(256), good[:3] + b"\xff" + good[4:], b"\xff" * 256, good[:2], b""):
        with pytest.raises(CannotOpen):
            unpack(bad)


@given(st.text(max_size=300))
def test_what_is_packed_is_what_is_unpacked(text: str) -> None:
    packed = pack(Part(text))
    assert unpack(packed) == Part(text)
    assert len(packed) % 256 == 0


@given(st.binary(max_size=80))
def test_any_other_bytes_are_refused_in_one_way(data: bytes) -> None:
    with pytest.raises(CannotOpen):
        unpack(framed(data))
