"""A shift that has begun: who is on duty on a line where everyone holds two talks at most, and visitors taken."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from frirum.actions import queue
from frirum.records import line as lines
from frirum.records.line import LineFacts
from frirum.records.models import Conversation, Duty, Line, Member, Message
from tests import cast

NOW = cast.EVENING
CLOSES = datetime(2026, 3, 4, 22, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visitor's talk, and the hash of her cookie."""

    ref: str
    token_hash: bytes

    @property
    def row(self) -> Conversation:
        """The talk as it is remembered now."""
        return Conversation.objects.get(ref=self.ref)

    def lines(self) -> list[tuple[str, str]]:
        """What its log says of the talk, without what was said."""
        rows = Message.objects.filter(conversation__ref=self.ref).exclude(kind="said").order_by("seq")
        return list(rows.values_list("kind", "alias"))

    def seqs(self) -> list[int]:
        """The numbers of its log."""
        return list(Message.objects.filter(conversation__ref=self.ref).order_by("seq").values_list("seq", flat=True))

    def who(self) -> dict[str, str]:
        """Who is in it now, by alias."""
        rows = Member.objects.filter(conversation__ref=self.ref, left_at=None)
        return dict(rows.values_list("duty__alias", "part"))


def open_line(slug: str = "chatt", name: str = "Storasyster") -> LineFacts:
    """A line where everyone holds two talks at most."""
    made = cast.storasyster(slug, name=name)
    Line.objects.filter(pk=made.id).update(talks_each=2)
    lines.forget()
    return cast.facts(slug)


def on_duty(where: LineFacts, alias: str, *, seat: str = "regular", now: datetime = NOW) -> Duty:
    """Somebody goes on duty, with a key in her browser."""
    return cast.on_duty(cast.person(alias, where, seat=seat, now=now), now=now).row


def visits(where: LineFacts, *, now: datetime = NOW) -> Visit:
    """Vega waits, and her browser has granted her key to everybody on duty."""
    vega = cast.waits(where, now=now)
    return Visit(vega.ref, vega.token_hash)


def talking(where: LineFacts, helper: Duty, *, now: datetime = NOW) -> Visit:
    """Vega has been taken by this helper."""
    visit = visits(where, now=now)
    queue.take(helper.pk, visit.ref, now=now)
    return visit


def later(minutes: float) -> datetime:
    """So many minutes into the shift."""
    return NOW + timedelta(minutes=minutes)
