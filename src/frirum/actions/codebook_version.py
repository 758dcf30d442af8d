"""Publishing the draft of a code book, or throwing it away. What was coded before keeps its version (AL3)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frirum.actions.codebook import CAN
from frirum.actions.office import locked, tell
from frirum.records import codebook as kept
from frirum.records.models import CodeBook
from frirum.rules import codes
from frirum.rules.access import Actor
from frirum.rules.codes import Unready


class NoDraft(Exception):
    """Nothing is being written; somebody published it or threw it away."""


class BookHasChanged(Exception):
    """Somebody changed the draft after it was looked at; nothing was published."""


class NotReady(Exception):
    """The draft cannot be published yet; `reasons` says why."""

    def __init__(self, reasons: Iterable[Unready]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(", ".join(reason.why for reason in self.reasons))


@transaction.atomic
def publish(actor: Actor | None, organisation_id: int, *, number: int, seen: str, now: datetime) -> int:
    """Let the draft be the version in use from now on; answers its number.

    `seen` is the mark of what was looked at. Pressed twice, or by two at once, it is published once.
    Raises NotAllowed, NoDraft, BookHasChanged, NotReady.
    """
    organisation = locked(actor, organisation_id, CAN, now=now)
    row = CodeBook.objects.filter(organisation=organisation, number=number).first()
    if row is None:
        raise NoDraft
    if row.state == "published":
        return row.number
    draft = kept.as_book(row)
    if codes.mark(draft) != seen:
        raise BookHasChanged
    reasons = codes.unready(draft, kept.in_use(organisation_id), language=organisation.language)
    if reasons:
        raise NotReady(reasons)
    row.state, row.published_at = "published", now
    row.save(update_fields=["state", "published_at"])
    tell(organisation_id)
    return row.number


@transaction.atomic
def throw_away(actor: Actor | None, organisation_id: int, *, number: int, now: datetime) -> None:
    """Forget the draft of this number; the version in use stays. Raises NotAllowed, NoDraft."""
    locked(actor, organisation_id, CAN, now=now)
    gone, _ = CodeBook.objects.filter(organisation_id=organisation_id, number=number, state="draft").delete()
    if not gone:
        raise NoDraft
