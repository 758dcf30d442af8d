"""`./dev bench figures`: every page of figures over a million contacts, beside the same sums in DuckDB over the same rows.

In one process, without a network. Cold: a new connection, nothing remembered of counts or code books. Warm: the best of a few.
The ratio is warm time to DuckDB's in the same run; every row on every page is compared with DuckDB's.
"""

import argparse
import json
import os
import re
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bench.contacts import YEARS, Place, contacts, write
from bench.duck import Duck, Sums

MANY, SEED, FIRST_YEAR, TRIES = 1_000_000, 20_260_101, 2016, 3
LIMITS = {"warm_ms": 300.0, "cold_ms": 1500.0}
NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
WEIGHTS = (5, 3, 1)  # three centres on one line


def main() -> int:
    """Measure everything, print one JSON object."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    asked.add_argument("--contacts", type=int, default=MANY)
    options = asked.parse_args()
    os.environ |= {"FRIRUM_MODE": "test", "DJANGO_SETTINGS_MODULE": "frirum.config.settings"}
    os.environ["FRIRUM_DATA"] = tempfile.mkdtemp(prefix="frirum-bench-")
    import django

    django.setup()
    found = measure(options.contacts)
    print(json.dumps(found, indent=None if options.json else 2))
    return 0 if found["holds"] else 1


def measure(many: int) -> dict[str, Any]:
    """Fill an empty house, ask for every page, and ask DuckDB the same."""
    from frirum import clock
    from frirum.config import tables

    clock.now = lambda: NOW
    tables.make_ready()
    house = House()
    began = time.perf_counter()
    house.fill(many)
    found: dict[str, Any] = {"contacts": many, "seed": SEED, "filled_s": round(time.perf_counter() - began, 1)}
    duck = Duck()
    found["first_page_of_the_process_ms"] = round(house.ask(house.pages()["organisation, a year"])[0], 1)
    found["pages"] = {name: house.page(duck, asked) for name, asked in house.pages().items()}
    pages = found["pages"].values()
    found["same_answers"] = all(page["rows"] and not page["wrong"] for page in pages)
    found["slowest_warm_ms"] = max(page["warm_ms"] for page in pages)
    found["slowest_cold_ms"] = max(page["cold_ms"] for page in pages)
    within = found["slowest_warm_ms"] <= LIMITS["warm_ms"] and found["slowest_cold_ms"] <= LIMITS["cold_ms"]
    found["holds"] = within and found["same_answers"]
    return found


class House:
    """A federation of three centres on one line, and the coordinator of the first."""

    def __init__(self) -> None:
        from django.test import Client

        from frirum.actions.organisation import add_line
        from frirum.records import models as m
        from frirum.rules.access import Role

        self.centres = [_organisation(number) for number in range(len(WEIGHTS))]
        self.line = add_line(self.centres[0], slug="bench", name="Bench", answers_in=["sv"])
        self.federation = m.Federation.objects.create(name="Bench")
        self.federation.members.set(self.centres)
        dag = m.Account.objects.create(email="dag@example.org", made_at=NOW, set_up_at=NOW, language="sv")
        m.Membership.objects.create(
            account=dag, organisation_id=self.centres[0], role=Role.COORDINATOR, alias="Dag", since=NOW
        )
        self.client = Client(headers={"sec-fetch-site": "same-origin", "host": "localhost"})
        self.client.force_login(dag, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = self.client.session
        session["strong"] = True
        session.save()

    def fill(self, many: int) -> None:
        """Ten years of contacts."""
        from frirum.queries.codebook import book_in_use

        book = book_in_use(self.centres[0])
        places = [Place(centre, self.line, weight) for centre, weight in zip(self.centres, WEIGHTS, strict=True)]
        write(book, contacts(book, places, many, first_year=FIRST_YEAR, seed=SEED))

    def pages(self) -> dict[str, "Asked"]:
        """What is asked for: whose figures of which years, compared with which, and which rows those are in DuckDB's words."""
        from frirum.rules.figures import of_centre, of_federation, of_line, of_organisation

        ours, last = self.centres[0], FIRST_YEAR + YEARS - 1
        mine, everybody = f"organisation_id = {ours}", "true"
        organisation = "organisation", of_organisation(ours), mine
        line = "line-bench", of_line(self.line), everybody
        federation = f"federation-{self.federation.pk}", of_federation(self.federation.pk), everybody
        decade, year = (FIRST_YEAR, last), (last, last)
        return {
            "organisation, ten years": Asked(*organisation, decade),
            "organisation, a year": Asked(*organisation, year),
            "organisation, two years": Asked(*organisation, year, then=(last - 1, last - 1)),
            "organisation as others see it": Asked(*organisation, decade, careful=True),
            "centre, ten years": Asked("centre-bench", of_centre(ours, self.line), mine, decade),
            "line, ten years": Asked(*line, decade, careful=True),
            "line, a year": Asked(*line, year, careful=True),
            "federation, ten years": Asked(*federation, decade, careful=True),
        }

    def page(self, duck: Duck, asked: "Asked") -> dict[str, Any]:
        """One page, cold and warm, and DuckDB's time for the same sums."""
        from django.db import connections

        from frirum.queries import history
        from frirum.records import codebook

        connections.close_all()
        codebook.forget()
        history.forget()
        cold, body = self.ask(asked)
        warm = min(self.ask(asked)[0] for _ in range(TRIES))
        ducks, sums = duck.ask(asked.which)
        return {
            "cold_ms": round(cold, 1),
            "warm_ms": round(warm, 1),
            "duckdb_ms": round(ducks, 1),
            "ratio": round(warm / ducks, 2),
            **compared(asked, sums, body),
        }

    def ask(self, asked: "Asked") -> tuple[float, str]:
        """One page: how many milliseconds it took, and what it says."""
        began = time.perf_counter()
        answer = self.client.get(f"/office/bench0/figures/?{asked.query}", secure=True)
        took = (time.perf_counter() - began) * 1000
        if answer.status_code != 200:
            raise SystemExit(f"{asked.query}: {answer.status_code}")
        return took, answer.content.decode()


