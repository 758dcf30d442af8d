"""Sends the mails that are due, one after the other. It has a thread of its own: a slow mail server delays nobody."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from frirum.actions import mail
from frirum.actions.mail import Due
from frirum.log import logger

log = logger("frirum.jobs")

AT_ONCE = 100  # in one round; the next round is a few seconds away


def send_due(*, now: datetime) -> None:
    """Send what is due. A mail that is not taken is tried again later, and the round ends: the others would wait too."""
    for _ in range(AT_ONCE):
        due = mail.claim(now=now)
        if due is None or not _sent(due, now=now):
            return


def written(due: Due) -> EmailMessage:
    """The mail itself: the first line of its words is the subject; nothing in it tells who, when or what."""
    with translation.override(due.language):
        words = render_to_string(f"frirum/mail/{due.what}.txt", {"link": address_of(due.link)})
    subject, text = words.split("\n", 1)
    headers = {"Message-ID": _message_id(due), "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, text.strip() + "\n", to=[due.email], headers=headers)


def address_of(path: str) -> str:
    """The whole address of one of our pages, on the staff's host; empty where we do not know our own name."""
    hosts = [host for host in (settings.FRIRUM_DESK_HOST, *settings.ALLOWED_HOSTS) if host and host[0] not in ".*"]
    return f"https://{hosts[0]}{path}" if hosts and path else ""


def _sent(due: Due, *, now: datetime) -> bool:
    try:
        written(due).send()
    except OSError:  # every refusal of a mail server is one, and so is no answer
        log.warning("mail.not_taken", code=due.what.value)
        mail.not_taken(due.told_id, now=now)
        return False
    mail.sent(due.told_id, now=now)
    return True


def _message_id(due: Due) -> str:
    """The same for every attempt, so that a mail server that took it without saying so delivers it once."""
    mark = hmac.new(settings.SECRET_KEY.encode(), f"mail:{due.told_id}".encode(), hashlib.sha256).hexdigest()[:32]
    return f"<{mark}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].strip('<> ')}>"
