"""Dag keeps the on-call list, on the page: who, in which order, off again (ST10)."""

import pytest

from frirum.records.models import CallIn, Duty, Escalation, EscalationCall, OnCallPlace
from tests.storasyster import NOW, House, post

THERE = "/office/storasyster/on-call/chatt/"


def names(house: House) -> list[str]:
    places = OnCallPlace.objects.filter(line=house.line).order_by("position")
    return list(places.values_list("account__email", flat=True))


def emails(house: House, *who: str) -> list[str]:
    return [house.people[name].email for name in who]


def add(house: House, name: str, phone: str = "") -> int:
    answer = post(house.client("dag"), THERE, {"account": str(house.people[name].pk), "phone": phone})
    return int(answer.status_code)


def place(house: House, name: str) -> int:
    return OnCallPlace.objects.get(account=house.people[name]).pk


def test_dag_keeps_the_list(house: House) -> None:
    dag = house.client("dag")
    assert "Nobody is on the list." in dag.get(THERE, secure=True).content.decode()
    assert [add(house, name) for name in ("bo", "dag")] == [303, 303]
    page = dag.get(THERE, secure=True).content.decode()
    assert "invite this person as a volunteer too" in page  # Dag cannot sit at the desk
    post(dag, f"{THERE}{place(house, 'dag')}/move/", {"to": "up"})
    assert names(house) == emails(house, "dag", "bo")
    number = f"{THERE}{place(house, 'bo')}/"
    assert post(dag, number, {"phone": "08-123 45 67"}).status_code == 303
    assert "08-123 45 67" in dag.get(number, secure=True).content.decode()
    off = f"{THERE}{place(house, 'dag')}/remove/"
    assert "off the list?" in dag.get(off, secure=True).content.decode()
    assert post(dag, off).status_code == 303
    assert names(house) == emails(house, "bo")


def test_whoever_is_on_the_list_finds_from_her_account_who_asks_for_her(house: House) -> None:
    assert add(house, "bo") == 303
    link = 'href="/desk/chatt/on-call/"'
    assert link in house.client("bo").get("/account/", secure=True).content.decode()
    assert link not in house.client("dag").get("/account/", secure=True).content.decode()


def test_what_is_wrong_is_said_and_changes_nothing(house: House) -> None:
    dag = house.client("dag")
    for sent in ({"account": "", "phone": ""}, {"account": str(house.people["eva"].pk), "phone": ""}):
        assert post(dag, THERE, sent).status_code == 422
    assert add(house, "bo", phone="ring mig") == 422
    assert names(house) == []
    assert add(house, "bo") == 303
    answer = post(dag, f"{THERE}{place(house, 'bo')}/", {"phone": "ring mig"})
    assert answer.status_code == 422
    assert dag.get(f"{THERE}999/", secure=True).status_code == 404
    assert dag.get("/office/storasyster/on-call/annan/", secure=True).status_code == 404


@pytest.mark.parametrize("name", ["bo", "ada", "eva"])
def test_nobody_else_sees_or_changes_it(house: House, name: str) -> None:  # AZ2
    add(house, "bo")
    other, row = house.client(name), place(house, "bo")
    assert other.get(THERE, secure=True).status_code == 404
    for address in (THERE, f"{THERE}{row}/", f"{THERE}{row}/move/", f"{THERE}{row}/remove/"):
        assert post(other, address, {"account": str(house.people["dag"].pk), "to": "up"}).status_code == 404
    assert names(house) == emails(house, "bo")


@pytest.mark.django_db(databases=["default", "live"])
def test_the_log_of_the_last_day(house: House) -> None:
    row = Escalation.objects.create(
        organisation_id=house.ours.pk,
        line_id=house.line.pk,
        alias="Bo",
        urgency="now",
        state="exhausted",
        opened_at=NOW,
    )
    for position, (alias, answer) in enumerate((("Siv", "silent"), ("Rut", "no"), ("Kim", "")), 1):
        EscalationCall.objects.create(
            escalation=row,
            account_id=position,
            alias=alias,
            position=position,
            called_at=NOW,
            due_at=NOW,
            answer=answer,
        )
    page = " ".join(house.client("dag").get(THERE, secure=True).content.decode().split())
    for words in (
        "Bo asked for on-call, now.",
        "Siv did not answer.",
        "Rut could not come.",
        "Kim was called.",
        "Nobody answered.",
    ):
        assert words in page
    assert "Back-ups who were asked in" not in page


@pytest.mark.django_db(databases=["default", "live"])
def test_the_log_of_back_ups_who_were_asked_in(house: House) -> None:  # ST4
    duty = Duty.objects.create(
        account_id=1,
        organisation_id=house.ours.pk,
        line_id=house.line.pk,
        alias="Cleo",
        seat="back_up",
        state="on",
        began_at=NOW,
        heard_at=NOW,
    )
    for why, answer in (("full", "yes"), ("waiting", "not_now"), ("waiting", "over"), ("full", "asked")):
        CallIn.objects.create(
            organisation_id=house.ours.pk, line_id=house.line.pk, duty=duty, why=why, answer=answer, asked_at=NOW
        )
    page = " ".join(house.client("dag").get(THERE, secure=True).content.decode().split())
    for words in (
        "Cleo was asked, because everyone was full. The answer was yes.",
        "Cleo was asked, because somebody had waited long. The answer was not now.",
        "It was no longer needed.",
    ):
        assert words in page
    assert page.count("because everyone was full. </p>") == 1  # she has not answered yet
