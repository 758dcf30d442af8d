"""Asking on-call: Bo worries, Siv is first on the list and Rut second (ST10)."""

from datetime import datetime, timedelta

import pytest

from frirum.actions import conversation, duty, erasure, escalation, queue
from frirum.actions.escalation import AnsweredAlready
from frirum.queries.account import account_facts, actor_in
from frirum.records.models import Account, Conversation, Escalation, EscalationCall, Membership, OnCallPlace
from frirum.records.oncall import Group, group_of
from frirum.rules.access import Actor, NotAllowed
from frirum.rules.escalation import Urgency
from tests import cast
from tests.actions.conftest import Tonight
from tests.cast import Person, Visitor

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def listed(tonight: Tonight, *names: str) -> dict[str, Person]:
    """These people are on the line's on-call list, in this order."""
    people = {}
    for place, name in enumerate(names):
        people[name] = cast.person(name, tonight.line, now=tonight.now)
        OnCallPlace.objects.create(line_id=tonight.line.id, account_id=people[name].id, position=place)
    return people


def taken(tonight: Tonight) -> Visitor:
    """Vega talks with Bo."""
    vega = tonight.visitor()
    queue.take(tonight.bo.duty, vega.ref, now=tonight.now)
    return vega


def group(tonight: Tonight) -> Group:
    return group_of(tonight.line.id)


def asks(tonight: Tonight, vega: Visitor | None = None, urgency: Urgency = Urgency.NOW) -> Escalation:
    ref = escalation.call(
        tonight.bo.duty, vega.ref if vega else None, urgency=urgency, group=group(tonight), now=tonight.now
    )
    return Escalation.objects.get(ref=ref)


def acting(who: Person) -> Actor:
    return actor_in(account_facts(Account.objects.get(pk=who.id)), who.line.organisation_id)


def answers(tonight: Tonight, who: Person, row: Escalation, *, yes: bool = True) -> Escalation:
    escalation.answer(acting(who), row.ref, yes=yes, group=group(tonight), now=tonight.now)
    return Escalation.objects.get(pk=row.pk)


def passes(tonight: Tonight, **by: float) -> None:
    tonight.clock.forward(**by)
    escalation.fall_due({tonight.line.id: group(tonight)}, now=tonight.now)


def calls(row: Escalation) -> list[tuple[str, str]]:
    return list(EscalationCall.objects.filter(escalation=row).order_by("position").values_list("alias", "answer"))


def test_the_first_of_the_list_is_called_at_once_and_has_three_minutes(tonight: Tonight) -> None:  # ST10
    listed(tonight, "Siv", "Rut")
    row = asks(tonight, taken(tonight))
    assert (row.state, row.urgency, row.alias) == ("calling", "now", "Bo")
    assert calls(row) == [("Siv", "")]
    assert row.calls.get().due_at == tonight.now + timedelta(minutes=3)


def test_a_second_press_finds_the_same_worry_and_may_make_it_more_urgent(tonight: Tonight) -> None:
    listed(tonight, "Siv", "Rut")
    vega = taken(tonight)
    first = asks(tonight, vega, Urgency.ADVICE)
    second = asks(tonight, vega, Urgency.NOW)
    assert (second.pk, second.urgency, calls(second)) == (first.pk, "now", [("Siv", "")])
    assert asks(tonight, vega, Urgency.ADVICE).urgency == "now"


def test_about_no_talk_one_asks_once_too(tonight: Tonight) -> None:
    listed(tonight, "Siv")
    assert asks(tonight).pk == asks(tonight).pk


def test_who_is_silent_is_passed_over_and_the_next_is_called(tonight: Tonight) -> None:  # ST10
    listed(tonight, "Siv", "Rut")
    row = asks(tonight)
    passes(tonight, minutes=2, seconds=59)
    assert calls(row) == [("Siv", "")]
    passes(tonight, seconds=1)
    assert calls(row) == [("Siv", "silent"), ("Rut", "")]
    passes(tonight, seconds=5)
    assert calls(row) == [("Siv", "silent"), ("Rut", "")]


def test_nobody_has_answered_and_nobody_is_called_again(tonight: Tonight) -> None:  # ST10
    listed(tonight, "Siv", "Rut")
    row = asks(tonight)
    for _ in range(5):
        passes(tonight, minutes=3)
    assert calls(row) == [("Siv", "silent"), ("Rut", "silent")]
    assert Escalation.objects.get(pk=row.pk).state == "exhausted"


def test_with_an_empty_list_it_is_said_at_once(tonight: Tonight) -> None:
    assert asks(tonight).state == "exhausted"


