"""The clockwork and the shifts: who is mailed what, once, through a real server, and nothing in it tells anything (ML1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from frirum.actions.mail import tell
from frirum.actions.signup import sign_up
from frirum.actions.standin import answer, cannot_come
from frirum.actions.watch import watch
from frirum.jobs import mail, shifts
from frirum.records.models import Account, Shift, StandInSearch, Told
from frirum.rules.kept import TOLD_KEPT
from frirum.rules.mail import Mail
from tests import planned
from tests.mailbox import Mailbox, mailbox
from tests.planned import NOW, Planned

pytestmark = pytest.mark.django_db(databases=["default", "live"])
HOUR = timedelta(hours=1)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as opened:
        yield opened


@pytest.fixture
def at(db: None) -> Planned:
    made = planned.build()
    planned.plan(made.line)
    return made


def goes_round(now: datetime) -> None:
    """One round of the clockwork; then another, as if the house had died in between."""
    for _ in range(2):
        shifts.look_for_stand_ins(now=now)
        shifts.tell_of_shifts(now=now)
        mail.send_due(now=now)


def mailed(at: Planned, box: Mailbox) -> list[tuple[str, str]]:
    """Who was mailed what, in order of names; and the box is empty again."""
    names = {who.email: name for name, who in at.people.items()}
    told_nothing(at, box)
    found = sorted((names[to], str(letter["Subject"])) for to, letter in zip(box.to, box.letters, strict=True))
    box.to.clear()
    box.letters.clear()
    return found


def told_nothing(at: Planned, box: Mailbox) -> None:
    words = box.words()
    for who in at.people.values():  # Dag is a name, and "i dag" is a day: names begin large
        for mark in (who.alias, who.email, who.ref, at.volunteer(who.alias).ref):
            assert not re.search(rf"\b{re.escape(mark)}\b", words), mark
    for mark in ("storasyster", "annan", "chatt", "jour", "övergrepp", "abuse", "våld", "marc", "mars"):
        assert mark not in words.lower()
    bodies = "".join(letter.get_content() for letter in box.letters)
    assert not re.search(r"\d", re.sub(r"https://\S+", "", bodies))  # neither day nor hour


def test_a_shift_from_the_day_before_to_too_few(at: Planned, box: Mailbox) -> None:
    watch(at.actor("Rut"), at.line.id, on=True, now=NOW)
    shift = planned.shift(at.line)
    for seat, name in enumerate(("Bo", "Cleo")):
        sign_up(at.actor(name), shift.ref, seat=seat, now=NOW)
    begins = shift.starts_at

    goes_round(begins - 48 * HOUR)
    assert mailed(at, box) == []
    goes_round(begins - 24 * HOUR)
    assert mailed(at, box) == [("Bo", "En påminnelse"), ("Cleo", "En påminnelse")]
    cannot_come(at.actor("Bo"), shift.ref, now=begins - 2 * HOUR)
    goes_round(begins - 2 * HOUR)
    assert mailed(at, box) == [
        ("Eva", "En fråga till dig"),
        ("Rut", "En fråga till dig"),
        ("Rut", "Om dina pass"),
    ]
    goes_round(begins - HOUR / 2)
    assert mailed(at, box) == [("Dag", "Något behöver dig"), ("Disa", "Något behöver dig")]
    search = StandInSearch.objects.get()
    answer(at.actor("Eva"), search.ref, yes=True, now=begins - HOUR / 3)
    goes_round(begins - HOUR / 3)
    assert mailed(at, box) == [("Bo", "Om dina pass")]
    goes_round(begins + HOUR)
    assert mailed(at, box) == []


def test_a_cancelled_shift(at: Planned, box: Mailbox) -> None:
    shift = planned.shift(at.line)
    sign_up(at.actor("Bo"), shift.ref, seat=0, now=NOW)
    Shift.objects.update(state="cancelled")
    goes_round(NOW)
    goes_round(NOW + HOUR)
    assert mailed(at, box) == [("Bo", "Om dina pass")]


def test_nobody_found_closes_the_search_when_the_shift_begins(at: Planned, box: Mailbox) -> None:
    shift = planned.shift(at.line, days=2 / 24)
    sign_up(at.actor("Bo"), shift.ref, seat=0, now=NOW)
    cannot_come(at.actor("Bo"), shift.ref, now=NOW)
    goes_round(shift.starts_at)
    assert StandInSearch.objects.get().state == "nobody"
    assert at.holders(shift) == ["Bo", "", ""]


def test_what_was_told_is_forgotten_after_its_time(at: Planned) -> None:
    bo = Account.objects.get(pk=at.people["Bo"].id)
    tell(bo, Mail.SHIFTS, about="short:abc", now=NOW)
    shifts.sweep(now=NOW + TOLD_KEPT - timedelta(seconds=1))
    assert Told.objects.exists()
    shifts.sweep(now=NOW + TOLD_KEPT)
    assert not Told.objects.exists()
