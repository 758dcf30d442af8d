"""Telling somebody by mail: asked for in the deed's own transaction, sent by the clockwork, once (ML1).

`tell` writes one row and is done, so no mail server can break or delay a deed. The row is the memory too: the same
thing is never told to the same person twice. Each attempt is claimed and committed before the mail goes out; a house
that dies in between does not send it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from frirum.records.models import Account, Told, Volunteer
from frirum.rules import mail
from frirum.rules.kept import TOLD_KEPT
from frirum.rules.mail import Mail


@dataclass(frozen=True, slots=True)
class Due:
    """One mail to send: to which address, in which language, with a link to what it is about (a path, or none)."""

    told_id: int
    what: Mail
    email: str
    language: str
    link: str


def tell(
    to: Account | Volunteer, what: Mail, *, about: str, link: str = "", until: datetime | None = None, now: datetime
) -> bool:
    """Have somebody told by mail, once; False when she was told of it before.

    `about` names the thing ("reminder:<shift ref>"), `link` is a path of ours that names nobody, and after `until` the
    mail is of no use. Call it inside the deed's transaction: what is rolled back is not told.
    """
    whose = {"account": to} if isinstance(to, Account) else {"volunteer": to}
    _, new = Told.objects.get_or_create(
        **whose, about=about, defaults={"at": now, "mail": what, "link": link, "until": until, "next_at": now}
    )
    return new


def tell_all(
    to: Iterable[Volunteer], what: Mail, *, about: str, link: str = "", until: datetime | None = None, now: datetime
) -> None:
    """Have many volunteers told the same, in one write; who was told of it before is not told again."""
    Told.objects.bulk_create(
        (Told(volunteer=one, about=about, at=now, mail=what, link=link, until=until, next_at=now) for one in to),
        ignore_conflicts=True,
    )


def claim(*, now: datetime) -> Due | None:
    """Take the next mail that is due, so that nobody else sends it; None when there is none."""
    with transaction.atomic():
        due = Told.objects.select_for_update(of=("self",)).filter(next_at__lte=now).order_by("next_at", "id")
        for told in due.select_related("account", "volunteer__account")[:100]:
            told.next_at, told.tries = None, F("tries") + 1
            told.save(update_fields=["next_at", "tries"])
            found = _due(told)
            if found is not None and now < mail.last_moment(mail.Told(told.at, told.until, 0)):
                return found
    return None


def sent(told_id: int, *, now: datetime) -> None:
    """The mail server took it."""
    Told.objects.filter(pk=told_id).update(sent_at=now)


def not_taken(told_id: int, *, now: datetime) -> None:
    """The mail server did not take it: it is tried again, as long as that is of use."""
    told = Told.objects.filter(pk=told_id).first()
    if told is not None:
        again = mail.next_try(mail.Told(told.at, told.until, told.tries), now=now)
        Told.objects.filter(pk=told_id, sent_at=None).update(next_at=again)


def sweep(*, now: datetime) -> int:
    """Forget what was told long ago; returns how much."""
    gone, _ = Told.objects.filter(at__lte=now - TOLD_KEPT).delete()
    return gone


def _due(told: Told) -> Due | None:
    """To whom it goes: her log-in's address, or the one she applied with; nobody whose access ended or who is erased."""
    her = told.volunteer
    account = her.account if her is not None else told.account
    if account is not None:
        return Due(told.pk, Mail(told.mail), account.email, account.language, told.link) if account.is_active else None
    if her is None or not her.email:
        return None
    return Due(told.pk, Mail(told.mail), her.email, her.language, told.link)
