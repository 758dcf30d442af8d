"""Erasing: in time, whole, and down to the bytes of the live file (SEALING "The live file")."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connections

from frirum.actions import conversation, duty, erasure, queue
from frirum.actions.say import VISITOR, Said, say
from frirum.records.models import Block, Conversation, Duty, Grant, Message
from frirum.records.store import LIVE
from frirum.records.writer import WRITER
from tests.actions.conftest import Tonight, at_eight
from tests.cast import Clock, Visitor, new_id

pytestmark = pytest.mark.django_db(databases=["default", "live"])
on_files = pytest.mark.django_db(databases=["default", "live"], transaction=True)


def ended_talk(tonight: Tonight, words: int = 1) -> tuple[Visitor, list[Said]]:
    vega = tonight.visitor()
    clients = [new_id() for _ in range(words)]
    batch = [Said(vega.id, VISITOR, UUID(one).bytes, 1, vega.seal("mitt hjärta", one)) for one in clients]
    WRITER.do(lambda: say(batch, now=tonight.now)).result()
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    return vega, batch


@on_files
def test_a_talk_is_gone_twenty_minutes_after_its_end_and_not_earlier(clock: Clock) -> None:  # AZ5
    tonight = at_eight(clock)
    vega, _ = ended_talk(tonight)
    assert erasure.erase_due(now=clock.forward(minutes=19, seconds=29)) == 0
    assert Conversation.objects.filter(pk=vega.id).exists()
    assert erasure.erase_due(now=clock.forward(seconds=31)) == 1
    assert not Conversation.objects.filter(pk=vega.id).exists()
    assert Message.objects.count() == Grant.objects.count() == 0


@on_files
def test_a_running_talk_is_never_erased(clock: Clock) -> None:
    tonight = at_eight(clock)
    vega = tonight.visitor()
    assert erasure.erase_due(now=clock.forward(days=3)) == 0
    assert Conversation.objects.filter(pk=vega.id).exists()


@on_files
def test_many_talks_go_in_small_pieces(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    tonight = at_eight(clock)
    monkeypatch.setattr(erasure, "AT_ONCE", 2)
    for _ in range(5):
        ended_talk(tonight)
    assert erasure.erase_due(now=clock.forward(minutes=20)) == 5


@on_files
def test_the_live_file_and_its_log_hold_nothing_of_an_erased_talk(clock: Clock) -> None:
    if connections[LIVE].vendor != "sqlite":
        return  # there VACUUM FULL drops the old files; the next test looks at them
    tonight = at_eight(clock)
    with connections[LIVE].cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
    vega, batch = ended_talk(tonight, words=200)
    stays, others = tonight.visitor(), [ended_talk(tonight, words=3) for _ in range(20)]
    tokens = [
        vega.token_hash,
        vega.kc,
        *[bytes(one.sealed) for one in Grant.objects.exclude(segment__conversation=stays.id)],
    ]
    secrets = [
        *(one.envelope[40:] for one in batch),
        *(one.client for one in batch),
        *(one.envelope[40:] for _, said in others for one in said),
        *tokens,
        vega.ref.encode(),
    ]
    assert any(secret in held() for secret in secrets)  # the search finds what is there
    erasure.erase_due(now=clock.forward(minutes=20))
    bytes_now = held()
    assert [secret for secret in secrets if secret in bytes_now] == []
    assert stays.ref.encode() in bytes_now


@on_files
def test_postgresql_keeps_no_old_rows_in_its_tables(clock: Clock) -> None:
    if connections[LIVE].vendor != "postgresql":
        return
    tonight = at_eight(clock)
    ended_talk(tonight, words=50)
    erasure.erase_due(now=clock.forward(minutes=20))
    while erasure._owed:  # the server's own housekeeping looked on just then; the clockwork tries again, too
        erasure.erase_due(now=clock.now())
    with connections[LIVE].cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('records_message') + pg_relation_size('records_grant')")
        assert cursor.fetchone() == (0,)


LOOKS = ("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM records_message")
WRITES = ("BEGIN", "SELECT pg_current_xact_id()")  # and looks at nothing while it rests


@on_files
@pytest.mark.parametrize(
    ("somebody", "where"),
    [(LOOKS, None), (WRITES, None), (WRITES, "postgres")],
    ids=["looks", "writes", "writes in another database"],
)
def test_postgresql_waits_for_whoever_still_sees_the_old_rows(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, somebody: tuple[str, str], where: str | None
) -> None:
    if connections[LIVE].vendor != "postgresql":
        return
    tonight = at_eight(clock)
    ended_talk(tonight, words=50)
    reader = connections[LIVE].copy()
    reader.settings_dict = {**reader.settings_dict, "NAME": where or reader.settings_dict["NAME"]}
    try:
        with monkeypatch.context() as hasty, reader.cursor() as cursor:
            hasty.setattr(erasure, "TRIES", 2)
            for word in somebody:
                cursor.execute(word)
            erasure.erase_due(now=clock.forward(minutes=20))
            assert erasure._owed
            cursor.execute("ROLLBACK")
    finally:
        reader.close()
    while erasure._owed:  # others may still be at work on the same server
        erasure.erase_due(now=clock.now())
    with connections[LIVE].cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('records_message')")
        assert cursor.fetchone() == (0,)


@on_files
def test_what_a_crash_left_behind_is_forgotten_at_the_start(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    if connections[LIVE].vendor != "sqlite":
        return
    tonight = at_eight(clock)
    _, batch = ended_talk(tonight, words=50)
    with connections[LIVE].cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = OFF")  # as bad as a file can be
    # The server dies between deleting and rewriting: the rows are gone, their bytes are not.
    erasure._erase_some(now=clock.forward(minutes=20))
    assert any(one.envelope[40:] in held() for one in batch)
    monkeypatch.setattr(erasure, "_owed", True)  # a fresh process knows nothing and so owes it
    assert erasure.erase_due(now=clock.now()) == 0
    assert not any(one.envelope[40:] in held() for one in batch)


@on_files
def test_a_reader_that_holds_on_delays_it_and_nobody_waits_for_it(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connections[LIVE].vendor != "sqlite":
        return
    tonight = at_eight(clock)
    monkeypatch.setattr(erasure, "TRIES", 3)
    _, batch = ended_talk(tonight, words=20)
    reader = sqlite3.connect(live_file())
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM records_message").fetchone()
        erasure.erase_due(now=clock.forward(minutes=20))
        tonight.visitor()  # life goes on
        assert any(one.envelope[40:] in held() for one in batch)
    finally:
        reader.close()
    erasure.erase_due(now=clock.now())  # it was owed
    assert not any(one.envelope[40:] in held() for one in batch)


def held() -> bytes:
    """Everything in the live store's files."""
    return b"".join(file.read_bytes() for file in Path(live_file()).parent.glob(Path(live_file()).name + "*"))


