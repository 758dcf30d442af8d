"""Contacts: written once by their key, with their codes and their counts in one commit; nothing says whose (CS2, AL3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from frirum.actions import count
from frirum.actions.office import author
from frirum.records import codebook as books
from frirum.records.models import CodeBook, Contact, ContactCode, Correction, FigureSettings, Organisation
from frirum.records.referral import referral_names
from frirum.records.store import OFFICE, new_ref
from frirum.rules import coding
from frirum.rules import contact as rule
from frirum.rules.access import Actor, Can, NotAllowed, Thing, require
from frirum.rules.codebook import Book, topic
from frirum.rules.coding import Coded, NotCodable

WRITTEN_AT_ONCE = 500
ERASED_AT_ONCE = 100  # their rows lie apart in the file: more would keep everybody else from writing for too long
CODED, NOT_CODED = "coded", "not_coded"


class NoSuchContact(Exception):
    """There is no such contact here any more."""


class NoReason(Exception):
    """A coordinator corrects a contact with a reason, and there was none. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Where:
    """Whose figures a contact belongs to, and all that is kept of when it was: its month."""

    organisation_id: int
    line_id: int | None
    channel: str
    month: date


def register(
    actor: Actor | None,
    where: Where,
    wishes: Sequence[tuple[str, Coded]],
    *,
    version: int | None,
    today: date,
    now: datetime,
) -> None:
    """Register contacts by telephone, mail, visit or elsewhere: each by its key, all of them or none (CS2, BO10).

    A key that is there already is the same contact, sent twice. Raises NotAllowed, NotRegistrable, NotCodable.
    """
    require(actor, Can.REGISTER_CONTACT, Thing(where.organisation_id), now=now)
    rule.require_registrable(where.channel, where.month, len(wishes), today=today)
    book, helps = _book(where.organisation_id, version), frozenset(referral_names(where.organisation_id))
    settled = [(key, coding.settled(coded)) for key, coded in wishes]
    found = [
        replace(one, at=at)
        for at, (_, coded) in enumerate(settled)
        for one in coding.problems(coded, book, referrals=helps)
    ]
    if found:
        raise NotCodable(found)
    with transaction.atomic(using=OFFICE):
        _locked(where.organisation_id)
        here = set(Contact.objects.filter(key__in=[key for key, _ in settled]).values_list("key", flat=True))
        for key, coded in dict(settled).items():
            if key not in here:
                _code(_new(where, key), coded, book)


def write(where: Where, coded: Coded, *, key: str, version: int | None) -> None:
    """Write a contact, or write it anew where its key is there already, judged by the book its form was made from.

    Raises NotCodable; then nothing was changed.
    """
    book = _book(where.organisation_id, version)
    coded = _in_order(coded, book, where.organisation_id)
    with transaction.atomic(using=OFFICE):
        _locked(where.organisation_id)
        kept = Contact.objects.filter(key=key, organisation_id=where.organisation_id).first()
        if kept is None:
            _code(_new(where, key), coded, book)
        else:
            _code_anew(kept, coded, book)


def write_all(contacts: Iterable[tuple[Where, Coded]], book: Book) -> None:
    """Write many new contacts that were judged by this book, inside the caller's transaction and her lock."""
    rows, codes, facts = [], [], []
    for where, coded in contacts:
        kept = _new(where, new_ref())
        more = _filled(kept, coded, book)
        rows.append(kept)
        codes += more
        facts.append(count.facts_of(kept, more))
    Contact.objects.bulk_create(rows, batch_size=WRITTEN_AT_ONCE)
    ContactCode.objects.bulk_create(codes, batch_size=WRITTEN_AT_ONCE)
    count.add_all(facts)


def write_not_coded(where: Where, *, key: str) -> None:
    """Write that a talk was not coded; a contact that is there already stays as it is."""
    book = books.in_use(where.organisation_id)
    with transaction.atomic(using=OFFICE):
        _locked(where.organisation_id)
        if Contact.objects.filter(key=key).exists():
            return
        kept = Contact.objects.create(
            key=key,
            organisation_id=where.organisation_id,
            line_id=where.line_id,
            book_id=book.id,
            channel=where.channel,
            month=where.month,
            state=NOT_CODED,
        )
        count.add(count.facts_of(kept))


