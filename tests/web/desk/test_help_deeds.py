"""Asking for help from the desk, as POSTs and as what the desk is shown (ST4, ST10)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from frirum.actions import callin, queue
from frirum.hub import sights
from frirum.queries.desk import line_now
from frirum.queries.door import door_of
from frirum.records.models import CallIn, Escalation, OnCallPlace
from tests import cast
from tests.cast import AtDesk, Clock, Person

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def at_desk(who: AtDesk) -> Client:
    client = Client(headers={"sec-fetch-site": "same-origin"})
    client.cookies["__Host-s"] = who.session
    return client


def posts(who: AtDesk, deed: str, **body: Any) -> tuple[int, dict[str, Any]]:
    answer = at_desk(who).post(f"/desk/chatt/{deed}", json.dumps(body), content_type="application/json", secure=True)
    return answer.status_code, answer.json()


def shown(who: AtDesk, clock: Clock) -> dict[str, Any]:
    """What her desk is told."""
    now, line = line_now(who.who.line.id), who.who.line
    frame = sights.to_desk(now, now.duties[who.duty], "", line, door_of(line, now=clock.now()), at=clock.now())
    told: dict[str, Any] = json.loads(frame)
    return told


@pytest.fixture
def bo(clock: Clock) -> AtDesk:
    return cast.on_duty(cast.bo(cast.storasyster(), now=clock.now()), now=clock.now())


def listed(bo: AtDesk, alias: str, clock: Clock) -> Person:
    who = cast.person(alias, bo.who.line, seat="on_call", now=clock.now())
    place = OnCallPlace.objects.filter(line_id=bo.who.line.id).count()
    OnCallPlace.objects.create(line_id=bo.who.line.id, account_id=who.id, position=place)
    return who


def test_bo_asks_and_siv_answers_at_the_desk(bo: AtDesk, clock: Clock) -> None:  # ST10
    siv = cast.on_duty(listed(bo, "Siv", clock), now=clock.now())
    vega = cast.waits(bo.who.line, now=clock.now())
    queue.take(bo.duty, vega.ref, now=clock.now())
    status, said = posts(bo, "on-call", urgency="now", c=vega.ref)
    assert status == 200
    [hers] = shown(siv, clock)["on_call"]
    assert (hers["ref"], hers["by"], hers["urgency"], hers["asked"], hers["c"]) == (
        said["worry"],
        "Bo",
        "now",
        True,
        None,
    )
    [his] = shown(bo, clock)["on_call"]
    assert (his["mine"], his["asked"], his["c"], his["state"]) == (True, False, vega.ref, "calling")
    assert [(one["who"], one["answer"]) for one in his["calls"]] == [("Siv", "")]
    assert posts(siv, "on-call-answer", worry=said["worry"], yes=True)[0] == 200
    [his] = shown(bo, clock)["on_call"]
    assert (his["state"], his["answered"], his["asked"]) == ("answered", "Siv", False)
    assert posts(bo, "on-call-over", worry=said["worry"])[0] == 200
    assert shown(bo, clock)["on_call"][0]["state"] == "closed"
    clock.forward(hours=8)
    assert shown(bo, clock)["on_call"] == []


def test_who_was_not_called_gets_the_same_no_as_for_nothing(bo: AtDesk, clock: Clock) -> None:  # AZ3
    listed(bo, "Siv", clock)
    _, said = posts(bo, "on-call", urgency="advice")
    rut = cast.on_duty(cast.rut(bo.who.line, now=clock.now()), now=clock.now())
    no = posts(rut, "on-call-answer", worry=said["worry"], yes=True)
    assert no == posts(rut, "on-call-answer", worry="x" * 22, yes=True)
    assert no[0] == 404


@pytest.mark.parametrize(
    "body", [{}, {"urgency": "soon"}, {"urgency": "now", "why": "words"}, {"urgency": "now", "c": "x"}]
)
def test_other_bodies_change_nothing(bo: AtDesk, body: dict[str, Any]) -> None:  # AZ9
    assert posts(bo, "on-call", **body)[0] == 400
    assert not Escalation.objects.exists()


def test_cleo_is_asked_in_and_says_not_now(bo: AtDesk, clock: Clock) -> None:  # ST4
    cleo = cast.on_duty(cast.cleo(bo.who.line, now=clock.now()), now=clock.now())
    CallIn.objects.create(
        organisation_id=bo.who.line.organisation_id,
        line_id=bo.who.line.id,
        duty_id=cleo.duty,
        why="full",
        asked_at=clock.now(),
    )
    assert shown(cleo, clock)["call_in"]["why"] == "full"
    assert shown(bo, clock)["call_in"] is None
    assert posts(cleo, "call-in", yes=False) == (200, {"c": None})
    assert shown(cleo, clock)["call_in"] is None
    status, said = posts(cleo, "call-in", yes=True)
    assert (status, said["no"]) == (409, "not_called_in")


def test_cleo_steps_in_and_gets_whoever_waits(bo: AtDesk, clock: Clock) -> None:  # ST4
    cleo = cast.on_duty(cast.cleo(bo.who.line, now=clock.now()), now=clock.now())
    vega = cast.waits(bo.who.line, now=clock.now())
    for _ in range(3):
        queue.take(bo.duty, cast.waits(bo.who.line, now=clock.now()).ref, now=clock.now())
    from datetime import timedelta

    callin.ask_back_ups({bo.who.line.id: timedelta(minutes=5)}, now=clock.now())
    assert posts(cleo, "call-in", yes=True) == (200, {"c": vega.ref})


def test_siv_comes_into_a_talk_only_when_the_visitor_was_asked(bo: AtDesk, clock: Clock) -> None:  # ST10
    siv = cast.on_duty(listed(bo, "Siv", clock), now=clock.now())
    vega = cast.waits(bo.who.line, now=clock.now())
    queue.take(bo.duty, vega.ref, now=clock.now())
    for wish in ("beside", "takeover"):
        status, said = posts(bo, "ask", c=vega.ref, to=siv.ref, wish=wish)
        assert (status, said["no"]) == (409, "seeker_not_asked")
    assert posts(bo, "ask", c=vega.ref, to=siv.ref, wish="beside", agreed=True)[0] == 200
