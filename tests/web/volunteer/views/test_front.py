"""Bo is at home: where she stands, what lets her take shifts, and what comes next."""

from datetime import timedelta

import pytest
from django.test import Client

from frirum import clock
from frirum.records.models import Membership, Requirement, Shift, ShiftSeat, Template, Volunteer
from frirum.rules.rights import Role
from tests.storasyster import NOW, House

THERE = "/volunteer/storasyster/"


@pytest.fixture
def bo(house: House) -> Volunteer:
    """Bo, active, where nothing is asked yet."""
    house.ours.requirements.all().delete()
    made, _ = Volunteer.objects.update_or_create(
        organisation=house.ours,
        account=house.people["bo"],
        defaults={"number": 71, "name": "Bo Ek", "state": "active", "since": NOW, "made_at": NOW},
    )
    return made


def page(house: House) -> str:
    return house.client("bo").get(THERE, secure=True).content.decode()


def asks(house: House, kind: str, gates: str = "check_in", **terms: object) -> None:
    Requirement.objects.create(organisation=house.ours, kind=kind, gates=gates, period="once", terms=terms)


def test_bo_goes_straight_into_her_only_place(house: House) -> None:
    answer = house.client("bo").get("/volunteer/", secure=True)
    assert answer.headers["Location"] == THERE


def test_bo_of_two_organisations_chooses(house: House) -> None:
    Membership.objects.create(
        account=house.people["bo"], organisation=house.theirs, role=Role.VOLUNTEER, alias="Bo", since=NOW
    )
    seen = house.client("bo").get("/volunteer/", secure=True).content.decode()
    assert 'href="/volunteer/annan-jour/"' in seen
    assert f'href="{THERE}"' in seen


def test_bo_is_greeted_by_the_name_she_goes_by(house: House, bo: Volunteer) -> None:  # AL2
    assert "Hello Bo" in page(house)
    assert 'href="/volunteer/" aria-current="page"' in page(house)


def test_bo_who_has_all_that_is_asked_chooses_a_shift(house: House, bo: Volunteer) -> None:
    assert "You can take shifts</h2>" in page(house)
    assert f'<a class="button main" href="{THERE}shifts/">Choose a shift</a>' in page(house)


def test_what_is_missing_stands_with_its_reason_and_the_one_next_step(house: House, bo: Volunteer) -> None:  # ST11
    asks(house, "pledge")
    template = Template.objects.create(organisation=house.ours, kind="pledge")
    template.versions.create(number=1, body={"sv": "Jag lovar."}, published_at=NOW - timedelta(days=90))
    asks(house, "record_extract")
    client = house.client("bo")
    client.get(THERE, secure=True)  # the pledge is asked for first
    seen = client.get(THERE, secure=True).content.decode()
    assert "You can choose shifts, and sit at them when:" in seen
    assert "The confidentiality pledge is not signed yet." in seen
    assert "The police record extract has not been shown yet." in seen
    assert f'<a class="button main" href="/account/pledge/?next={THERE}">Read and sign it</a>' in seen


def test_what_only_the_office_can_do_is_said_so(house: House, bo: Volunteer) -> None:
    asks(house, "record_extract", "sign_up")
    assert "You can take shifts when:" in page(house)
    assert "There is nothing for you to do right now." in page(house)


@pytest.mark.parametrize(
    ("state", "says", "when"),
    [
        ("in_training", "In training.", "You can take shifts when:"),
        ("admitted", "Admitted.", "You can take shifts</h2>"),
        ("paused", "Paused.", "You can take shifts when:"),
    ],
)
def test_every_state_says_what_it_means(house: House, bo: Volunteer, state: str, says: str, when: str) -> None:
    Volunteer.objects.filter(pk=bo.pk).update(state=state)
    assert says in page(house)
    assert when in page(house)


def test_bo_who_pauses_can_come_back_from_here(house: House, bo: Volunteer) -> None:
    Volunteer.objects.filter(pk=bo.pk).update(state="paused")
    assert f'<a class="button main" href="{THERE}life/">Come back</a>' in page(house)


def test_her_next_shifts_are_there_and_nobody_elses(house: House, bo: Volunteer) -> None:
    now = clock.now()
    for days, state, whose in ((1, "published", bo), (2, "draft", bo), (3, "published", None), (-1, "published", bo)):
        at = now + timedelta(days=days)
        shift = Shift.objects.create(line=house.line, starts_at=at, ends_at=at + timedelta(hours=2), state=state)
        ShiftSeat.objects.create(shift=shift, kind="regular", position=0, volunteer=whose)
    assert page(house).count("/shifts/") - page(house).count(f'"{THERE}shifts/"') == 1


def test_who_is_written_down_nowhere_is_told_kindly(house: House, bo: Volunteer) -> None:
    bo.delete()
    assert "Ask your coordinator; nothing is lost." in page(house)


def test_dag_who_is_no_volunteer_has_no_such_page(house: House) -> None:  # AZ3
    dag = house.client("dag")
    assert dag.get("/volunteer/", secure=True).status_code == 404
    assert dag.get(THERE, secure=True).status_code == 404
    assert 'href="/volunteer/"' not in dag.get("/office/storasyster/", secure=True).content.decode()


def test_bo_is_not_at_home_elsewhere(house: House) -> None:  # AZ3
    assert house.client("bo").get("/volunteer/annan-jour/", secure=True).status_code == 404


def test_who_is_not_logged_in_is_asked_to(house: House) -> None:  # SA3
    answer = Client().get(THERE, secure=True)
    assert answer.status_code in {302, 303}
    assert "next=" in answer.headers["Location"]
