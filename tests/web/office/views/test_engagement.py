"""Dag sees the hours of each; few are a reason to ask, and close nothing (ST11)."""

from datetime import timedelta

from frirum import clock
from frirum.records.models import Attendance, Fulfilment, Requirement, Supervision, SupervisionPlace, Volunteer
from tests.storasyster import NOW, House

THERE = "/office/storasyster/engagement/"


def volunteer(house: House, name: str, number: int, state: str = "active") -> Volunteer:
    since = clock.now() - timedelta(days=300)
    return Volunteer.objects.create(
        organisation=house.ours, number=number, name=name, state=state, since=since, made_at=NOW
    )


def asked(house: House) -> None:
    """Four hours a month are asked for (ST11)."""
    Requirement.objects.get_or_create(
        organisation=house.ours, kind="engagement", defaults={"gates": "nothing", "period": "month"}
    )


def page(house: House, name: str = "dag") -> str:
    return house.client(name).get(THERE, secure=True).content.decode()


def test_everything_she_gave_is_counted_together(house: House) -> None:
    cleo, now = volunteer(house, "Cleo", 800), clock.now()
    Attendance.objects.create(
        volunteer=cleo, line=house.line, seat="regular", checked_in_at=now, checked_out_at=now, minutes=120
    )
    Attendance.objects.create(volunteer=cleo, line=house.line, seat="regular", checked_in_at=now, minutes=600)
    held = Supervision.objects.create(
        organisation=house.ours, kind="group", form="remote", starts_at=now, minutes=60, places=3
    )
    SupervisionPlace.objects.create(supervision=held, volunteer=cleo, booked_at=NOW, attended=True)
    training = Requirement.objects.update_or_create(
        organisation=house.ours, kind="training", defaults={"gates": "sign_up", "period": "once"}
    )[0]
    today = now.date()
    Fulfilment.objects.create(volunteer=cleo, requirement=training, on=today, minutes=45, at=now)
    assert "3.75 h" in page(house)


def test_what_she_did_not_attend_or_has_not_ended_does_not_count(house: House) -> None:
    cleo, now = volunteer(house, "Cleo", 800), clock.now()
    for said in (False, None):
        held = Supervision.objects.create(
            organisation=house.ours, kind="group", form="remote", starts_at=now, minutes=60, places=3
        )
        SupervisionPlace.objects.create(supervision=held, volunteer=cleo, booked_at=NOW, attended=said)
    assert ">1 h<" not in page(house)


def test_few_hours_are_told_of_the_active_only(house: House) -> None:
    asked(house)
    volunteer(house, "Rut", 801, "paused")
    assert "had few hours" not in page(house)
    volunteer(house, "Cleo", 800)
    assert "had few hours last month" in page(house)


def test_where_no_hours_are_asked_for_none_are_few(house: House) -> None:
    volunteer(house, "Cleo", 800)
    assert "had few hours last month" not in page(house)


def test_nobody_else_reads_them(house: House) -> None:  # AZ3
    for name in ("bo", "ada", "eva"):
        assert house.client(name).get(THERE, secure=True).status_code == 404


def test_a_hundred_stand_on_a_page_and_the_rest_on_the_next(house: House) -> None:
    for number in range(101):
        volunteer(house, f"Anna {number:03}", 1000 + number)
    dag = house.client("dag")
    first = dag.get(THERE, secure=True).content.decode()
    assert "Anna 000" in first
    assert "Anna 100" not in first
    assert "Anna 100" in dag.get(f"{THERE}?page=2", secure=True).content.decode()
    assert dag.get(f"{THERE}?page=nonsense", secure=True).status_code == 200
