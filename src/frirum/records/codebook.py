"""Versions of code books as the rules see them; the one in use is held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time

from django.db import transaction

from frirum.records.bell import About, Ring, listen
from frirum.records.codebooks import DEFAULT, Shipped, shipped
from frirum.records.models import Code as CodeRow
from frirum.records.models import CodeBook, Organisation
from frirum.records.store import OFFICE
from frirum.rules.codebook import Book, Code, in_lists

_in_use: dict[int, Book] = {}
_forgotten = 0  # how often: what was read before the last time is not remembered after it


def in_use(organisation_id: int) -> Book:
    """The newest published version. An organisation without any has the default, from its first use on."""
    known = _in_use.get(organisation_id)
    if known is None:
        before = _forgotten
        known = as_book(newest(organisation_id) or _begun(organisation_id))
        # What was read inside a transaction may never become true.
        if before == _forgotten and not transaction.get_connection(OFFICE).in_atomic_block:
            _in_use[organisation_id] = known
    return known


def newest(organisation_id: int) -> CodeBook | None:
    """The row of the newest published version, if there is one."""
    found = CodeBook.objects.filter(organisation_id=organisation_id, state="published")
    return found.order_by("-number").first()


def as_book(row: CodeBook) -> Book:
    """A version with its lists."""
    rows = list(row.codes.order_by("position", "pk"))
    keys = {one.pk: one.key for one in rows}
    codes = [Code(one.dimension, one.key, one.names, keys.get(one.parent_id or 0), one.retired) for one in rows]
    return Book(
        id=row.pk,
        ref=row.ref,
        organisation_id=row.organisation_id,
        number=row.number,
        base=row.base,
        state=row.state,
        dimensions=in_lists(codes, row.titles),
    )


def lay(row: CodeBook, codes: Iterable[Code]) -> None:
    """Write codes into a version that has none: main topics first, then what stands below them."""
    ordered = list(enumerate(codes))
    for below in (False, True):
        mains = dict(row.codes.filter(dimension="topic", parent=None).values_list("key", "pk")) if below else {}
        CodeRow.objects.bulk_create(
            CodeRow(
                book=row,
                dimension=code.dimension,
                key=code.key,
                parent_id=mains[code.parent] if code.parent is not None else None,
                position=position,
                retired=code.retired,
                names=dict(code.names),
            )
            for position, code in ordered
            if (code.parent is not None) is below
        )


def plain(titles: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Titles as a record keeps them."""
    return {slug: dict(names) for slug, names in titles.items()}


def _begun(organisation_id: int) -> CodeBook:
    """Version 1: the default as it came, as if it had always been there; two who begin at once begin the same one."""
    country = Organisation.objects.values_list("country", flat=True).get(pk=organisation_id)
    default = shipped(DEFAULT, country)
    assert isinstance(default, Shipped)
    made = datetime.combine(default.made, time(), UTC)
    with transaction.atomic(using=OFFICE):
        row, new = CodeBook.objects.get_or_create(
            organisation_id=organisation_id,
            number=1,
            defaults={
                "base": DEFAULT,
                "state": "published",
                "titles": plain(default.titles),
                "made_at": made,
                "published_at": made,
            },
        )
        if new:
            lay(row, default.codes)
    return row


def forget() -> None:
    """Forget all code books, so that the next question reads the records again."""
    global _forgotten
    _forgotten += 1
    _in_use.clear()


def _when_rung(rings: list[Ring]) -> None:
    if any(ring.about is About.OFFICE for ring in rings):
        forget()


listen(_when_rung)
