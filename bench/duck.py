"""The same rows in DuckDB, which knows nothing of our counts and reckons every figure anew."""

import csv
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ONE_EACH = ("kind", "who", "age", "gender", "region", "told", "ongoing", "risk", "channel", "state")

type Sums = dict[tuple[str, str], int]


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

    def ask(self, which: Iterable[str]) -> tuple[float, list[Sums]]:
        """How long DuckDB takes for all sums of a page, and the sums of each of its periods."""
        began = time.perf_counter()
        found = [self.sums(one) for one in which]
        return (time.perf_counter() - began) * 1000, found

    def sums(self, which: str) -> Sums:
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
        topics = "SELECT contact_id FROM contactcode WHERE dimension = 'topic' AND \"primary\""
        found["primary", "not_known"] = self._all(f"SELECT count(*) {of} AND id NOT IN ({topics})")[0][0]
        young = f"SELECT count(*) {of} AND age IN ('0_11', '12_14', '15_17') AND ongoing = 'now'"
        found["young_and_ongoing", "yes"] = self._all(young)[0][0]
        others = f"SELECT dimension, key, count(*) {joined} AND dimension <> 'topic' GROUP BY 1, 2"
        found.update({(dimension, key): n for dimension, key, n in self._all(others)})
        return {pair: n for pair, n in found.items() if n}

    def _all(self, sql: str) -> list[tuple[Any, ...]]:
        return list(self.db.execute(sql).fetchall())
