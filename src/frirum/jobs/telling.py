"""Telling whoever is called: that somebody at the desk asks, and never about what (ST10, ML1, ML2).

The call is a row before anything is sent, and each way that a message went out is noted at once. So a server that is
killed in between tells on where it stopped. In the moment between sending and noting a message may go out a second time:
all of them carry the same name (Message-ID, topic, id), so that the receiver shows one. Better told twice than not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from frirum.actions import escalation
from frirum.jobs.mail import address_of
from frirum.log import logger
from frirum.queries.escalation import Untold, untold
from frirum.queries.oncall import Reach, reach_of

log = logger("frirum.jobs")


@dataclass(frozen=True, slots=True)
class Message:
    """What is told, in her language: that somebody asks, and where she answers."""

    name: str  # the same for the same call, whenever and however often it is sent
    topic: str
    urgency: str
    subject: str
    text: str
    link: str


type Way = Callable[[Reach, Message, datetime], bool]


def tell(*, now: datetime) -> None:
    """Send what is to be sent for every call that waits; what did not go out is tried again at the next round."""
    for one in untold():
        reach = reach_of(one.line_id, one.account)
        if reach is None:
            escalation.note_told(one.call, "", last=True, now=now)
            continue
        message = message_for(one, reach)
        left = [way for way in WAYS if way not in one.told_by]
        for way in left:
            if not _sent(way, reach, message, now):
                continue
            left = [other for other in left if other != way]
            escalation.note_told(one.call, way, last=not left, now=now)


def message_for(one: Untold, reach: Reach) -> Message:
    """The message about one call: no name, no word of what it is about, and no line."""
    link = address_of(f"/desk/on-call/{one.worry}/")
    with translation.override(reach.language):
        return Message(
            name=f"{one.worry}.{one.position}",
            topic=one.worry,
            urgency=one.urgency,
            subject=render_to_string("desk/on_call_subject.txt").strip(),
            text=render_to_string("desk/on_call_message.txt", {"link": link}),
            link=link,
        )


def _sent(way: str, reach: Reach, message: Message, now: datetime) -> bool:
    try:
        return WAYS[way](reach, message, now)
    except Exception:  # one way that stumbles keeps none of the others
        log.exception("telling.stumbled", job=way)
        return False


def _by_push(reach: Reach, message: Message, _now: datetime) -> bool:
    from frirum.jobs import push  # loaded by the first call: it weighs fifteen megabytes and a third of a second

    return push.send(reach.devices, title=message.subject, link=message.link, topic=message.topic)


def _by_gateway(reach: Reach, message: Message, now: datetime) -> bool:
    from frirum.jobs import gateway

    note = {"id": message.name, "kind": "on_call", "urgency": message.urgency, "to": reach.phone, "text": message.text}
    return gateway.send(note, now=now)


def _by_mail(reach: Reach, message: Message, _now: datetime) -> bool:
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    mail = EmailMessage(
        message.subject, message.text, to=[reach.email], headers={"Message-ID": f"<{message.name}@{host}>"}
    )
    try:
        mail.send()
    except (OSError, SMTPException):
        return False
    return True


# The fastest first.
WAYS: dict[str, Way] = {"push": _by_push, "gateway": _by_gateway, "mail": _by_mail}
