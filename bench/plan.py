"""`./dev bench plan`: what a year's plan costs to make and to look at, and every page with two thousand volunteers.

In one process, without a network: what is measured is our own work. Beside each time stands its ratio to the lightest
page of the office, asked in the same run, so that a slow machine can be told from a slow page.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

ORGANISATIONS, VOLUNTEERS, MANY = 3, 60, 2000
EVENINGS = (0, 1, 2, 3, 6)  # five shifts a week (ST1)
TRIES = 3
LIMITS = {"year_made_s": 1.0, "term_view_ms": 300.0, "slowest_page_ms": 1000.0}
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def main() -> int:
    """Measure everything, print one JSON object."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    options = asked.parse_args()
    os.environ |= {"FRIRUM_MODE": "test", "DJANGO_SETTINGS_MODULE": "frirum.config.settings"}
    os.environ["FRIRUM_DATA"] = tempfile.mkdtemp(prefix="frirum-bench-")
    import django

    django.setup()
    found = measure()
    found["holds"] = {name: found[name] <= limit for name, limit in LIMITS.items()}
    print(json.dumps(found, indent=None if options.json else 2))
    return 0


def measure() -> dict[str, Any]:
    """Fill an empty house and look at it."""
    from frirum import clock
    from frirum.config import tables

    clock.now = lambda: NOW
    tables.make_ready()
    house = House()
    found: dict[str, Any] = {"organisations": ORGANISATIONS, "volunteers": VOLUNTEERS}
    found["year_made_s"], found["shifts"] = house.make_year()
    found["made_again_s"], _none = house.make_year()
    house.seat_everybody()
    lightest = house.page_ms("office:term_add")
    found["lightest_page_ms"] = lightest
    found["term_view_ms"] = house.page_ms("office:term")
    found["term_view_to_lightest"] = round(found["term_view_ms"] / lightest, 1)
    house.come(MANY - VOLUNTEERS)
    found["many"] = MANY
    found["pages_ms"] = house.every_page()
    slowest = max(found["pages_ms"], key=found["pages_ms"].get)
    found["slowest_page"], found["slowest_page_ms"] = slowest, found["pages_ms"][slowest]
    found["slowest_to_lightest"] = round(found["slowest_page_ms"] / lightest, 1)
    return found


