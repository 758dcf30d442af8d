"""What the simple page says is kept by the same path as everything else (AN9)."""

import pytest

from frirum.actions.conversation import NoSuchTalk, SegmentHasMoved, end_by_visitor
from frirum.actions.plain import SaidBefore, TalkIsPaused, say_plain
from frirum.queries.line import LineFacts
from frirum.records.models import Conversation
from tests import cast
from tests.cast import Clock, Visitor, new_id

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def line(clock: Clock) -> LineFacts:
    return cast.storasyster()


@pytest.fixture
def vega(line: LineFacts, clock: Clock) -> Visitor:
    return cast.waits(line, now=clock.now())


def say(vega: Visitor, client: str, clock: Clock, *, segment: int = 1) -> int:
    sealed = vega.seal("hej", client)
    return say_plain(vega.token_hash, client=client, segment=segment, envelope=sealed, now=clock.now())


def test_vega_says_one_thing_after_the_other(vega: Visitor, clock: Clock) -> None:
    first = say(vega, new_id(), clock)
    assert say(vega, new_id(), clock) == first + 1


def test_the_same_form_again_is_told_so(vega: Visitor, clock: Clock) -> None:
    client = new_id()
    say(vega, client, clock)
    with pytest.raises(SaidBefore):
        say(vega, client, clock)


def test_an_old_segment_takes_nothing(vega: Visitor, clock: Clock) -> None:
    Conversation.objects.update(segment=2)
    with pytest.raises(SegmentHasMoved):
        say(vega, new_id(), clock)


def test_a_paused_talk_takes_nothing(vega: Visitor, clock: Clock) -> None:
    Conversation.objects.update(paused=True)
    with pytest.raises(TalkIsPaused):
        say(vega, new_id(), clock)


def test_a_talk_that_ended_takes_nothing(vega: Visitor, clock: Clock) -> None:
    end_by_visitor(vega.token_hash, now=clock.now())
    with pytest.raises(NoSuchTalk):
        say(vega, new_id(), clock)
