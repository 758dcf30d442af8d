"""Takes the pictures of the coordinator's guide: a morning at the office, and a volunteer's room (`./dev pictures`).

Not a test by its name: it says nothing about right and wrong, and it writes into docs/.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Browser

from frirum import clock as the_clock
from frirum.actions import count, supervision
from frirum.records.models import (
    FollowUp,
    Requirement,
    Shift,
    ShiftPlan,
    ShiftSeat,
    Supervision,
    SupervisionPlace,
    Term,
    Volunteer,
)
from frirum.records.presets import preset
from frirum.rules.count import Facts
from frirum.rules.supervision import Form, Kind, Offer
from tests import cast, storasyster, walk
from tests.storasyster import House
from tests.stories.pictures import take

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
MORNING = datetime(2026, 11, 16, 8, 30, tzinfo=UTC)
NAMES = ("Cleo", "Nina", "Rut", "Åsa", "Maja")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> cast.Clock:
    """A Monday morning in November."""
    moved = cast.Clock(at=MORNING)
    monkeypatch.setattr("frirum.clock.now", moved.now)
    return moved


@pytest.fixture
def house(clock: cast.Clock, transactional_db: None) -> House:
    made = storasyster.build()
    people(made)
    shifts(made)
    supervised(made)
    reached(made)
    return made


@pytest.fixture
def browser() -> Iterator[Browser]:
    with walk.chromium() as browser:
        yield browser


def people(house: House) -> None:
    """Five who take shifts, two who have applied, one who would like a call, and what is asked of them all."""
    now = the_clock.now()
    for number, name in enumerate(NAMES, start=11):
        since = now - timedelta(days=40 * number)
        Volunteer.objects.create(
            organisation=house.ours, number=number, name=name, state="active", since=since, made_at=since
        )
    for number, name in enumerate(("Ellen", "Sara"), start=30):
        Volunteer.objects.create(
            organisation=house.ours, number=number, name=name, state="applied", since=now, made_at=now
        )
    cleo = Volunteer.objects.get(name="Cleo")
    FollowUp.objects.create(volunteer=cleo, wants_call=True, heavy=4, at=now - timedelta(hours=11))
    asked = preset("storasyster")
    assert asked is not None
    for one in asked.requirements:
        facts = {"gates": one.gates, "period": one.period, "terms": dict(one.terms)}
        made, _ = Requirement.objects.update_or_create(organisation=house.ours, kind=one.kind, defaults=facts)
        met(house, made)


def met(house: House, asked: Requirement) -> None:
    """Everything is in place for everybody but Maja, whose fee for next year is not the matter: her extract is."""
    today = the_clock.now().date()
    if asked.kind in {"pledge", "data_information"}:
        asked.delete()
        return
    for one in Volunteer.objects.filter(organisation=house.ours, state="active"):
        if asked.kind == "record_extract" and one.name == "Maja":
            continue
        for topic in asked.terms.get("topics", [""]):
            asked.fulfilments.create(
                volunteer=one, on=today, topic=topic, amount=5000, at=the_clock.now(), by=house.people["dag"].pk
            )


def shifts(house: House) -> None:
    """Tonight and the evenings until Advent, each with two regulars and a back-up, some of them free."""
    term = Term.objects.create(
        organisation=house.ours, name="Autumn 2026", first_day=date(2026, 8, 31), last_day=date(2026, 12, 20)
    )
    ShiftPlan.objects.create(line=house.line)
    cleo, nina, rut, asa, _maja = Volunteer.objects.filter(name__in=NAMES).order_by("number")
    bo = Volunteer.objects.get(account=house.people["bo"])
    evening = MORNING.replace(hour=19, minute=0)
    seats = {
        0: (cleo, nina, rut),
        1: (rut, None, asa),
        3: (None, cleo, None),
        6: (asa, bo, cleo),
        7: (nina, rut, cleo),
        8: (asa, cleo, None),
        10: (rut, asa, nina),
    }
    for day, sitting in seats.items():
        starts = evening + timedelta(days=day)
        shift = Shift.objects.create(
            line=house.line, term=term, starts_at=starts, ends_at=starts + timedelta(hours=2), state="published"
        )
        for position, who in enumerate(sitting):
            kind = "back_up" if position == 2 else "regular"
            ShiftSeat.objects.create(shift=shift, kind=kind, position=position, volunteer=who)


def supervised(house: House) -> None:
    """A gathering last week where nobody has said yet who came, and times to book."""
    now = the_clock.now()
    held = Supervision.objects.create(
        organisation=house.ours,
        kind="group",
        form="in_person",
        starts_at=now - timedelta(days=4),
        minutes=120,
        places=8,
        led_by=house.people["dag"],
    )
    for one in Volunteer.objects.filter(name__in=NAMES[:3]):
        SupervisionPlace.objects.create(supervision=held, volunteer=one, booked_at=now)
    times = Offer(Kind.INDIVIDUAL, Form.REMOTE, MORNING + timedelta(days=2, hours=6), 45)
    first, *_ = supervision.offer(house.actors["dag"], house.ours.pk, times, times=3, now=now)
    gathering = Offer(Kind.GROUP, Form.IN_PERSON, MORNING + timedelta(days=9, hours=8), 120, 8)
    supervision.offer(house.actors["dag"], house.ours.pk, gathering, now=now)
    nina = Volunteer.objects.get(name="Nina")
    SupervisionPlace.objects.create(supervision=Supervision.objects.get(ref=first), volunteer=nina, booked_at=now)


def reached(house: House) -> None:
    """A year of talks, calls and mails, of those who wrote themselves and those close to them."""
    kinds = {
        ("chat", "exposed_self", "15_17", "woman"): 14,
        ("chat", "exposed_self", "18_20", "woman"): 11,
        ("chat", "exposed_self", "21_25", "woman"): 9,
        ("chat", "exposed_self", "15_17", "non_binary"): 2,
        ("chat", "relative_friend", "18_20", "woman"): 4,
        ("phone", "exposed_self", "26_39", "woman"): 5,
        ("phone", "relative_parent", "40_59", "woman"): 3,
        ("mail", "professional", "", ""): 2,
    }
    for month in range(1, 12):
        for (channel, *keys), n in kinds.items():
            codes = {name: key for name, key in zip(("who", "age", "gender"), keys, strict=True) if key}
            line = house.line.pk if channel == "chat" else None
            told = Facts(house.ours.pk, line, date(MORNING.year, month, 1), channel, codes={"risk": "none"} | codes)
            count.add_all([told] * (n + month % 3))


def test_take_the_pictures(house: House, browser: Browser) -> None:
    with walk.served() as address:
        dag = walk.logged_in(browser, house.client("dag")).new_page()
        office = f"{address}/office/storasyster"
        for name, place in (
            ("office-front", ""),
            ("office-supervision", "supervision/"),
            ("office-volunteers", "volunteers/"),
            ("office-figures", "figures/"),
            ("office-plan", "plan/chatt/"),
        ):
            dag.goto(f"{office}/{place}")
            take(dag, name, whole=True)
        dag.context.close()
        bo = walk.logged_in(browser, house.client("bo")).new_page()
        for name, place in (("volunteer-supervision", "supervision/"), ("volunteer-shifts", "shifts/")):
            bo.goto(f"{address}/volunteer/storasyster/{place}")
            take(bo, name, whole=True)
        bo.context.close()