def test_whoever_sits_on_call_is_called_after_the_list(tonight: Tonight) -> None:
    listed(tonight, "Siv")
    tonight.comes("Rut", seat="on_call")
    row = asks(tonight)
    passes(tonight, minutes=3)
    assert calls(row) == [("Siv", "silent"), ("Rut", "")]


def test_who_asks_is_not_called_herself(tonight: Tonight) -> None:
    OnCallPlace.objects.create(line_id=tonight.line.id, account_id=tonight.bo.who.id, position=0)
    assert asks(tonight).state == "exhausted"


def test_who_has_left_is_not_called(tonight: Tonight) -> None:  # BO4
    siv = listed(tonight, "Siv", "Rut")["Siv"]
    Membership.objects.filter(account_id=siv.id).update(revoked_at=tonight.now)
    assert calls(asks(tonight)) == [("Rut", "")]


def test_she_is_here(tonight: Tonight) -> None:  # ST10
    siv = listed(tonight, "Siv", "Rut")["Siv"]
    row = answers(tonight, siv, asks(tonight))
    assert (row.state, row.answered_alias, row.answered_by) == ("answered", "Siv", siv.id)
    passes(tonight, minutes=10)
    assert calls(row) == [("Siv", "yes")]
    assert answers(tonight, siv, row).state == "answered"  # the same press once more


def test_she_cannot_and_the_next_is_called_at_once(tonight: Tonight) -> None:
    siv = listed(tonight, "Siv", "Rut")["Siv"]
    row = answers(tonight, siv, asks(tonight), yes=False)
    assert calls(row) == [("Siv", "no"), ("Rut", "")]


def test_who_wakes_late_is_welcome_while_nobody_else_has_answered(tonight: Tonight) -> None:
    people = listed(tonight, "Siv", "Rut")
    row = asks(tonight)
    passes(tonight, minutes=3)
    passes(tonight, minutes=3)
    assert Escalation.objects.get(pk=row.pk).state == "exhausted"
    assert answers(tonight, people["Siv"], row).answered_alias == "Siv"
    with pytest.raises(AnsweredAlready):
        answers(tonight, people["Rut"], row)


def test_who_pressed_no_by_mistake_says_yes_after_all(tonight: Tonight) -> None:
    people = listed(tonight, "Siv")
    row = asks(tonight)
    assert answers(tonight, people["Siv"], row, yes=False).state == "exhausted"
    row = answers(tonight, people["Siv"], row)
    assert (row.state, row.answered_alias, calls(row)) == ("answered", "Siv", [("Siv", "yes")])
    with pytest.raises(escalation.AnsweredAlready):
        answers(tonight, people["Siv"], row, yes=False)


def test_who_was_told_nothing_while_the_house_was_down_gets_her_time(tonight: Tonight) -> None:  # ST10
    listed(tonight, "Siv", "Rut")
    row = asks(tonight)
    passes(tonight, minutes=9)  # nobody could send anything
    assert calls(row) == [("Siv", "")]
    [one] = row.calls.all()
    escalation.note_told(one.pk, "mail", last=True, now=tonight.clock.now())
    passes(tonight, minutes=2, seconds=59)
    assert calls(row) == [("Siv", "")]
    passes(tonight, minutes=9)
    assert calls(row) == [("Siv", "silent"), ("Rut", "")]


def test_a_late_no_does_not_call_anybody_twice(tonight: Tonight) -> None:
    siv = listed(tonight, "Siv", "Rut")["Siv"]
    row = asks(tonight)
    passes(tonight, minutes=3)
    answers(tonight, siv, row, yes=False)
    assert calls(row) == [("Siv", "no"), ("Rut", "")]


def test_who_was_not_called_cannot_answer(tonight: Tonight) -> None:  # AZ2
    people = listed(tonight, "Siv", "Rut")
    row = asks(tonight)
    for stranger in (people["Rut"], cast.eva(now=tonight.now), tonight.bo.who):
        with pytest.raises(NotAllowed):
            answers(tonight, stranger, row)
    with pytest.raises(NotAllowed):
        escalation.answer(None, row.ref, yes=True, group=group(tonight), now=tonight.now)


def test_whose_access_has_ended_cannot_answer(tonight: Tonight) -> None:  # SA13
    siv = listed(tonight, "Siv")["Siv"]
    row = asks(tonight)
    Membership.objects.filter(account_id=siv.id).update(revoked_at=tonight.now)
    with pytest.raises(NotAllowed):
        answers(tonight, siv, row)


