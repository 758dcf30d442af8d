"""What a volunteer may do to a talk, by who she is to it and how it stands; only the one who holds it does (AZ2, AZ5)."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from frirum.actions import conversation, duty, queue
from tests import cast
from tests.cast import AtDesk, Clock, Visitor
from tests.shift import open_line

pytestmark = pytest.mark.django_db(databases=["default", "live"])

# Every deed on one talk, with what it needs besides the talk's name.
DEEDS: dict[str, dict[str, Any]] = {
    "take": {},
    "undo": {},
    "end": {},
    "danger": {"danger": "worried"},
    "phase": {"phase": "welcome", "on": True},
    "ask": {"to": "", "wish": "beside"},
    "block": {},
    "leave": {},
}
# Who gets through, by how the talk stands: everybody else gets 404 or 409, and nothing changes.
WAITING = {("bo", "take"), ("rut", "take")}
OPEN = {("bo", deed) for deed in ("undo", "end", "danger", "phase", "ask", "block")}
JUST_ENDED = {("bo", "block")}  # a disturber who ended the talk himself may still be blocked
LONG_ENDED: set[tuple[str, str]] = set()


@dataclass
class Stage:
    """One talk, and everybody who might try something."""

    line: Any
    clock: Clock
    vega: Visitor
    people: dict[str, AtDesk]
    off: str  # the log-in of a volunteer who is not on duty

    def does(self, who: str, deed: str) -> int:
        body = {"c": self.vega.ref, **DEEDS[deed]}
        if deed == "ask":
            body["to"] = self.people["rut"].ref
        client = Client(headers={"sec-fetch-site": "same-origin"})
        client.cookies["__Host-s"] = self.off if who == "off" else self.people[who].session
        line = "annan" if who == "eva" else "chatt"
        answer = client.post(f"/desk/{line}/{deed}", json.dumps(body), content_type="application/json", secure=True)
        return answer.status_code


def stage(clock: Clock) -> Stage:
    line, now = open_line(), clock.now()
    people = {
        "bo": cast.on_duty(cast.bo(line, now=now), now=now),
        "rut": cast.on_duty(cast.rut(line, now=now), now=now),
        "eva": cast.on_duty(cast.eva(now=now), now=now),
    }
    gone = cast.on_duty(cast.person("Per", line, now=now), now=now)
    duty.go_off(gone.duty, now=now)
    return Stage(line, clock, cast.waits(line, now=now), people, gone.session)


def opened(at: Stage) -> None:
    queue.take(at.people["bo"].duty, at.vega.ref, now=at.clock.now())


def ended(at: Stage, *, ago: timedelta) -> None:
    opened(at)
    conversation.end_by_visitor(at.vega.token_hash, now=at.clock.now())
    at.clock.at += ago


STATES = {"waiting": WAITING, "open": OPEN, "just ended": JUST_ENDED, "long ended": LONG_ENDED}
ALLOWED = [(state, who, deed) for state, pairs in STATES.items() for who, deed in sorted(pairs)]


def in_state(at: Stage, state: str) -> None:
    if state == "open":
        opened(at)
    elif state != "waiting":
        ended(at, ago=timedelta(minutes=20 if state == "long ended" else 1))


def facts(vega: Visitor) -> dict[str, Any]:
    return {name: value for name, value in vars(vega.row).items() if name != "_state"}


@pytest.mark.parametrize("state", STATES)
def test_whom_the_table_does_not_name_changes_nothing(clock: Clock, state: str) -> None:  # AZ2, AZ5
    at = stage(clock)
    in_state(at, state)
    before = facts(at.vega)
    for who in ("bo", "rut", "eva", "off"):
        for deed in DEEDS:
            if (state, who, deed) not in ALLOWED:
                assert at.does(who, deed) in {404, 409}, (who, deed)
                assert facts(at.vega) == before, (who, deed)


@pytest.mark.parametrize(("state", "who", "deed"), ALLOWED)
def test_whom_it_names_gets_through(clock: Clock, state: str, who: str, deed: str) -> None:  # AZ2
    at = stage(clock)
    in_state(at, state)
    assert at.does(who, deed) == 200
