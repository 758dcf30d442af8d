"""Lines in a talk's log: what happened, beside what was said; one order for both."""

from datetime import datetime

from frirum.records.bell import About, ring
from frirum.records.models import Conversation, Message


def add_line(conversation: Conversation, kind: str, *, now: datetime, who: str = "", segment: int | None = None) -> int:
    """Write one line with the next number and return that number; the talk must be locked by this deed.

    `who` is an alias. For `ended` it is the reason, for `segment` the segment speaks.
    """
    seq = last_seq(conversation.pk) + 1
    Message.objects.create(
        conversation=conversation,
        seq=seq,
        kind=kind,
        alias=who,
        segment=conversation.segment if segment is None else segment,
        at=now,
    )
    ring(About.TALK, conversation.pk)
    return seq


def last_seq(conversation_id: int) -> int:
    """The last number given in a talk's log; it stands in the log alone, so that saying something writes no second row."""
    last = (
        Message.objects.filter(conversation_id=conversation_id).order_by("-seq").values_list("seq", flat=True).first()
    )
    return last or 0
