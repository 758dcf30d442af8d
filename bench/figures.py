"""`./dev bench figures`: every page of figures over a million contacts, beside the same sums in DuckDB over the same rows.

In one process, without a network. Cold: a new connection, nothing remembered. Warm: the best of a few. The ratio is warm
time to DuckDB's in the same run; the answers of both are compared.
"""

import argparse
import csv
import json
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.contacts import YEARS, Place, contacts, write

MANY, SEED, FIRST_YEAR, TRIES = 1_000_000, 20_260_101, 2016, 3
LIMITS = {"warm_ms": 300.0, "cold_ms": 1500.0}
NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
WEIGHTS = (5, 3, 1)  # three centres on one line
ONE_EACH = ("kind", "who", "age", "gender", "region", "told", "ongoing", "risk", "channel")


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
    found["pages"] = {name: house.page(duck, *asked) for name, asked in house.pages().items()}
    pages = found["pages"].values()
    found["same_answers"] = all(page["same"] for page in pages)
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

    def pages(self) -> dict[str, tuple[str, str]]:
        """Each page's address, and which rows it is of, in DuckDB's words."""
        ours = f"organisation_id = {self.centres[0]}"
        last = FIRST_YEAR + YEARS - 1
        decade, year = f"first={FIRST_YEAR}-01&last={last}-12", f"first={last}-01&last={last}-12"
        of_decade, of_year = f"month >= '{FIRST_YEAR}-01-01'", f"month >= '{last}-01-01'"
        then = f"then_first={last - 1}-01&then_last={last - 1}-12"
        federation = f"whose=federation-{self.federation.pk}"
        return {
            "organisation, ten years": (f"whose=organisation&{decade}", f"{ours} AND {of_decade}"),
            "organisation, a year": (f"whose=organisation&{year}", f"{ours} AND {of_year}"),
            "organisation, two years": (f"whose=organisation&{year}&{then}", f"{ours} AND {of_year}"),
            "organisation as others see it": (f"whose=organisation&{decade}&careful=on", f"{ours} AND {of_decade}"),
            "centre, ten years": (f"whose=centre-bench&{decade}", f"{ours} AND {of_decade}"),
            "line, ten years": (f"whose=line-bench&{decade}", of_decade),
            "line, a year": (f"whose=line-bench&{year}", of_year),
            "federation, ten years": (f"{federation}&{decade}", of_decade),
        }

    def page(self, duck: "Duck", asked: str, which: str) -> dict[str, Any]:
        """One page, cold and warm, and DuckDB's time for the same sums."""
        from django.db import connections

        from frirum.records import codebook

        connections.close_all()
        getattr(codebook, "forget", lambda: None)()
        cold, body = self._ask(asked)
        warm = min(self._ask(asked)[0] for _ in range(TRIES))
        ducks, total = duck.ask(which)
        said = f"{total:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
        return {
            "cold_ms": round(cold, 1),
            "warm_ms": round(warm, 1),
            "duckdb_ms": round(ducks, 1),
            "ratio": round(warm / ducks, 2),
            "same": f"<strong>{said}</strong>" in body,
        }

    def _ask(self, asked: str) -> tuple[float, str]:
        began = time.perf_counter()
        answer = self.client.get(f"/office/bench0/figures/?{asked}", secure=True)
        took = (time.perf_counter() - began) * 1000
        if answer.status_code != 200:
            raise SystemExit(f"{asked}: {answer.status_code}")
        return took, answer.content.decode()


class Duck:
    """The same rows in DuckDB, carried over as CSV."""

    def __init__(self) -> None:
        import duckdb

        self.db = duckdb.connect()
        single = ", ".join(ONE_EACH)
        with tempfile.TemporaryDirectory() as folder:
            self._carry(Path(folder), "contact", f"id, organisation_id, line_id, month, {single}")
            self._carry(Path(folder), "contactcode", 'contact_id, dimension, "key", main, "primary"')

    def _carry(self, folder: Path, table: str, columns: str) -> None:
        from django.db import connection

        path = folder / f"{table}.csv"
        with connection.cursor() as cursor, path.open("w", newline="", encoding="utf-8") as file:
            cursor.execute(f"SELECT {columns} FROM records_{table}")
            writer = csv.writer(file)
            writer.writerow([name.strip().strip('"') for name in columns.split(",")])
            while rows := cursor.fetchmany(50_000):
                writer.writerows(rows)
        self.db.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{path}', header=true, nullstr='\\N')")

    def ask(self, which: str) -> tuple[float, int]:
        """How long DuckDB takes for all sums of a page, and how many contacts there were."""
        began = time.perf_counter()
        total = self.sums(which)["total", "all"]
        return (time.perf_counter() - began) * 1000, total

    def sums(self, which: str) -> dict[tuple[str, str], int]:
        """Every pair of dimension and key, and how many contacts count under it: reckoned anew from the rows."""
        of = f"FROM contact WHERE {which}"
        found = {("total", "all"): self._all(f"SELECT count(*) {of}")[0][0]}
        for slug in ONE_EACH:
            for key, n in self._all(f"SELECT {slug}, count(*) {of} GROUP BY {slug}"):
                found[slug, key or "not_known"] = n
        joined = f"FROM contactcode c JOIN contact t ON t.id = c.contact_id WHERE {which}"
        main, path = (
            "coalesce(nullif(main, ''), key)",
            "CASE WHEN main = '' THEN key || '/-' ELSE main || '/' || key END",
        )
        for kind, where in (("topic", ""), ("primary", 'AND "primary"')):
            for key in (main, path):
                asked = f"SELECT {key}, count(DISTINCT contact_id) {joined} AND dimension = 'topic' {where} GROUP BY 1"
                found.update({(kind, row[0]): row[1] for row in self._all(asked)})
        others = f"SELECT dimension, key, count(*) {joined} AND dimension <> 'topic' GROUP BY 1, 2"
        found.update({(dimension, key): n for dimension, key, n in self._all(others)})
        return found

    def _all(self, sql: str) -> list[tuple[Any, ...]]:
        return list(self.db.execute(sql).fetchall())


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
