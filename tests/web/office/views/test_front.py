"""Dag comes to work: what needs him, today's shift, what lies ahead; and calm when nothing does (BO3)."""

from datetime import datetime, timedelta

from frirum import clock
from frirum.records.models import (
    FollowUp,
    Partner,
    Requirement,
    Shift,
    ShiftSeat,
    Supervision,
    SupervisionPlace,
    Volunteer,
)
from tests import storasyster
from tests.storasyster import NOW, House

THERE = "/office/storasyster/"
CALM = "Nothing needs you right now."


def page(house: House, name: str = "dag") -> str:
    return house.client(name).get(THERE, secure=True).content.decode()


def volunteer(house: House, name: str, number: int, *, days: int = 300) -> Volunteer:
    since = clock.now() - timedelta(days=days)
    return Volunteer.objects.create(
        organisation=house.ours, number=number, name=name, state="active", since=since, made_at=NOW
    )


def shift(house: House, starts: datetime, *people: Volunteer | None, state: str = "published") -> Shift:
    made = Shift.objects.create(line=house.line, starts_at=starts, ends_at=starts + timedelta(hours=2), state=state)
    for position, who in enumerate(people):
        kind = "back_up" if position == 2 else "regular"
        ShiftSeat.objects.create(shift=made, kind=kind, position=position, volunteer=who)
    return made


def test_it_is_calm_when_nothing_needs_him(house: House) -> None:
    seen = page(house)
    assert CALM in seen
    assert "There is no shift today." in seen
    assert "Somebody is missing" not in seen
    assert "Whom to ask" not in seen


def test_todays_shift_says_who_sits_there_and_where_nobody_does(house: House) -> None:
    shift(house, clock.now(), volunteer(house, "Cleo", 800, days=1), None, None)
    seen = page(house).split("Today’s shift")[1]
    assert "Cleo" in seen
    assert seen.count("nobody yet") == 2
    assert "Back-up" in seen


def test_holes_of_the_next_two_weeks_are_told_and_no_further(house: House) -> None:
    shift(house, clock.now() + timedelta(days=3), None, None, None)
    shift(house, clock.now() + timedelta(days=20), None)
    shift(house, clock.now() + timedelta(days=4), None, state="draft")
    shift(house, clock.now() + timedelta(days=5), None, state="cancelled")
    shift(house, clock.now() + timedelta(days=6), volunteer(house, "Cleo", 800, days=1))
    seen = page(house).split("Somebody is missing")[1].split("</section>")[0]
    assert seen.count("<li>") == 1
    assert "3 free seats" in seen


def test_a_line_that_is_run_together_shows_its_shifts_to_both(house: House) -> None:  # CS4
    shift(house, clock.now() + timedelta(days=3), None)
    assert "Somebody is missing" not in page(house, "eva").replace(THERE, "")
    Partner.objects.create(line=house.line, organisation=house.theirs)
    seen = house.client("eva").get("/office/annan-jour/", secure=True).content.decode()
    assert "1 free seat" in seen


def test_who_was_at_no_supervision_for_long_is_named(house: House) -> None:  # BO3, ST9
    cleo, rut = volunteer(house, "Cleo", 800), volunteer(house, "Rut", 801)
    volunteer(house, "New", 802, days=5)
    held = Supervision.objects.create(
        organisation=house.ours,
        kind="group",
        form="remote",
        starts_at=clock.now() - timedelta(days=150),
        minutes=60,
        places=5,
    )
    SupervisionPlace.objects.create(supervision=held, volunteer=cleo, booked_at=NOW, attended=True)
    SupervisionPlace.objects.create(supervision=held, volunteer=rut, booked_at=NOW, attended=False)
    seen = page(house).split("Whom to ask how it goes")[1].split("</section>")[0]
    assert "was at supervision last on" in seen
    assert "has not been to supervision yet" in seen
    assert "New" not in seen


def test_what_needs_him_has_one_next_action_each(house: House) -> None:
    storasyster.entry(house, checked_on="2020-01-01")
    held = Supervision.objects.create(
        organisation=house.ours,
        kind="group",
        form="remote",
        starts_at=clock.now() - timedelta(days=1),
        minutes=60,
        places=5,
    )
    SupervisionPlace.objects.create(supervision=held, volunteer=volunteer(house, "Cleo", 800, days=1), booked_at=NOW)
    seen = page(house)
    assert CALM not in seen
    needs = seen.split('id="needs"')[1].split("</section>")[0]
    assert f'href="{THERE}supervision/{held.ref}/who-came/"' in needs
    assert f'href="{THERE}directory/"' in needs
    assert needs.count("<li") == needs.count("<a ") == 2


def test_who_has_applied_waits_for_an_answer(house: House) -> None:
    for number, state in enumerate(("applied", "applied", "interviewed", "declined"), start=820):
        Volunteer.objects.create(
            organisation=house.ours, number=number, name="Nina", state=state, since=NOW, made_at=NOW
        )
    needs = page(house).split('id="needs"')[1].split("</section>")[0]
    assert "2 have applied to become volunteers." in needs
    assert "1 was interviewed and waits to hear." in needs
    assert f'href="{THERE}volunteers/?state=applied"' in needs


def test_a_gate_that_keeps_somebody_out_is_told_in_her_own_pages_words(house: House) -> None:  # ST11
    Requirement.objects.filter(organisation=house.ours).delete()
    volunteer(house, "Cleo", 800, days=1)
    assert "What keeps somebody" not in page(house)
    Requirement.objects.create(organisation=house.ours, kind="record_extract", gates="sign_up", period="once")
    gates = page(house).split('id="gates"')[1].split("</section>")[0]
    assert "The police record extract has not been shown yet." in gates
    ref = Volunteer.objects.get(name="Cleo").ref
    assert f'href="{THERE}volunteers/{ref}/"' in gates


def test_who_would_like_a_call_is_told_first_and_only_to_him(house: House) -> None:  # BO3
    FollowUp.objects.create(volunteer=volunteer(house, "Cleo", 800, days=1), wants_call=True, heavy=4, at=clock.now())
    FollowUp.objects.create(volunteer=volunteer(house, "Rut", 801, days=1), wants_call=False, at=clock.now())
    seen = page(house)
    assert "Cleo would like a call." in seen
    assert f'href="{THERE}follow-up/"' in seen
    assert "Rut" not in seen
    assert "Cleo" not in page(house, "ada")


def test_everything_else_stays_reachable(house: House) -> None:
    seen = page(house)
    for name in ("directory", "replies", "handbook", "supervision", "engagement"):
        assert f'href="{THERE}{name}/"' in seen
    assert f'href="{THERE}promises/"' not in seen


def test_ada_who_administers_plans_nothing(house: House) -> None:
    seen = page(house, "ada")
    assert f'href="{THERE}promises/"' in seen
    assert f'href="{THERE}directory/"' not in seen
    assert "Today’s shift" not in seen
    assert CALM in seen
