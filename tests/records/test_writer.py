"""The one writer: together in one commit, each by itself, and nothing said to be durable that is not."""

import threading
import time
from concurrent.futures import Future

import pytest
from django.db import OperationalError, connections, transaction

from frirum.records import writer as writers
from frirum.records.bell import About, Ring, listen, ring
from frirum.records.models import Backroom
from frirum.records.store import LIVE
from frirum.records.writer import StoreIsBusy, Writer, WriterHasStopped, deed
from tests.cast import EVENING

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def opens(line: int) -> int:
    return Backroom.objects.create(organisation_id=1, line_id=line, opened_at=EVENING).line_id


class Spilt(Exception):
    """Something went wrong in a deed."""


def spills(line: int) -> int:
    opens(line)
    ring(About.ROOM, line)
    raise Spilt


@pytest.fixture
def running() -> object:
    """A writer with its thread."""
    writer = Writer()
    writer.start()
    yield writer
    writer.stop()


def rooms() -> list[int]:
    return sorted(Backroom.objects.values_list("line_id", flat=True))


def test_one_refused_deed_never_fails_its_neighbours(running: Writer) -> None:
    answers: list[Future[int]] = [
        running.do(lambda n=n: spills(n) if n == 2 else opens(n))  # type: ignore[misc]
        for n in range(5)
    ]
    assert [one.result(5) for n, one in enumerate(answers) if n != 2] == [0, 1, 3, 4]
    with pytest.raises(Spilt):
        answers[2].result(5)
    assert rooms() == [0, 1, 3, 4]


def test_what_breaks_a_constraint_is_refused_alone(running: Writer) -> None:
    answers = [running.do(lambda: opens(7)) for _ in range(3)]
    outcomes = [one.exception(5) is None for one in answers]
    assert sorted(outcomes) == [False, False, True]
    assert rooms() == [7]


def test_deeds_that_wait_are_written_in_one_commit(running: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    commits: list[int] = []
    original = writers._write
    monkeypatch.setattr(writers, "_write", lambda batch: commits.append(len(batch)) or original(batch))
    held = threading.Event()
    first = running.do(lambda: held.wait(5))
    time.sleep(0.05)
    answers = [running.do(lambda n=n: opens(n)) for n in range(20)]  # type: ignore[misc]
    held.set()
    assert first.result(5)
    assert [one.result(5) for one in answers] == list(range(20))
    assert commits == [1, 20]


def test_the_bell_rings_after_the_commit_and_only_for_what_was_kept(running: Writer) -> None:
    heard: list[tuple[Ring, bool]] = []

    def told(rings: list[Ring]) -> None:
        heard.extend((one, Backroom.objects.filter(line_id=one.ident).exists()) for one in rings)

    def kept() -> None:
        opens(1)
        ring(About.ROOM, 1)
        ring(About.ROOM, 1)

    stop = listen(told)
    try:
        both = running.do(kept), running.do(lambda: spills(2))
        both[0].result(5)
        both[1].exception(5)
    finally:
        stop()
    assert heard == [(Ring(About.ROOM, 1), True)]


def test_a_listener_that_stumbles_makes_no_durable_deed_fail(running: Writer) -> None:
    def stumbles(_rings: list[Ring]) -> None:
        raise Spilt

    def told() -> int:
        ring(About.ROOM, 1)
        return opens(1)

    stop = listen(stumbles)
    try:
        assert running.do(told).result(5) == 1
    finally:
        stop()


def test_a_busy_store_is_tried_again_and_then_told(running: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def busy_twice() -> int:
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("database is locked")
        return opens(1)

    def busy_for_ever() -> int:
        raise OperationalError("database is locked")

    assert running.do(busy_twice).result(5) == 1
    assert (len(tries), rooms()) == (3, [1])
    monkeypatch.setattr(writers, "PATIENCE_S", 0.1)
    with pytest.raises(StoreIsBusy):
        running.do(busy_for_ever).result(5)
    assert running.do(lambda: opens(2)).result(5) == 2


def test_a_stopped_writer_writes_what_has_arrived_and_refuses_the_rest() -> None:
    writer = Writer()
    writer.start()
    answers = [writer.do(lambda n=n: opens(n)) for n in range(10)]  # type: ignore[misc]
    writer._stopping = True
    with pytest.raises(WriterHasStopped):
        writer.do(lambda: opens(99)).result(5)
    writer.stop()
    assert [one.result(5) for one in answers] == list(range(10))
    assert rooms() == list(range(10))


def test_a_deed_inside_a_deed_is_one_deed() -> None:
    @deed
    def inner(line: int) -> int:
        return opens(line)

    @deed
    def outer() -> None:
        inner(1)
        raise Spilt

    with pytest.raises(Spilt):
        outer()
    assert rooms() == []
    assert inner(2) == 2


def test_what_runs_alone_runs_outside_a_transaction(running: Writer) -> None:
    assert running.alone(lambda: connections[LIVE].in_atomic_block).result(5) is False
    assert running.do(lambda: connections[LIVE].in_atomic_block).result(5) is True


def test_a_transaction_of_a_deed_is_the_live_stores(running: Writer) -> None:
    assert running.do(lambda: transaction.get_connection(LIVE).in_atomic_block).result(5) is True
