"""Bo books supervision at home and takes it back; what stands in the way is said (ST8, ST9)."""

from datetime import timedelta

import pytest

from frirum import clock
from frirum.actions import supervision as deeds
from frirum.records.models import Shift, ShiftSeat, SupervisionPlace, Volunteer
from frirum.rules.supervision import Form, Kind, Offer
from tests.storasyster import NOW, House, post

THERE = "/volunteer/storasyster/supervision/"


@pytest.fixture
def bo(house: House) -> Volunteer:
    made, _ = Volunteer.objects.get_or_create(
        organisation=house.ours,
        account=house.people["bo"],
        defaults={"number": 901, "name": "Bo", "state": "active", "since": NOW, "made_at": NOW},
    )
    return made


def offer(house: House, *, kind: Kind = Kind.INDIVIDUAL, places: int = 1, days: int = 3) -> str:
    now = clock.now()
    wish = Offer(kind, Form.REMOTE, (now + timedelta(days=days)).replace(minute=0, second=0, microsecond=0), 45, places)
    return deeds.offer(house.actors["dag"], house.ours.pk, wish, now=now)[0]


def page(house: House, name: str = "bo") -> str:
    return house.client(name).get(THERE, secure=True).content.decode()


def test_bo_books_and_takes_back(house: House, bo: Volunteer) -> None:
    ref = offer(house)
    assert "Individual supervision, remotely, with Dag" in page(house)
    assert post(house.client("bo"), f"{THERE}{ref}/book/").status_code == 303
    assert SupervisionPlace.objects.get().volunteer == bo
    seen = page(house)
    assert "Your times" in seen
    assert "Give the time back" in seen
    post(house.client("bo"), f"{THERE}{ref}/take-back/")
    assert not SupervisionPlace.objects.exists()
    assert "Your times" not in page(house)


def test_who_was_a_moment_later_is_told_and_keeps_her_page(house: House, bo: Volunteer) -> None:
    ref, client = offer(house), house.client("bo")
    other = Volunteer.objects.create(
        organisation=house.ours, number=77, name="Cleo", state="active", since=NOW, made_at=NOW
    )
    SupervisionPlace.objects.create(supervision=house.ours.supervision.get(), volunteer=other, booked_at=NOW)
    assert post(client, f"{THERE}{ref}/book/").status_code == 303
    seen = client.get(THERE, secure=True).content.decode()
    assert "Somebody was a moment faster." in seen
    assert "All places are taken." in seen
    assert "Cleo" not in seen  # a colleague's time is hers alone


def test_a_shift_of_her_own_then_is_said(house: House, bo: Volunteer) -> None:
    offer(house)
    starts = house.ours.supervision.get().starts_at
    shift = Shift.objects.create(
        line=house.line, starts_at=starts, ends_at=starts + timedelta(hours=2), state="published"
    )
    ShiftSeat.objects.create(shift=shift, kind="regular", position=1, volunteer=bo, taken_at=NOW)
    assert "You have a shift on " in page(house)
    shift.starts_at, shift.ends_at = starts - timedelta(hours=2), starts
    shift.save()
    assert "You have a shift" not in page(house)


def test_a_time_that_was_cancelled_says_so_to_whoever_had_it(house: House, bo: Volunteer) -> None:
    ref = offer(house, kind=Kind.GROUP, places=3)
    assert "3 places left." in page(house)
    post(house.client("bo"), f"{THERE}{ref}/book/")
    deeds.cancel(house.actors["dag"], house.ours.pk, ref, now=clock.now())
    assert "This time was cancelled." in page(house)
    post(house.client("bo"), f"{THERE}{ref}/take-back/")
    assert "This time was cancelled." not in page(house)


def test_what_is_not_there_or_not_hers_is_not_there(house: House, bo: Volunteer) -> None:  # AZ3
    ref = offer(house)
    assert post(house.client("bo"), f"{THERE}nothing/book/").status_code == 404
    for name in ("dag", "ada", "eva"):
        assert house.client(name).get(THERE, secure=True).status_code == 404
        assert post(house.client(name), f"{THERE}{ref}/book/").status_code == 404
    assert not SupervisionPlace.objects.exists()