def test_only_from_a_talk_one_sits_in(tonight: Tonight) -> None:  # AZ3
    vega, rut = taken(tonight), tonight.comes("Rut")
    for duty_id, ref in ((rut.duty, vega.ref), (tonight.bo.duty, "x" * 22), (0, None)):
        with pytest.raises(NotAllowed):
            escalation.call(duty_id, ref, urgency=Urgency.NOW, group=Group(), now=tonight.now)
    duty.go_off(rut.duty, now=tonight.now)
    with pytest.raises(NotAllowed):
        escalation.call(rut.duty, None, urgency=Urgency.NOW, group=Group(), now=tonight.now)


def test_on_call_can_be_asked_until_the_debriefs_end_and_not_after(tonight: Tonight) -> None:  # ST5, ST10
    tonight.clock.at = tonight.now.replace(hour=22, minute=19)  # closed since 22:00 UTC
    row = asks(tonight)
    assert escalation.close_over(now=tonight.now) == 0
    tonight.clock.forward(minutes=1)
    with pytest.raises(NotAllowed):
        asks(tonight)
    assert escalation.close_over(now=tonight.now) == 1
    assert Escalation.objects.get(pk=row.pk).state == "closed"


def test_anybody_on_duty_says_that_it_is_over(tonight: Tonight) -> None:
    listed(tonight, "Siv")
    row, rut = asks(tonight), tonight.comes("Rut")
    escalation.close(rut.duty, row.ref, now=tonight.now)
    escalation.close(rut.duty, row.ref, now=tonight.now)
    assert Escalation.objects.get(pk=row.pk).state == "closed"
    passes(tonight, minutes=5)
    assert calls(row) == [("Siv", "")]
    with pytest.raises(NotAllowed):
        escalation.close(0, row.ref, now=tonight.now)


def test_a_worry_elsewhere_is_not_there(tonight: Tonight) -> None:  # AZ3
    eva = cast.on_duty(cast.eva(now=tonight.now), now=tonight.now)
    with pytest.raises(NotAllowed):
        escalation.close(eva.duty, asks(tonight).ref, now=tonight.now)


def erases(vega: Visitor) -> datetime:
    at = Conversation.objects.get(pk=vega.id).erase_at
    assert at is not None
    return at


def test_a_talk_is_held_from_erasure_while_on_call_is_busy_with_it(tonight: Tonight) -> None:  # SEALING, live file
    vega = taken(tonight)
    row = asks(tonight, vega)
    told = conversation.end_by_visitor(vega.token_hash, now=tonight.now)
    assert told == erases(vega) == tonight.now + timedelta(hours=2)
    escalation.close(tonight.bo.duty, row.ref, now=tonight.clock.forward(minutes=30))
    assert erases(vega) == tonight.now + timedelta(minutes=20)


def test_also_when_on_call_is_asked_after_the_end(tonight: Tonight) -> None:
    vega = taken(tonight)
    assert conversation.end_by_visitor(vega.token_hash, now=tonight.now) == tonight.now + timedelta(minutes=20)
    ended = tonight.now
    tonight.clock.forward(minutes=10)
    row = asks(tonight, vega)
    assert erases(vega) == ended + timedelta(hours=2)
    escalation.close(tonight.bo.duty, row.ref, now=tonight.now)
    assert erases(vega) == tonight.now + timedelta(minutes=20)


def test_a_worry_about_no_talk_holds_none(tonight: Tonight) -> None:
    vega = taken(tonight)
    asks(tonight)
    assert conversation.end_by_visitor(vega.token_hash, now=tonight.now) == tonight.now + timedelta(minutes=20)


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
def test_the_log_of_a_worry_is_gone_a_day_after_it_was_closed(tonight: Tonight) -> None:
    row = asks(tonight)
    escalation.close(tonight.bo.duty, row.ref, now=tonight.now)
    erasure.erase_due(now=tonight.clock.forward(hours=23, minutes=59))
    assert Escalation.objects.exists()
    erasure.erase_due(now=tonight.clock.forward(minutes=1))
    assert not Escalation.objects.exists()


def test_what_was_told_is_noted_way_by_way(tonight: Tonight) -> None:
    listed(tonight, "Siv")
    one = asks(tonight).calls.get()
    escalation.note_told(one.pk, "mail", last=False, now=tonight.now)
    escalation.note_told(one.pk, "push", last=True, now=tonight.now)
    one.refresh_from_db()
    assert (one.told_by, one.told_at) == (["mail", "push"], tonight.now)
    escalation.note_told(0, "mail", last=True, now=tonight.now)  # erased meanwhile


def test_in_another_browser_the_worry_stays_hers(tonight: Tonight) -> None:  # ADR 16
    row = asks(tonight)
    again = cast.on_duty(tonight.bo.who, now=tonight.now)
    assert Escalation.objects.get(pk=row.pk).asker_id == again.duty
