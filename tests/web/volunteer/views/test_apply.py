"""Vera asks to become a volunteer: no log-in, and honest about what follows (ST11)."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from frirum.actions import application
from frirum.records.models import Requirement, Volunteer
from frirum.web.volunteer.patience import APPLICATIONS
from tests.storasyster import House

THERE = "/volunteer/storasyster/apply/"
VERA = {
    "name": "Vera Ek",
    "email": "Vera@example.org",
    "phone": "",
    "language": "sv",
    "old_enough": "on",
    "website": "",
}


@pytest.fixture(autouse=True)
def asked(house: House) -> None:
    APPLICATIONS.forget()
    Requirement.objects.update_or_create(
        organisation=house.ours, kind="age", defaults={"gates": "sign_up", "period": "once", "terms": {"least": 20}}
    )


def send(at: str = THERE, **more: Any) -> HttpResponse:
    return Client(headers={"sec-fetch-site": "same-origin"}).post(at, {**VERA, **more}, secure=True)  # type: ignore[return-value]


def came() -> int:
    return Volunteer.objects.filter(email="vera@example.org").count()


def test_vera_reads_what_is_asked_and_what_follows() -> None:
    page = Client().get(f"{THERE}?lang=sv", secure=True).content.decode()
    assert "Du är minst 20 år." in page
    assert "alla som frågar kan inte tas emot" in page
    assert "Jag är minst 20 år" in page
    assert 'type="date"' not in page


def test_vera_applies() -> None:
    answer = send(f"{THERE}?lang=sv")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{THERE}sent/?lang=sv")
    assert came() == 1
    assert "Det har kommit fram." in Client().get(answer.headers["Location"], secure=True).content.decode()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": " "}, "Write what we may call you."),
        ({"email": ""}, "Without an address we cannot answer you."),
        ({"email": "vera@nowhere"}, "Write an address like name@example.org."),
        ({"phone": "ring mig"}, "Write a telephone number with digits only"),
        ({"old_enough": ""}, "One has to be at least 20 years old"),
        ({"language": "de"}, "de"),
    ],
)
def test_what_is_wrong_is_said_and_what_she_wrote_is_kept(more: dict[str, str], says: str) -> None:
    answer = send(**more)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Vera" in answer.content.decode()
    assert came() == 0


def test_a_machine_that_fills_in_everything_is_thanked_and_not_written_down() -> None:
    assert send(website="https://example.org/").status_code == 303
    assert came() == 0


def test_many_from_one_network_wait_a_little() -> None:
    sent = [
        Client(headers={"sec-fetch-site": "same-origin"}, REMOTE_ADDR="203.0.113.7").post(
            THERE, {**VERA, "email": f"v{number}@example.org"}, secure=True
        )
        for number in range(6)
    ]
    assert [one.status_code for one in sent] == [*[303] * 5, 429]
    assert "Wait a minute and send it again." in sent[-1].content.decode()


def test_another_sites_form_is_refused() -> None:  # SA17
    answer = Client(headers={"origin": "https://elsewhere.example"}).post(THERE, VERA, secure=True)
    assert answer.status_code == 403
    assert came() == 0


def test_a_full_table_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "MOST_WAITING", 0)
    answer = send()
    assert answer.status_code == 409
    assert "Come back in a few weeks." in answer.content.decode()


def test_nobody_learns_from_the_form_who_volunteers_here() -> None:
    first, second = send(), send()
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert came() == 1


def test_no_such_organisation() -> None:
    assert Client().get("/volunteer/ingen/apply/", secure=True).status_code == 404
