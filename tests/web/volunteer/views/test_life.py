"""Bo pauses, comes back and leaves; nobody asks why (ST11)."""

from datetime import timedelta

import pytest

from frirum import clock
from frirum.records.models import Membership, Volunteer
from tests.storasyster import NOW, House, post

THERE = "/volunteer/storasyster/life/"


@pytest.fixture
def bo(house: House) -> Volunteer:
    made, _ = Volunteer.objects.update_or_create(
        organisation=house.ours,
        account=house.people["bo"],
        defaults={"number": 71, "name": "Bo Ek", "state": "active", "since": NOW, "made_at": NOW},
    )
    return made


def state(bo: Volunteer) -> str:
    bo.refresh_from_db()
    return bo.state


def test_bo_takes_a_pause_and_comes_back(house: House, bo: Volunteer) -> None:
    day = clock.now().date() + timedelta(days=30)
    assert post(house.client("bo"), THERE, {"back_by": day.isoformat()}).status_code == 303
    assert (state(bo), bo.back_by) == ("paused", day)
    seen = house.client("bo").get(THERE, secure=True).content.decode()
    assert "You can come back before that." in seen
    assert post(house.client("bo"), f"{THERE}come-back/").status_code == 303
    assert (state(bo), bo.back_by) == ("active", None)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("", "Choose a date, or write it like 2026-12-24."),
        ("i sommar", "Choose a date, or write it like 2026-12-24."),
        ("2020-01-01", "This day has passed. Choose a later one."),
        ("2099-01-01", "A pause can last until"),
    ],
)
def test_a_pause_that_cannot_be_is_said_and_nothing_changes(house: House, bo: Volunteer, day: str, says: str) -> None:
    answer = post(house.client("bo"), THERE, {"back_by": day})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert state(bo) == "active"


def test_bo_reads_what_happens_with_her_data_and_leaves(house: House, bo: Volunteer) -> None:  # BO4
    client = house.client("bo")
    seen = client.get(f"{THERE}leave/", secure=True).content.decode()
    assert "After a year: your name, mail address and telephone number are erased." in seen
    assert state(bo) == "active"
    answer = post(client, f"{THERE}leave/")
    assert answer.headers["Location"] == "/account/goodbye/"
    assert state(bo) == "left"
    assert not Membership.objects.filter(account=house.people["bo"], revoked_at=None).exists()
    assert client.get("/volunteer/storasyster/", secure=True).status_code in {302, 404}
    assert "Thank you for everything you gave" in client.get("/account/goodbye/", secure=True).content.decode()


def test_who_is_not_in_yet_takes_her_application_back(house: House, bo: Volunteer) -> None:
    Volunteer.objects.filter(pk=bo.pk).update(state="in_training")
    assert "Take your application back" in house.client("bo").get(THERE, secure=True).content.decode()
    assert "After three months" in house.client("bo").get(f"{THERE}leave/", secure=True).content.decode()
    post(house.client("bo"), f"{THERE}leave/")
    assert state(bo) == "withdrawn"


def test_who_is_suspended_decides_nothing_here(house: House, bo: Volunteer) -> None:
    Volunteer.objects.filter(pk=bo.pk).update(state="suspended")
    assert post(house.client("bo"), f"{THERE}come-back/").status_code in {302, 303, 404, 409}
    assert state(bo) == "suspended"


def test_nobody_decides_for_bo(house: House, bo: Volunteer) -> None:  # AZ3
    for name in ("dag", "eva"):
        assert post(house.client(name), f"{THERE}leave/").status_code == 404
    assert state(bo) == "active"


def test_who_is_written_down_nowhere_finds_nothing(house: House, bo: Volunteer) -> None:
    bo.delete()
    assert house.client("bo").get(THERE, secure=True).status_code == 404
