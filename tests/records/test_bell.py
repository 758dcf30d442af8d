"""The bell carries ids, never words; what was forgotten does not ring."""

from dataclasses import fields

from frirum.records.bell import About, Held, Ring, listen, ring


def test_a_ring_is_a_kind_and_a_number() -> None:
    assert {field.name: field.type for field in fields(Ring)} == {"about": "About", "ident": "int"}


def test_rings_are_held_until_they_are_told_each_once() -> None:
    heard: list[list[Ring]] = []
    stop = listen(heard.append)
    try:
        with Held() as bell:
            for ident in (1, 2, 1):
                ring(About.TALK, ident)
            mark = bell.mark()
            ring(About.TALK, 3)
            bell.forget(mark)
            assert heard == []
            bell.tell()
        assert heard == [[Ring(About.TALK, 1), Ring(About.TALK, 2)]]
        ring(About.LINE, 9)  # outside of a deed: at once
        assert heard[1:] == [[Ring(About.LINE, 9)]]
    finally:
        stop()
    ring(About.LINE, 10)
    assert len(heard) == 2


def test_what_was_not_told_is_gone() -> None:
    heard: list[list[Ring]] = []
    stop = listen(heard.append)
    try:
        with Held():
            ring(About.TALK, 1)
    finally:
        stop()
    assert heard == []
