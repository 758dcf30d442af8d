"""Deeds on an organisation's code book: a draft is written, looked at and published as the next version (AL3).

A published version never changes. The first change begins the draft, as a copy of the version in use with all it ever had.
"""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from frirum.actions.office import locked
from frirum.records import codebook as kept
from frirum.records.codebooks import shipped
from frirum.records.models import Code, CodeBook, Organisation
from frirum.rules import codes, wording
from frirum.rules.access import Actor, Can
from frirum.rules.codebook import SHAPES, NotInTheBook
from frirum.rules.codebook import Code as CodeFacts

CAN = Can.EDIT_CODE_BOOK


class NoSuchCodeBook(Exception):
    """No code book of this name comes with the house."""


@transaction.atomic
def add(
    actor: Actor | None,
    organisation_id: int,
    dimension: str,
    names: Mapping[str, str],
    *,
    below: str | None = None,
    now: datetime,
) -> str:
    """Add a code last in its list, or below a main topic; answers its key.

    Raises NotAllowed, NotInOrder, NotAList, ListIsClosed, NotInTheBook.
    """
    organisation = locked(actor, organisation_id, CAN, now=now)
    codes.require_open(dimension)
    draft = _draft(organisation, now=now)
    parent = None if below is None else _main(draft, dimension, below)
    tidy = _in_order(draft, dimension, names, organisation.language, parent=below)
    key = codes.own_key(tidy.get("en") or tidy[organisation.language], chance=secrets.token_hex(3))
    last = draft.codes.aggregate(last=Max("position"))["last"]
    draft.codes.create(
        dimension=dimension, key=key, parent=parent, names=tidy, position=0 if last is None else last + 1
    )
    return key


@transaction.atomic
def rename(
    actor: Actor | None, organisation_id: int, dimension: str, key: str, names: Mapping[str, str], *, now: datetime
) -> None:
    """Call a code something else; it means what it meant. Raises NotAllowed, NotInOrder, NotInTheBook."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    draft = _draft(organisation, now=now)
    code = _code(draft, dimension, key)
    parent = None if code.parent is None else code.parent.key
    code.names = _in_order(draft, dimension, names, organisation.language, parent=parent, but=key)
    code.save(update_fields=["names"])


@transaction.atomic
def name_list(
    actor: Actor | None, organisation_id: int, dimension: str, names: Mapping[str, str], *, now: datetime
) -> None:
    """Call a list something else, above all In and Out (AL3). Raises NotAllowed, NotInOrder, NotAList."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    if dimension not in SHAPES:
        raise codes.NotAList(dimension)
    tidy = codes.tidy(names)
    wording.require(codes.faults(tidy, language=organisation.language, beside=()))
    draft = _draft(organisation, now=now)
    draft.titles[dimension] = tidy
    draft.save(update_fields=["titles"])


@transaction.atomic
def move(actor: Actor | None, organisation_id: int, dimension: str, key: str, *, up: bool, now: datetime) -> None:
    """Let a code and its neighbour change places; at the end of the list nothing moves. Raises NotAllowed, NotInTheBook."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    draft = _draft(organisation, now=now)
    code = _code(draft, dimension, key)
    order = list(draft.codes.filter(dimension=dimension, parent=code.parent, retired=False))
    if code not in order:
        return
    here = order.index(code)
    there = max(here - 1, 0) if up else min(here + 1, len(order) - 1)
    code.position, order[there].position = order[there].position, code.position
    Code.objects.bulk_update([order[there], code], ["position"])


@transaction.atomic
def take_out(actor: Actor | None, organisation_id: int, dimension: str, key: str, *, now: datetime) -> None:
    """Let a code not be chosen any more: it is retired, or gone if it was never published.

    Raises NotAllowed, NotInTheBook, CodeIsHeld.
    """
    organisation = locked(actor, organisation_id, CAN, now=now)
    draft = _draft(organisation, now=now)
    code = _code(draft, dimension, key)
    codes.require_free(dimension, key)
    published = Code.objects.filter(book__organisation=organisation, book__state="published")
    if not published.filter(dimension=dimension, key=key).exists():
        code.delete()
        return
    code.retired = True
    code.save(update_fields=["retired"])


@transaction.atomic
def bring_back(actor: Actor | None, organisation_id: int, dimension: str, key: str, *, now: datetime) -> None:
    """Let a retired code be chosen again, with the meaning it had. Raises NotAllowed, NotInTheBook, NotInOrder."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    draft = _draft(organisation, now=now)
    code = _code(draft, dimension, key)
    parent = None if code.parent is None else code.parent.key
    _in_order(draft, dimension, code.names, organisation.language, parent=parent, but=key)
    code.retired = False
    code.save(update_fields=["retired"])


@transaction.atomic
def begin_from(actor: Actor | None, organisation_id: int, slug: str, *, now: datetime) -> None:
    """Make the draft like a code book that comes with the house; own codes and own words stay.

    Raises NotAllowed, NoSuchCodeBook.
    """
    organisation = locked(actor, organisation_id, CAN, now=now)
    preset = shipped(slug, organisation.country)
    if preset is None:
        raise NoSuchCodeBook(slug)
    draft = _draft(organisation, now=now)
    base = shipped(draft.base, organisation.country)
    laid = codes.from_preset(preset.codes, kept.as_book(draft).codes(), shipped=base.codes if base else ())
    draft.codes.all().delete()
    kept.lay(draft, laid)
    draft.base, draft.titles = slug, kept.plain(preset.titles)
    draft.save(update_fields=["base", "titles"])


def _draft(organisation: Organisation, *, now: datetime) -> CodeBook:
    """The draft; the first change begins it."""
    found = organisation.code_books.filter(state="draft").first()
    if found is not None:
        return found
    before = kept.in_use(organisation.pk)
    made = CodeBook.objects.create(
        organisation=organisation,
        number=before.number + 1,
        base=before.base,
        state="draft",
        titles=kept.plain({one.slug: one.titles for one in before.dimensions}),
        made_at=now,
    )
    kept.lay(made, before.codes())
    return made


def _code(draft: CodeBook, dimension: str, key: str) -> Code:
    found = draft.codes.select_related("parent").filter(dimension=dimension, key=key).first()
    if found is None:
        raise NotInTheBook(dimension, key)
    return found


def _main(draft: CodeBook, dimension: str, key: str) -> Code:
    found = _code(draft, dimension, key)
    if dimension != "topic" or found.parent is not None or found.retired:
        raise NotInTheBook(dimension, key)
    return found


def _in_order(
    draft: CodeBook, dimension: str, names: Mapping[str, str], language: str, *, parent: str | None, but: str = ""
) -> dict[str, str]:
    tidy = codes.tidy(names)
    beside: Iterable[CodeFacts] = codes.beside(kept.as_book(draft).dimension(dimension), parent=parent, but=but)
    wording.require(codes.faults(tidy, language=language, beside=beside))
    return tidy
