"""The pages of whoever is on call: one clear button, nothing of what it is about, and push to her browser (ST10, ML2)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from frirum.actions import escalation
from frirum.queries.escalation import group_of
from frirum.records.models import ContactCard, Escalation, OnCallPlace, PushAddress
from frirum.rules.access import Role
from frirum.rules.escalation import Urgency
from tests import cast
from tests.cast import AtDesk, Clock, Person

pytestmark = pytest.mark.django_db(databases=["default", "live"])
PUSH = "https://push.example/send/abc"
HALVES = {"p256dh": "B" * 87, "auth": "a" * 22}


def browser(who: Person) -> Client:
    client = Client(headers={"sec-fetch-site": "same-origin"})
    client.cookies["__Host-s"] = cast.log_in(who)
    return client


@pytest.fixture
def bo(clock: Clock) -> AtDesk:
    return cast.on_duty(cast.bo(cast.storasyster(), now=clock.now()), now=clock.now())


@pytest.fixture
def dag(bo: AtDesk, clock: Clock) -> Person:
    """Dag coordinates, and is first on the list; he cannot sit at the desk."""
    return listed(cast.dag(bo.who.line, now=clock.now()))


def listed(who: Person) -> Person:
    place = OnCallPlace.objects.filter(line_id=who.line.id).count()
    OnCallPlace.objects.create(line_id=who.line.id, account_id=who.id, position=place)
    return who


def asks(bo: AtDesk, clock: Clock, urgency: Urgency = Urgency.NOW) -> str:
    group = group_of(bo.who.line.id)
    return escalation.call(bo.duty, None, urgency=urgency, group=group, now=clock.now())


def page(client: Client, ref: str) -> str:
    answer = client.get(f"/desk/chatt/on-call/{ref}/", secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def says(client: Client, ref: str, answer: str) -> str:
    done = client.post(f"/desk/chatt/on-call/{ref}/", {"answer": answer}, secure=True)
    assert (done.status_code, done["Location"]) == (302, f"/desk/chatt/on-call/{ref}/")
    return page(client, ref)


def test_the_address_in_a_message_leads_only_whoever_was_called(
    bo: AtDesk, dag: Person, clock: Clock
) -> None:  # ML1, AZ3
    ref = asks(bo, clock)
    there = browser(dag).get(f"/desk/on-call/{ref}/", secure=True)
    assert (there.status_code, there["Location"]) == (302, f"/desk/chatt/on-call/{ref}/")
    rut = cast.rut(bo.who.line, now=clock.now())
    assert browser(rut).get(f"/desk/on-call/{ref}/", secure=True).status_code == 404
    assert browser(dag).get("/desk/on-call/nothing/", secure=True).status_code == 404


def test_who_pressed_no_by_mistake_comes_after_all(bo: AtDesk, dag: Person, clock: Clock) -> None:
    ref = asks(bo, clock)
    assert "Jag är här ändå" in says(browser(dag), ref, "no")
    assert "De vet att du är här" in says(browser(dag), ref, "yes")


def test_a_coordinator_says_that_he_is_here(bo: AtDesk, dag: Person, clock: Clock) -> None:  # ST10
    ref, client = asks(bo, clock), browser(dag)
    assert "Bo behöver dig" in page(client, ref)
    assert "Jag är här" in page(client, ref)
    after = says(client, ref, "yes")
    assert "De vet att du är här" in after
    assert "kan inte sitta vid det här skrivbordet" in after
    assert Escalation.objects.get().answered_alias == "Dag"


def test_a_volunteer_is_led_to_the_desk(bo: AtDesk, clock: Clock) -> None:
    siv = listed(cast.person("Siv", bo.who.line, now=clock.now()))
    assert 'href="/desk/chatt/"' in says(browser(siv), asks(bo, clock, Urgency.ADVICE), "yes")


def test_he_cannot_and_the_next_is_called(bo: AtDesk, dag: Person, clock: Clock) -> None:
    rut = listed(cast.rut(bo.who.line, now=clock.now()))
    ref, client = asks(bo, clock), browser(dag)
    assert "Nästa kontaktas" in says(client, ref, "no")
    assert "Jag är här" in page(browser(rut), ref)
    says(browser(rut), ref, "yes")
    assert "Rut har svarat" in says(client, ref, "yes")  # too late: a sentence, nothing changed
    assert Escalation.objects.get().answered_alias == "Rut"


def test_late_he_may_still_answer(bo: AtDesk, dag: Person, clock: Clock) -> None:
    ref, client = asks(bo, clock), browser(dag)
    escalation.fall_due({bo.who.line.id: group_of(bo.who.line.id)}, now=clock.forward(minutes=3))
    assert "Du svarade inte i tid" in page(client, ref)
    assert "De vet att du är här" in says(client, ref, "yes")


def test_when_it_is_over_it_says_so(bo: AtDesk, dag: Person, clock: Clock) -> None:
    ref = asks(bo, clock)
    escalation.close(bo.duty, ref, now=clock.now())
    assert "Det är över" in page(browser(dag), ref)


def test_who_was_not_called_finds_nothing(bo: AtDesk, dag: Person, clock: Clock) -> None:  # AZ3
    ref = asks(bo, clock)
    for who in (bo.who, cast.rut(bo.who.line, now=clock.now()), cast.eva(now=clock.now())):
        client = browser(who)
        assert client.get(f"/desk/chatt/on-call/{ref}/", secure=True).status_code == 404
        assert client.post(f"/desk/chatt/on-call/{ref}/", {"answer": "yes"}, secure=True).status_code == 404
    assert Escalation.objects.get().state == "calling"


def test_the_front_page_says_whether_one_is_on_call_and_who_asks(bo: AtDesk, dag: Person, clock: Clock) -> None:
    ref = asks(bo, clock)
    mine = browser(dag).get("/desk/chatt/on-call/", secure=True).content.decode()
    assert f"/desk/chatt/on-call/{ref}/" in mine
    assert "står på den här jourens beredskapslista" in mine
    assert "push-on" not in mine  # no push service was chosen
    other = browser(bo.who).get("/desk/chatt/on-call/", secure=True).content.decode()
    assert "står inte på den här jourens beredskapslista" in other


def device(client: Client, **body: Any) -> int:
    sent = json.dumps({"endpoint": PUSH, **HALVES, **body})
    return client.post("/desk/chatt/on-call/device", sent, content_type="application/json", secure=True).status_code


def test_he_is_told_in_his_browser_too_and_then_not(bo: AtDesk, dag: Person, settings: Any) -> None:  # ML2
    settings.FRIRUM_PUSH_HOSTS, settings.PUSH_PUBLIC_KEY = ("push.example",), "key"
    client = browser(dag)
    assert "push-on" in client.get("/desk/chatt/on-call/", secure=True).content.decode()
    assert device(client) == 200
    assert device(client) == 200  # the same browser
    assert PushAddress.objects.get().account_id == dag.id
    assert client.post("/desk/chatt/on-call/device/forget", secure=True).status_code == 302
    assert not PushAddress.objects.exists()


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://elsewhere.example/x",
        "http://push.example/x",
        "https://push.example@evil.example/",
        "https://push.example:8443/x",
        "https://169.254.169.254/latest",
        "ftp://push.example/x",
        "https://[",
        "",
    ],
)
def test_nothing_is_ever_sent_to_an_address_that_was_not_chosen(
    dag: Person, settings: Any, endpoint: str
) -> None:  # DP6
    settings.FRIRUM_PUSH_HOSTS = ("push.example",)
    assert device(browser(dag), endpoint=endpoint) == 422
    assert not PushAddress.objects.exists()


def test_who_is_not_on_call_gives_no_address(bo: AtDesk, settings: Any) -> None:
    settings.FRIRUM_PUSH_HOSTS = ("push.example",)
    assert device(browser(bo.who)) == 404
    assert device(browser(bo.who), auth="?") == 400


def test_the_worker_stands_above_the_desks_pages_and_asks_for_nothing() -> None:
    answer = Client().get("/desk/on-call-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert b"showNotification" in answer.content


def test_the_desk_knows_the_next_step(bo: AtDesk, clock: Clock) -> None:  # ST8
    def next_step() -> dict[str, str]:
        html = browser(bo.who).get("/desk/chatt/", secure=True).content.decode()
        facts: dict[str, Any] = json.loads(html.split('id="facts" type="application/json">')[1].split("</script>")[0])
        return dict(facts["next_step"])

    assert next_step() == {"emergency": "112", "contact": ""}
    ContactCard.objects.create(organisation_id=bo.who.line.organisation_id, name="Dag", phone="08-123")
    assert next_step() == {"emergency": "112", "contact": "Dag, 08-123"}


def test_a_volunteer_and_a_coordinator_alike_pass_the_door_and_nobody_unknown(bo: AtDesk, clock: Clock) -> None:
    ada = cast.person("Ada", bo.who.line, Role.ADMINISTRATOR, now=clock.now())
    assert browser(ada).get("/desk/chatt/on-call/", secure=True).status_code == 200
    assert Client().get("/desk/chatt/on-call/", secure=True).status_code == 302