class House:
    """Three organisations that run one line, its coordinator, and a term of a year."""

    def __init__(self) -> None:
        from django.test import Client

        from frirum.records import models as m
        from frirum.rules.access import Actor, Role

        self.organisations = [_organisation(number) for number in range(ORGANISATIONS)]
        ours = self.organisations[0]
        self.line = m.Line.objects.create(organisation=ours, slug="bench", name="Bench", answers_in=["sv"])
        for partner in self.organisations[1:]:
            m.Partner.objects.create(line=self.line, organisation=partner)
        for weekday in EVENINGS:
            m.OpeningPeriod.objects.create(line=self.line, weekday=weekday, opens=20 * 60, closes=22 * 60)
        self.term = m.Term.objects.create(
            organisation=ours, name="2026", first_day=date(2026, 1, 5), last_day=date(2027, 1, 3)
        )
        self.people: list[Any] = []
        self.come(VOLUNTEERS)
        dag = m.Account.objects.create(email="dag@example.org", made_at=NOW, set_up_at=NOW, language="sv")
        for role in (Role.COORDINATOR, Role.ADMINISTRATOR, Role.VOLUNTEER):
            m.Membership.objects.create(account=dag, organisation=ours, role=role, alias="Dag", since=NOW)
        self.dag = Actor(dag.pk, ours.pk, frozenset({Role.COORDINATOR}))
        self.client = Client(headers={"sec-fetch-site": "same-origin", "host": "localhost"})
        self.client.force_login(dag, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = self.client.session
        session["strong"] = True
        session.save()

    def come(self, many: int) -> None:
        """So many volunteers more, shared out among the organisations; each with a log-in."""
        from frirum.records import models as m

        first = len(self.people)
        names = [f"Volunteer{first + number}" for number in range(many)]
        accounts = m.Account.objects.bulk_create(
            m.Account(email=f"{name.lower()}@example.org", made_at=NOW, set_up_at=NOW, language="sv") for name in names
        )
        homes = [self.organisations[(first + at) % ORGANISATIONS] for at in range(many)]
        m.Membership.objects.bulk_create(
            m.Membership(account=account, organisation=home, role="volunteer", alias=name, since=NOW)
            for account, home, name in zip(accounts, homes, names, strict=True)
        )
        self.people += m.Volunteer.objects.bulk_create(
            m.Volunteer(
                account=account, organisation=home, name=name, number=first + at + 1, state="active", since=NOW, made_at=NOW
            )
            for at, (account, home, name) in enumerate(zip(accounts, homes, names, strict=True))
        )  # fmt: skip

    def make_year(self) -> tuple[float, int]:
        """Make the term's shifts out of the opening hours; how long it took, and how many were new."""
        from frirum.actions.shift import make_shifts

        began = time.perf_counter()
        done = make_shifts(self.dag, self.line.pk, self.term.pk, now=NOW)
        return round(time.perf_counter() - began, 3), len(done.added)

    def seat_everybody(self) -> None:
        """Publish the year, and let two of three seats be held."""
        from frirum.records import models as m

        m.Shift.objects.update(state="published")
        seats = list(m.ShiftSeat.objects.order_by("shift__starts_at", "position"))
        for number, seat in enumerate(seats):
            if seat.position < 2:
                seat.volunteer, seat.taken_at = self.people[number % VOLUNTEERS], NOW
        m.ShiftSeat.objects.bulk_update(seats, ["volunteer", "taken_at"])

    def page_ms(self, name: str) -> float:
        """How long one page takes, the best of a few."""
        from django.urls import reverse

        known = {"organisation": "bench0", "plan": "bench", "term": self.term.pk}
        names = {key: known[key] for key in _names_in(name)}
        return self._ms(reverse(name, kwargs=names))

    def every_page(self) -> dict[str, float]:
        """Every page of the office and of the volunteer's room whose address can be filled in, by name."""
        from django.urls import reverse

        shift = self.line.shifts.order_by("starts_at").first()
        assert shift is not None
        known = {
            "organisation": "bench0",
            "line": "bench",
            "plan": "bench",
            "term": self.term.pk,
            "shift": shift.ref,
            "volunteer": self.people[0].ref,
        }
        found = {}
        for name, needs, methods in _routes():
            if "GET" in methods and needs <= known.keys():
                address = reverse(name, kwargs={key: known[key] for key in needs})
                if self.client.get(address, secure=True).status_code == 200:
                    found[name] = self._ms(address)
        return found

    def _ms(self, address: str) -> float:
        return round(min(_timed(lambda: self.client.get(address, secure=True)) for _ in range(TRIES)) * 1000, 1)


def _timed(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    answer = act()
    passed = time.perf_counter() - began
    assert answer.status_code == 200, answer
    return passed


def _organisation(number: int) -> Any:
    from frirum.records import models as m

    return m.Organisation.objects.create(
        slug=f"bench{number}", name=f"Bench {number}", country="SE", zone="Europe/Stockholm", language="sv",
        neutral_url="https://example.org/", controller="Bench", controller_contact="Bench",
    )  # fmt: skip


def _routes() -> list[tuple[str, set[str], tuple[str, ...]]]:
    """The doors of the office and of the volunteer's room: name, what the address names, methods."""
    from frirum.web.office import urls as office
    from frirum.web.volunteer import urls as volunteer

    return [
        (f"{room.app_name}:{one.name}", set(one.pattern.converters), one.callback.door.methods)
        for room in (office, volunteer)
        for one in room.urlpatterns
        if hasattr(getattr(one, "callback", None), "door")
    ]


def _names_in(name: str) -> set[str]:
    return next(needs for other, needs, _ in _routes() if other == name)


if __name__ == "__main__":
    sys.exit(main())