@dataclass(frozen=True, slots=True)
class Asked:
    """One page: whose figures, which rows those are, of which years, and the years beside them."""

    whose: str
    scope: Any
    of: str
    years: tuple[int, int]
    then: tuple[int, int] | None = None
    careful: bool = False  # small numbers hidden

    @property
    def periods(self) -> list[tuple[date, date]]:
        """First and last month of each period on the page."""
        return [(date(first, 1, 1), date(last, 12, 1)) for first, last in (self.years, self.then or self.years)]

    @property
    def query(self) -> str:
        """What stands in the address."""
        made = f"whose={self.whose}&first={self.years[0]}-01&last={self.years[1]}-12"
        if self.then:
            made += f"&then_first={self.then[0]}-01&then_last={self.then[1]}-12"
        return made + "&careful=on" * self.careful

    @property
    def which(self) -> list[str]:
        """The rows of each period, in DuckDB's words."""
        periods = self.periods if self.then else self.periods[:1]
        return [f"{self.of} AND month BETWEEN '{first}' AND '{last}'" for first, last in periods]


def compared(asked: Asked, sums: list[Sums], body: str) -> dict[str, int]:
    """How many rows were compared with DuckDB's, how many of those are hidden, and how many are wrong."""
    from frirum.queries.figure_lists import GROUPS
    from frirum.queries.figures import figures_of

    shown = re.findall(r'<tr class="level-\d"><th scope="row">.*?</th><td class="number">(.*?)</td>', body)
    shown = [text if text[:1].isdigit() else "" for text in shown]
    rows: list[tuple[int | None, int]] = []
    for (first, last), theirs in zip(asked.periods, sums, strict=False):
        told = figures_of(asked.scope, first, last, language="sv", today=NOW.date(), inside=not asked.careful)
        rows.append((told.total, theirs["total", "all"]))
        here = [(table.slug, row) for table in told.tables for row in table.rows]
        rows += [(row.n, theirs.get((slug, row.key), 0)) for slug, row in here if row.key not in GROUPS]
        rows += [(row.n, _group(theirs, slug, row.key)) for slug, row in here if row.key in GROUPS]
        if first.year == asked.years[0]:
            page = [_said(row.n) for _, row in here]
            found = {(slug, row.key) for slug, row in here}
            missing = [pair for pair in theirs if pair[0] != "total" and pair not in found]
            differ = int(page != shown) + int(_said(told.total) not in body) + len(missing)
    wrong = sum(ours != n and not (ours is None and asked.careful) for ours, n in rows)
    return {"rows": len(rows), "hidden": sum(ours is None for ours, _ in rows), "wrong": wrong + differ}


def _group(theirs: Sums, slug: str, key: str) -> int:
    """A sub-total that nobody is counted under."""
    young = ("0_11", "12_14", "15_17")
    return sum(
        n
        for (dimension, one), n in theirs.items()
        if dimension == slug and (one in young if key == "all_young" else one.startswith("relative"))
    )


def _said(n: int | None) -> str:
    return "" if n is None else f"{n:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _organisation(number: int) -> int:
    from frirum.actions.organisation import add_organisation

    return add_organisation(
        slug=f"bench{number}",
        name=f"Centre {number}",
        country="SE",
        zone="Europe/Stockholm",
        language="sv",
        contact="hej@example.org",
        neutral_url="https://www.example.org/",
    )


if __name__ == "__main__":
    raise SystemExit(main())