def live_file() -> str:
    return str(connections[LIVE].settings_dict["NAME"])


def test_a_waiting_visitor_who_fell_silent_keeps_her_place_five_minutes(tonight: Tonight) -> None:  # AB7
    vega = tonight.visitor()
    nothing_closes = {tonight.line.id: None}
    assert erasure.end_stale(nothing_closes, now=tonight.clock.forward(minutes=4, seconds=59)) == 0
    assert erasure.end_stale(nothing_closes, now=tonight.clock.forward(seconds=1)) == 1
    assert vega.row.end_reason == "gave_up"


def test_a_running_talk_is_kept_ten_minutes(tonight: Tonight) -> None:  # QE3, QE10
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, None, now=tonight.now)
    nothing_closes = {tonight.line.id: None}
    assert erasure.end_stale(nothing_closes, now=tonight.clock.forward(minutes=9, seconds=59)) == 0
    assert erasure.end_stale(nothing_closes, now=tonight.clock.forward(seconds=1)) == 1
    assert vega.row.end_reason == "lost"


def test_closing_ends_the_waiting_and_an_hour_later_the_talks(tonight: Tonight) -> None:
    waits, talks = tonight.visitor(), tonight.visitor()
    queue.take(tonight.bo.duty, talks.ref, now=tonight.now)
    closes = tonight.now + timedelta(minutes=1)
    for minutes, ended in ((0, 0), (1, 1), (60, 0), (61, 1)):
        now = tonight.now + timedelta(minutes=minutes)
        conversation.hear({waits.id: now, talks.id: now}, {tonight.bo.duty: now})
        assert erasure.end_stale({tonight.line.id: closes}, now=now) == ended
    assert waits.row.end_reason == talks.row.end_reason == "closing"


@on_files
def test_ended_duties_are_forgotten_but_not_while_their_block_stands(clock: Clock) -> None:  # AB3
    tonight = at_eight(clock)
    rut = tonight.comes("Rut")
    for who in (tonight.bo, rut):
        duty.go_off(who.duty, now=tonight.now)
    Block.objects.create(
        organisation_id=tonight.line.organisation_id,
        line_id=tonight.line.id,
        conversation_ref="x" * 22,
        token_hash=b"t" * 32,
        asker_id=tonight.bo.duty,
        state="agreed",
        asked_at=tonight.now,
        until=tonight.now + timedelta(hours=2),
    )
    erasure.erase_due(now=clock.now())
    assert [one.pk for one in Duty.objects.all()] == [tonight.bo.duty]
    erasure.erase_due(now=clock.forward(hours=2))
    assert not Duty.objects.exists()
    assert not Block.objects.exists()
