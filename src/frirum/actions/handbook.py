"""Deeds on the handbook: every edit keeps what stood there before (AL6)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from frirum.actions.office import author, locked, tell
from frirum.records.models import HandbookPage, HandbookVersion
from frirum.rules import handbook, wording
from frirum.rules.access import Actor, Can, NotAllowed

CAN = Can.EDIT_HANDBOOK


class EditedMeanwhile(Exception):
    """Somebody saved the page after this editor opened it; nothing was written and nothing is lost."""

    def __init__(self, newest: int) -> None:
        super().__init__(f"version {newest} is newer")
        self.newest = newest


@transaction.atomic
def add(actor: Actor | None, organisation_id: int, *, title: str, body: str, now: datetime) -> str:
    """Add a page last in the handbook and answer its slug; raises NotAllowed or NotInOrder."""
    organisation = locked(actor, organisation_id, CAN, now=now)
    words = _in_order(title, body)
    pages = organisation.handbook.all()
    slug = handbook.free_slug(words[0], taken=set(pages.values_list("slug", flat=True)))
    last = pages.aggregate(last=Max("position"))["last"]
    page = HandbookPage.objects.create(organisation=organisation, slug=slug, position=0 if last is None else last + 1)
    _keep(page, 1, words, by=author(actor), now=now)
    return slug


@transaction.atomic
def edit(
    actor: Actor | None, organisation_id: int, slug: str, *, title: str, body: str, seen: int, now: datetime
) -> int:
    """Write the next version of a page and answer its number; `seen` is the version the editor began from.

    The same words again write nothing. Raises NotAllowed, NotInOrder, or EditedMeanwhile when `seen` is not the newest.
    """
    locked(actor, organisation_id, CAN, now=now)
    page = _of(organisation_id, slug)
    words = _in_order(title, body)
    newest = page.versions.order_by("-number")[0]
    if (newest.title, newest.body) == words:
        return newest.number
    if newest.number != seen:
        raise EditedMeanwhile(newest.number)
    return _keep(page, newest.number + 1, words, by=author(actor), now=now)


@transaction.atomic
def retire(actor: Actor | None, organisation_id: int, slug: str, *, now: datetime) -> None:
    """Take a page out of the handbook; its versions stay, and it can be brought back."""
    locked(actor, organisation_id, CAN, now=now)
    page = _of(organisation_id, slug)
    page.retired_at = page.retired_at or now
    page.save(update_fields=["retired_at"])
    tell(organisation_id)


@transaction.atomic
def bring_back(actor: Actor | None, organisation_id: int, slug: str, *, now: datetime) -> None:
    """Let a page stand in the handbook again."""
    locked(actor, organisation_id, CAN, now=now)
    page = _of(organisation_id, slug)
    page.retired_at = None
    page.save(update_fields=["retired_at"])
    tell(organisation_id)


def _of(organisation_id: int, slug: str) -> HandbookPage:
    found = HandbookPage.objects.filter(organisation_id=organisation_id, slug=slug).first()
    if found is None:
        raise NotAllowed(CAN)
    return found


def _in_order(title: str, body: str) -> tuple[str, str]:
    words = wording.one_line(title), wording.clean(body)
    wording.require(handbook.faults(*words))
    return words


def _keep(page: HandbookPage, number: int, words: tuple[str, str], *, by: int | None, now: datetime) -> int:
    title, body = words
    HandbookVersion.objects.create(page=page, number=number, title=title, body=body, edited_at=now, edited_by=by)
    tell(page.organisation_id)
    return number
