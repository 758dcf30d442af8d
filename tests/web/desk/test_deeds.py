"""The deeds of the desk by POST: each has a door, takes exactly its words, and says every no in a sentence."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from frirum.actions import queue
from frirum.records.models import Asking, Conversation, Duty, DutyKey, Line
from frirum.rules.envelope import to_text
from frirum.web.desk.urls import urlpatterns
from tests import cast
from tests.shift import open_line

pytestmark = pytest.mark.django_db(databases=["default", "live"])
REF = "A" * 22
PUBLIC = to_text(b"\x04" + bytes(64))

BODIES: dict[str, dict[str, Any]] = {
    "duty": {"do": "on", "seat": "regular"},
    "check-in": {"alone": True},
    "check-out": {},
    "key": {"pub": PUBLIC},
    "share": {"key": REF},
    "segment": {"room": True, "after": 0, "kc": to_text(bytes(32))},
    "stay": {},
    "close-early": {"on": True},
    "take": {"c": REF},
    "undo": {"c": REF},
    "end": {"c": REF},
    "code": {"slip": REF, "version": 1, "chosen": {"risk": ["none"]}},
    "danger": {"c": REF, "danger": "worried"},
    "phase": {"c": REF, "phase": "welcome", "on": True},
    "ask": {"c": REF, "to": REF, "wish": "beside"},
    "answer": {"asking": REF, "yes": True},
    "unask": {"asking": REF},
    "step-in": {"c": REF},
    "leave": {"c": REF},
    "block": {"c": REF},
    "block-answer": {"block": REF, "yes": True},
    "block-undo": {"block": REF},
    "on-call": {"urgency": "now", "c": REF},
    "on-call-answer": {"worry": REF, "yes": True},
    "on-call-over": {"worry": REF},
    "call-in": {"yes": True},
}


def browser(session: str = "") -> Client:
    """A browser that holds this log-in."""
    client = Client(headers={"sec-fetch-site": "same-origin"})
    if session:
        client.cookies["__Host-s"] = session
    return client


def post(client: Client, deed: str, body: Any) -> HttpResponse:
    """One deed."""
    return client.post(f"/desk/chatt/{deed}", json.dumps(body), content_type="application/json", secure=True)


@pytest.fixture
def bo(clock):
    return cast.bo(open_line(), now=clock.now())


@pytest.fixture
def at_desk(bo, clock):
    return cast.on_duty(bo, now=clock.now())


def test_every_post_of_the_room_is_tried_here():
    reads = {"choose", "desk", "handbook", "replies", "directory"}
    # Whoever is called need not sit at the desk: tests/web/desk/test_oncall.py.
    on_call = {"worker", "on_call_find", "on_call_mine", "on_call_device", "on_call_forget", "on_call_called"}
    # Nor whoever codes a talk the morning after: tests/web/desk/test_coding.py.
    coding = {"slips", "slip", "chosen"}
    assert {pattern.name for pattern in urlpatterns} == set(BODIES) | reads | on_call | coding


@pytest.mark.parametrize("deed", BODIES)
def test_nobody_does_anything_without_a_log_in(bo, deed):  # AZ1
    answer = post(browser(), deed, BODIES[deed])
    assert (answer.status_code, answer.json()["no"]) == (401, "logged_out")
    assert answer.json()["say"]
    half = post(browser(cast.log_in(bo, strong=False)), deed, BODIES[deed])  # SA3
    assert half.status_code == 401


@pytest.mark.parametrize("deed", BODIES)
def test_eva_of_another_organisation_is_told_that_nothing_is_there(bo, deed, clock):  # AZ3, T13
    eva = cast.eva(now=clock.now())
    answer = post(browser(cast.log_in(eva)), deed, BODIES[deed])
    assert (answer.status_code, answer.json()["no"]) == (404, "not_there")


@pytest.mark.parametrize("deed", BODIES)
def test_a_deed_takes_its_own_words_and_no_other(at_desk, deed):  # AZ9
    client = browser(at_desk.session)
    for body in ({**BODIES[deed], "alias": "Dag"}, [], "x", {name: {} for name in BODIES[deed] or {"x": 1}}):
        answer = post(client, deed, body)
        assert (answer.status_code, answer.json()["no"]) == (400, "not_understood"), body
    assert Duty.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize(
    "deed", sorted(set(BODIES) - {"duty", "check-in", "stay", "close-early", "on-call-answer", "code"})
)
def test_the_duty_of_another_log_in_is_not_this_browsers(at_desk, deed, clock):  # WS10
    vega = cast.waits(at_desk.who.line, now=clock.now())
    queue.take(at_desk.duty, vega.ref, now=clock.now())
    body = {**BODIES[deed], "c": vega.ref} if "c" in BODIES[deed] else BODIES[deed]
    answer = post(browser(cast.log_in(at_desk.who)), deed, body)
    assert (answer.status_code, answer.json()["no"]) == (409, "not_on_duty")
    assert (vega.row.state, vega.row.danger, vega.row.phases) == ("open", "not_judged", [])
    assert post(browser(at_desk.session), deed, body).json().get("no") != "not_on_duty"


@pytest.mark.parametrize("do", ["break", "no_more", "back", "off"])
def test_nor_is_it_paused_or_ended_from_there(at_desk, do):
    answer = post(browser(cast.log_in(at_desk.who)), "duty", {"do": do})
    assert (answer.status_code, answer.json()["no"]) == (409, "not_on_duty")
    assert (at_desk.row.state, at_desk.row.ended_at) == ("on", None)


def test_going_on_in_another_log_in_takes_the_talks_along(at_desk, clock):
    vega, other = cast.waits(at_desk.who.line, now=clock.now()), browser(cast.log_in(at_desk.who))
    queue.take(at_desk.duty, vega.ref, now=clock.now())
    assert post(other, "duty", {"do": "on"}).json()["duty"] != at_desk.ref
    assert post(browser(at_desk.session), "end", {"c": vega.ref}).json()["no"] == "not_on_duty"
    assert post(other, "end", {"c": vega.ref}).json() == {}


@pytest.mark.parametrize("deed", BODIES)
def test_a_deed_is_no_page(at_desk, deed):  # HD8
    assert browser(at_desk.session).get(f"/desk/chatt/{deed}", secure=True).status_code == 405


def test_another_site_cannot_do_anything(at_desk):  # SA17
    client = Client(headers={"origin": "https://elsewhere.example"})
    client.cookies["__Host-s"] = at_desk.session
    assert post(client, "take", {}).status_code == 403


def test_bo_goes_on_duty_makes_a_key_and_unlocks_it_again(bo):
    client = browser(cast.log_in(bo))
    assert post(client, "duty", {"do": "on", "seat": "regular"}).json()["duty"] == Duty.objects.get().ref
    made = post(client, "key", {"pub": PUBLIC}).json()
    assert post(client, "share", {"key": made["key"]}).json() == {"share": made["share"]}
    assert post(client, "key", {"pub": to_text(bytes(65))}).status_code == 400
    assert post(client, "duty", {"do": "break"}).status_code == 200
    assert post(client, "duty", {"do": "off"}).status_code == 200
    assert DutyKey.objects.get().share is None


def test_a_share_is_given_to_the_duty_whose_key_it_is(at_desk, clock):
    rut = cast.on_duty(cast.rut(at_desk.who.line, now=clock.now()), now=clock.now())
    answer = post(browser(rut.session), "share", {"key": at_desk.key.id})
    assert (answer.status_code, answer.json()["no"]) == (404, "not_there")


def test_nobody_goes_on_duty_in_the_middle_of_the_day(bo, clock):  # SA10
    clock.forward(hours=-8)
    answer = post(browser(cast.log_in(bo)), "duty", {"do": "on"})
    assert (answer.status_code, answer.json()["no"]) == (409, "desk_rests")
    assert answer.json()["say"]
    assert not Duty.objects.exists()
    clock.forward(hours=5, minutes=30)  # half past five in Stockholm: half an hour before the door
    assert post(browser(cast.log_in(bo)), "duty", {"do": "on"}).status_code == 200


def test_bo_closes_the_door_early_and_opens_it_again(at_desk, clock):  # AB8
    client, line = browser(at_desk.session), at_desk.who.line
    assert post(client, "close-early", {"on": True}).json() == {}
    assert Line.objects.get(pk=line.id).closed_early_until is not None
    assert post(client, "close-early", {"on": False}).json() == {}
    assert Line.objects.get(pk=line.id).closed_early_until is None


def test_who_is_off_duty_closes_nothing_from_the_desk(bo, at_desk, clock):  # AB8, AZ2
    post(browser(at_desk.session), "duty", {"do": "off"})
    answer = post(browser(at_desk.session), "close-early", {"on": True})
    assert (answer.status_code, answer.json()["no"]) == (404, "not_there")
    assert Line.objects.get(pk=bo.line.id).closed_early_until is None


def test_bo_who_is_not_on_duty_takes_nobody(bo):
    answer = post(browser(cast.log_in(bo)), "take", {})
    assert (answer.status_code, answer.json()["no"]) == (409, "not_on_duty")


def test_bo_takes_judges_ticks_and_ends(at_desk, clock):
    client, vega = browser(at_desk.session), cast.waits(at_desk.who.line, now=clock.now())
    assert post(client, "take", {}).json() == {"c": vega.ref}
    assert post(client, "danger", {"c": vega.ref, "danger": "acute", "young": True}).json() == {}
    assert post(client, "phase", {"c": vega.ref, "phase": "welcome", "on": True}).json() == {}
    row = vega.row
    assert (row.danger, row.young_and_ongoing, row.phases) == ("acute", True, ["welcome"])
    assert post(client, "end", {"c": vega.ref}).json() == {}
    assert vega.row.state == "ended"


def test_a_take_is_undone_within_five_seconds_and_not_later(at_desk, clock):
    client, vega = browser(at_desk.session), cast.waits(at_desk.who.line, now=clock.now())
    post(client, "take", {"c": vega.ref})
    clock.forward(seconds=4)
    assert post(client, "undo", {"c": vega.ref}).json() == {}
    post(client, "take", {"c": vega.ref})
    clock.forward(seconds=6)
    late = post(client, "undo", {"c": vega.ref})
    assert late.status_code == 409
    assert late.json()["say"]


def test_bo_asks_rut_who_reads_along_and_leaves(at_desk, clock):
    line = at_desk.who.line
    rut = cast.on_duty(cast.rut(line, now=clock.now()), now=clock.now())
    vega = cast.waits(line, now=clock.now())
    queue.take(at_desk.duty, vega.ref, now=clock.now())
    asked = post(browser(at_desk.session), "ask", {"c": vega.ref, "to": rut.ref, "wish": "beside"}).json()
    assert asked == {"asking": Asking.objects.get().ref}
    assert post(browser(rut.session), "answer", {**asked, "yes": True}).json() == {"c": vega.ref}
    assert post(browser(rut.session), "end", {"c": vega.ref}).status_code == 404  # AZ2: beside is not holding
    assert post(browser(rut.session), "leave", {"c": vega.ref}).json() == {}


def test_a_disturber_is_blocked_when_rut_agrees(at_desk, clock):  # AB3
    line = at_desk.who.line
    rut = cast.on_duty(cast.rut(line, now=clock.now()), now=clock.now())
    troll = cast.waits(line, now=clock.now())
    queue.take(at_desk.duty, troll.ref, now=clock.now())
    asked = post(browser(at_desk.session), "block", {"c": troll.ref}).json()
    assert post(browser(at_desk.session), "block-answer", {**asked, "yes": True}).status_code == 404
    assert post(browser(rut.session), "block-answer", {**asked, "yes": True}).json() == {}
    assert Conversation.objects.get(pk=troll.id).end_reason == "blocked"
    assert post(browser(rut.session), "block-undo", asked).json() == {}


def test_bo_closes_early_and_opens_again(at_desk):  # AB8
    client = browser(at_desk.session)
    assert post(client, "close-early", {"on": True}).json() == {}
    assert Line.objects.get().closed_early_until is not None
    assert post(client, "close-early", {"on": False}).json() == {}
    assert Line.objects.get().closed_early_until is None


def test_who_is_not_on_duty_in_this_log_in_closes_nothing(at_desk, clock):  # AB8
    for session in (cast.log_in(at_desk.who), cast.log_in(cast.rut(at_desk.who.line, now=clock.now()))):
        assert post(browser(session), "close-early", {"on": True}).status_code == 404
    assert Line.objects.get().closed_early_until is None


def test_staying_says_how_long_the_log_in_lasts(at_desk, clock):  # SA11
    client = browser(at_desk.session)
    clock.forward(minutes=20)
    assert 29 * 60 < post(client, "stay", {}).json()["login_ends_in"] <= 30 * 60
