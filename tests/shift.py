"""A shift at Storasyster: Bo is on shift, Cleo is back-up, Kim a second regular, Vega seeks help, Eva sits elsewhere."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from frirum.actions import conversation, duty, grant, queue
from frirum.queries import door as doors
from frirum.records import hours
from frirum.records import line as lines
from frirum.records.line import LineFacts, line
from frirum.records.models import Conversation, Duty, DutyKey, Line, Member, Message, Organisation
from frirum.rules.envelope import GRANT_SIZE, PUBLIC_KEY_SIZE

NOW = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)  # Sunday half past eight in Stockholm, the chat is open
CLOSES = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
A_BYTE = b"\x04"


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


def open_line(slug: str = "chatt", organisation: str = "storasyster") -> LineFacts:
    """A line that is open every evening from eight to ten."""
    forget()
    made = Organisation.objects.create(
        slug=organisation,
        name=organisation.capitalize(),
        country="SE",
        zone="Europe/Stockholm",
        language="sv",
        neutral_url="https://www.smhi.se/",
        controller=organisation,
        controller_contact="post@example.org",
    )
    row = Line.objects.create(organisation=made, slug=slug, name="Chatten", answers_in=["sv"], talks_each=2)
    for weekday in range(7):
        row.opening_periods.create(weekday=weekday, opens=20 * 60, closes=22 * 60)
    found = line(slug)
    assert found is not None
    return found


def forget() -> None:
    """Forget what another test's line looked like."""
    lines.forget()
    hours.forget()
    doors.forget()


def on_duty(where: LineFacts, alias: str, account: int, *, seat: str = "regular", now: datetime = NOW) -> Duty:
    """Go on duty, with a key in one's browser."""
    ref = duty.go_on(account, alias, where, seat=seat, login_hash=alias.encode().ljust(32, b"."), now=now)
    row = Duty.objects.get(ref=ref)
    duty.make_key(row.pk, A_BYTE.ljust(PUBLIC_KEY_SIZE, b"p"), now=now)
    return row


def visits(where: LineFacts, *, now: datetime = NOW) -> Visit:
    """Vega begins: she waits, and her browser has granted her key to everybody on duty."""
    token_hash = hashlib.sha256(secrets.token_bytes(32)).digest()
    begun = conversation.begin(
        where,
        ref=secrets.token_urlsafe(16),
        token_hash=token_hash,
        language="sv",
        label="Jente 12",
        feeling=None,
        kc=bytes(32),
        wrapped=None,
        share=bytes(32),
        now=now,
    )
    sealed = A_BYTE.ljust(GRANT_SIZE, b"g")
    keys = DutyKey.objects.filter(duty__line_id=where.id, duty__ended_at=None, share__isnull=False)
    grants = [grant.Granted(begun.ref, 1, key.ref, 0, sealed) for key in keys]
    grant.keep_from_visitor(begun.ident, grants)
    return Visit(begun.ref, token_hash)


def talking(where: LineFacts, helper: Duty, *, now: datetime = NOW) -> Visit:
    """Vega has been taken by this helper."""
    visit = visits(where, now=now)
    queue.take(helper.pk, visit.ref, now=now)
    return visit


def later(minutes: float) -> datetime:
    """So many minutes into the shift."""
    return NOW + timedelta(minutes=minutes)
