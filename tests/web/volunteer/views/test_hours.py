"""Bo reads her own hours; few of them remind and never shame (ST11)."""

from datetime import timedelta

from frirum import clock
from frirum.records.models import Attendance, Requirement, Volunteer
from tests.storasyster import NOW, House

THERE = "/volunteer/storasyster/hours/"


def asks_for_four(house: House) -> None:
    Requirement.objects.get_or_create(
        organisation=house.ours, kind="engagement", defaults={"gates": "nothing", "period": "month"}
    )


def bo(house: House) -> Volunteer:
    asks_for_four(house)
    long_ago = clock.now() - timedelta(days=200)
    made, _ = Volunteer.objects.update_or_create(
        organisation=house.ours,
        account=house.people["bo"],
        defaults={"state": "active", "since": long_ago},
        create_defaults={"number": 901, "name": "Bo", "state": "active", "since": long_ago, "made_at": NOW},
    )
    return made


def sat(house: House, who: Volunteer, minutes: int) -> None:
    now = clock.now()
    Attendance.objects.create(
        volunteer=who, line=house.line, seat="regular", checked_in_at=now, checked_out_at=now, minutes=minutes
    )


def page(house: House) -> str:
    return house.client("bo").get(THERE, secure=True).content.decode()


def test_few_hours_last_month_are_said_kindly(house: House) -> None:
    bo(house)
    seen = page(house)
    assert "that is all right" in seen
    assert "Thank you." not in seen


def test_what_she_gave_is_there_and_thanked_for(house: House) -> None:
    sat(house, bo(house), 255)
    seen = page(house)
    assert "Shifts 4.25 h" in seen
    assert "Thank you." in seen
    assert "that is all right" not in seen


def test_nobody_reads_hers(house: House) -> None:  # AZ3
    bo(house)
    for name in ("dag", "eva"):
        assert house.client(name).get(THERE, secure=True).status_code == 404