def correct(
    actor: Actor | None,
    organisation_id: int,
    key: str,
    coded: Coded,
    *,
    reason: str,
    version: int | None,
    today: date,
    now: datetime,
) -> None:
    """Correct a contact afterwards, with a reason that is kept. Raises NotAllowed, NoSuchContact, NoReason, NotCodable."""
    require(actor, Can.CORRECT_CONTACT, Thing(organisation_id), now=now)
    reason = " ".join(reason.split())
    if not rule.SHORTEST_REASON <= len(reason) <= rule.LONGEST_REASON:
        raise NoReason
    book = _book(organisation_id, version)
    coded = _in_order(coded, book, organisation_id)
    with transaction.atomic(using=OFFICE):
        _locked(organisation_id)
        kept = Contact.objects.filter(key=key, organisation_id=organisation_id).first()
        if kept is None:
            raise NoSuchContact
        _code_anew(kept, coded, book)
        Correction.objects.create(contact=kept, account_id=author(actor), reason=reason, on=rule.month_of(today))


def erase_some(*, now: datetime) -> int:
    """Erase the next single contacts whose time is over, in one short transaction; the counts they were in stay (CS3).

    Returns how many; none is left when it is nought. Where it stopped is told by what is still there, so that a stop
    between two calls loses nothing.
    """
    months = dict(FigureSettings.objects.values_list("organisation_id", "keep_months"))
    for organisation_id in Organisation.objects.order_by("pk").values_list("pk", flat=True):
        keep = months.get(organisation_id, FigureSettings._meta.get_field("keep_months").default)
        oldest = rule.oldest_kept(now.date(), keep_months=keep)
        old = Contact.objects.filter(organisation_id=organisation_id, month__lt=oldest).order_by("month", "pk")
        if some := list(old.values_list("pk", flat=True)[:ERASED_AT_ONCE]):
            with transaction.atomic(using=OFFICE):
                _locked(organisation_id)
                Contact.objects.filter(pk__in=some).delete()
            return len(some)
    return 0


def _book(organisation_id: int, version: int | None) -> Book:
    """The version a form was made from: a code retired since then is no mistake of whoever had it before her."""
    newest = books.in_use(organisation_id)
    if version in (None, newest.number):
        return newest
    found = CodeBook.objects.filter(organisation_id=organisation_id, number=version, state="published").first()
    return newest if found is None else books.as_book(found)


def _in_order(coded: Coded, book: Book, organisation_id: int) -> Coded:
    """What was chosen, with what follows from it. Raises NotCodable."""
    coded = coding.settled(coded)
    found = coding.problems(coded, book, referrals=frozenset(referral_names(organisation_id)))
    if found:
        raise NotCodable(found)
    return coded


def _locked(organisation_id: int) -> None:
    """One writer of an organisation's contacts at a time, so that no key is written twice and no count is lost."""
    if not Organisation.objects.select_for_update().filter(pk=organisation_id).exists():
        raise NotAllowed(Can.CODE_TALK)


def _new(where: Where, key: str) -> Contact:
    return Contact(
        key=key,
        organisation_id=where.organisation_id,
        line_id=where.line_id,
        channel=where.channel,
        month=where.month,
    )


def _code_anew(kept: Contact, coded: Coded, book: Book) -> None:
    count.add(count.facts_of(kept), -1)
    kept.codes.all().delete()
    _code(kept, coded, book)


def _code(kept: Contact, coded: Coded, book: Book) -> None:
    rows = _filled(kept, coded, book)
    kept.save()
    ContactCode.objects.bulk_create(rows)
    count.add(count.facts_of(kept, rows))


def _filled(kept: Contact, coded: Coded, book: Book) -> list[ContactCode]:
    """The contact with its codes filled in, and the rows of its further codes; nothing is saved."""
    kept.state, kept.book_id = CODED, book.id
    for dimension in coding.ONE:
        setattr(kept, dimension, getattr(coded, dimension))
    return [*_topics(kept, coded, book), *(_one(kept, where, key) for where, key in coded.more)]


def _topics(kept: Contact, coded: Coded, book: Book) -> list[ContactCode]:
    rows = []
    for place, chosen in enumerate(coded.topics):
        found = topic(book, chosen.key, none_fits=chosen.none_fits)
        row = _one(kept, "topic", found.key)
        row.main, row.none_fits, row.no_subs = found.main, found.none_fits, found.no_subs
        row.primary = place == 0
        rows.append(row)
    return rows


def _one(kept: Contact, dimension: str, key: str) -> ContactCode:
    return ContactCode(contact=kept, dimension=dimension, key=key)
