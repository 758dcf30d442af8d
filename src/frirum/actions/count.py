"""Keeping the counts in step with the contacts: written in the transaction that writes the contact (CS3).

A contact that is coded, corrected, imported or taken away calls `add` once with what it was or is; a contact that is
only too old to be kept leaves without a word, and its counts stay.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction

from frirum.records.models import Contact, ContactCode, Count
from frirum.records.store import any_number
from frirum.rules.count import ONE_EACH, Facts, More, pairs

type Place = tuple[int, int | None, date, str, str]

AT_ONCE = 100
"""How many counts one statement writes: SQLite takes 32,766 parameters, and a contact has about thirty counts."""


def add(contact: Facts, n: int = 1) -> None:
    """Count a contact (`n` = 1), or take it away again (`n` = -1), inside the caller's transaction."""
    add_all([contact], n)


def add_all(contacts: Iterable[Facts], n: int = 1) -> None:
    """Count many contacts at once; raises LookupError if one is taken away that was never counted."""
    grows: Counter[Place] = Counter()
    for contact in contacts:
        for dimension, key in pairs(contact):
            grows[contact.organisation, contact.line, contact.month, dimension, key] += n
    with transaction.atomic():
        for with_line in (True, False):
            # One order for everybody, so that two coders at once wait for each other and never in a ring.
            places = sorted((one for one in grows if (one[1] is not None) is with_line), key=repr)
            for begin in range(0, len(places), AT_ONCE):
                _grow({place: grows[place] for place in places[begin : begin + AT_ONCE]}, with_line=with_line)


def facts_of(contact: Contact, codes: Iterable[ContactCode] | None = None) -> Facts:
    """What figures know of a contact's row and of the rows of its further codes."""
    rows = contact.codes.all() if codes is None else codes
    return Facts(
        organisation=contact.organisation_id,
        line=contact.line_id,
        month=contact.month,
        channel=contact.channel,
        state=contact.state,
        codes={dimension: getattr(contact, dimension) for dimension in ONE_EACH},
        more=tuple(More(one.dimension, one.key, one.main, one.primary) for one in rows),
    )


def _grow(by: dict[Place, int], *, with_line: bool) -> None:
    table, quote = Count._meta.db_table, connection.ops.quote_name
    if all(n > 0 for n in by.values()):
        unique = ["organisation_id", "line_id", "month", "dimension", "key"]
        only = "line_id IS NOT NULL"
        if not with_line:
            unique.remove("line_id")
            only = "line_id IS NULL"
        rows = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, 1)"] * len(by))
        sql = (
            f"INSERT INTO {quote(table)} (id, organisation_id, line_id, month, dimension, key, n, changes) VALUES {rows}"  # noqa: S608
            f" ON CONFLICT ({', '.join(unique)}) WHERE {only} DO UPDATE"
            f" SET n = {quote(table)}.n + excluded.n, changes = {quote(table)}.changes + 1"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for place, n in by.items() for value in (any_number(), *place, n)])
        return
    for place, n in by.items():
        _shrink(place, n)


def _shrink(place: Place, n: int) -> None:
    organisation, line, month, dimension, key = place
    sql = (
        f"UPDATE {connection.ops.quote_name(Count._meta.db_table)} SET n = n + %s, changes = changes + 1"  # noqa: S608
        " WHERE organisation_id = %s AND month = %s AND dimension = %s AND key = %s AND n >= %s"
        f" AND line_id {'IS NULL' if line is None else '= %s'}"
    )
    values: list[int | str | date] = [n, organisation, month, dimension, key, -n, *([] if line is None else [line])]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        if cursor.rowcount != 1:
            raise LookupError(f"never counted: {dimension} {key}")
