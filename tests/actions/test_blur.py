"""What remains of a talk's times once it has ended: minutes, and when it is erased (AN8)."""

from datetime import datetime, timedelta

import pytest
from django.db.models import DateTimeField

from frirum.actions import conversation, handover, queue
from frirum.actions.say import VISITOR, Said, say
from frirum.records.models import Asking, Conversation, Member, Message, Segment
from frirum.records.writer import WRITER
from tests.actions.conftest import Tonight
from tests.cast import Visitor, new_id

pytestmark = pytest.mark.django_db(databases=["default", "live"])
EXACT = {"ended_at", "erase_at"}


def says(vega: Visitor, *, now: datetime) -> None:
    client = new_id()
    one = Said(vega.id, VISITOR, client.replace("-", "").encode()[:16], 1, vega.seal("hej", client))
    WRITER.do(lambda: say([one], now=now)).result()


def times() -> dict[str, datetime]:
    """Every time that stands anywhere in a talk's rows."""
    return {
        f"{model.__name__}.{field.name}.{row.pk}": value
        for model in (Conversation, Segment, Message, Member, Asking)
        for row in model.objects.all()
        for field in model._meta.fields
        if isinstance(field, DateTimeField) and field.name not in EXACT and (value := getattr(row, field.name))
    }


def a_talk(tonight: Tonight) -> Visitor:
    """A talk in which everything happened at odd seconds."""
    rut = tonight.comes("Rut")
    tonight.clock.forward(seconds=7.25)
    vega = tonight.visitor()
    tonight.clock.forward(seconds=13.5)
    queue.take(tonight.bo.duty, None, now=tonight.now)
    handover.ask(tonight.bo.duty, vega.ref, to=rut.ref, wish="beside", now=tonight.now)
    for _ in range(3):
        says(vega, now=tonight.clock.forward(seconds=23.75))
    return vega


def test_while_they_talk_the_times_are_as_they_were(tonight: Tonight) -> None:
    a_talk(tonight)
    assert any(at.second or at.microsecond for at in times().values())


def test_when_it_has_ended_only_minutes_remain(tonight: Tonight) -> None:  # AN8
    vega = a_talk(tonight)
    ended = tonight.clock.forward(seconds=11.125)
    conversation.end_by_visitor(vega.token_hash, now=ended)
    assert len(times()) > 10
    assert {name: at for name, at in times().items() if at.second or at.microsecond} == {}
    assert vega.row.erase_at == ended + timedelta(minutes=20), "the promise stays exact"


def test_another_talk_keeps_its_times(tonight: Tonight) -> None:
    vega, other = a_talk(tonight), tonight.visitor()
    conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    assert other.row.began_at.second
