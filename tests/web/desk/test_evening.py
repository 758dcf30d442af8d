"""The desk's page at the evening's two ends: what she reads before she checks in, and what she leaves (ST4, ST5, BO10)."""

from datetime import timedelta

import pytest
from django.test import Client

from frirum.actions.contactcard import write as write_card
from frirum.records.models import Attendance, Duty, FollowUp, HandbookPage, LeftLine, Shift
from frirum.rules.access import Role
from frirum.rules.contactcard import Card
from tests import cast
from tests.checked import Evening, evening
from tests.web.desk.test_deeds import browser, post

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def at(clock) -> Evening:
    made = evening(clock)
    made.holds("Cleo", 2)
    return made


def logged_in(at: Evening, name: str) -> Client:
    return browser(cast.log_in(at.person(name)))


def page(client: Client) -> str:
    return client.get("/desk/chatt/", {"lang": "en"}, secure=True).content.decode()


def start(client: Client) -> str:
    """What stands there before she is on duty."""
    return page(client).split('id="start"')[1].split('id="stopped"')[0]


def test_bo_reads_who_is_here_the_note_the_line_left_and_what_is_new(at: Evening) -> None:
    Shift.objects.update(note="Ny affisch på skolorna i veckan.")
    LeftLine.objects.create(line_id=at.at.line.id, text="Lugn kväll igår", at=at.now - timedelta(days=1))
    shown = HandbookPage.objects.create(organisation_id=at.at.line.organisation_id, slug="fara")
    shown.versions.create(number=1, title="Akut fara", body=".", edited_at=at.now - timedelta(days=1))
    Attendance.objects.create(
        volunteer=at.at.volunteer("Bo"),
        line_id=at.at.line.id,
        seat="regular",
        checked_in_at=at.now - timedelta(days=7),
        checked_out_at=at.now - timedelta(days=7),
    )
    at.changed()
    at.comes("Cleo")
    told = start(logged_in(at, "Bo"))
    for words in ("Cleo", "Ny affisch", "Lugn kväll igår", "Akut fara"):
        assert words in told
    assert f'value="{at.seat(0).pk}" checked' in told
    assert f'value="{at.seat(1).pk}"' not in told  # whoever has a seat chooses no other


def test_a_line_older_than_a_fortnight_is_not_shown(at: Evening) -> None:
    LeftLine.objects.create(line_id=at.at.line.id, text="Lugn kväll", at=at.now - timedelta(days=14))
    assert "Lugn kväll" not in page(logged_in(at, "Bo"))


def test_he_checks_in_and_out(at: Evening) -> None:
    client = logged_in(at, "Bo")
    refused = post(client, "check-in", {"alone": False})
    assert (refused.status_code, refused.json()["no"]) == (409, "not_alone")
    assert post(client, "duty", {"do": "on", "seat": "regular"}).json()["no"] == "check_in"
    assert post(client, "check-in", {"alone": True}).status_code == 200
    at.clock.forward(minutes=20)
    assert post(client, "check-out", {"line": "x" * 201}).json()["no"] == "not_in_order"
    assert post(client, "check-out", {"line": "Lugn", "heavy": 4, "call": True}).json() == {"minutes": 20}
    assert (LeftLine.objects.count(), FollowUp.objects.count()) == (1, 1)
    assert not Duty.objects.filter(ended_at=None).exists()


def test_rut_chooses_among_the_free_seats_and_finds_none_when_all_are_held(at: Evening) -> None:
    told = start(logged_in(at, "Rut"))
    assert f'value="{at.seat(1).pk}"' in told
    assert f'value="{at.seat(0).pk}"' not in told
    at.holds("Eva", 1)
    told = start(logged_in(at, "Rut"))
    assert "data-closed" in told
    assert "data-shift" not in told


def test_a_closed_gate_says_why_and_shows_the_card(at: Evening) -> None:  # ST8, ST11
    here = at.at.line.organisation_id
    card = Card("Dag", "020-12 34 56", "dag@storasyster.example", "vardagar 9–16")
    write_card(at.at.actor("Dag", Role.COORDINATOR), here, card, now=at.now)
    at.asks()
    told = start(logged_in(at, "Bo"))
    assert "data-closed" in told
    assert "020-12 34 56" in told
    assert "020-12 34 56" in told
    assert post(logged_in(at, "Bo"), "check-in", {"alone": True}).json()["no"] == "gate_closed"


def test_the_card_stands_on_the_desk_once_it_is_written(at: Evening) -> None:  # ST8
    assert "020-12 34 56" not in page(logged_in(at, "Bo"))
    card = Card("Dag", "020-12 34 56")
    write_card(at.at.actor("Dag", Role.COORDINATOR), at.at.line.organisation_id, card, now=at.now)
    assert "020-12 34 56" in page(logged_in(at, "Bo")).split('id="top"')[1]


def test_eva_of_the_partner_checks_in_under_her_own_alias(at: Evening) -> None:  # CS4
    assert post(logged_in(at, "Eva"), "check-in", {"alone": True, "seat": at.seat(1).pk}).status_code == 200
    assert Duty.objects.get(ended_at=None).alias == "Eva"
