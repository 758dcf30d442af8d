"""What the simple page says: one sealed message by an ordinary request, kept by the same path as all others (AN9)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from frirum.actions.conversation import NoSuchTalk, SegmentHasMoved, running
from frirum.actions.say import VISITOR, Refused, Said, say
from frirum.records.bell import About, ring
from frirum.records.writer import deed


class SaidBefore(Exception):
    """This form was sent twice; its words are there already."""


class TalkIsPaused(Exception):
    """Nothing is taken from the visitor while a question about a block is open (AB3)."""


@deed
def say_plain(token_hash: bytes, *, client: str, segment: int, envelope: bytes, now: datetime) -> int:
    """Keep one message of hers and return its number. Sealing anew gives other bytes under the same client id.

    Raises NoSuchTalk, SaidBefore, TalkIsPaused, SegmentHasMoved.
    """
    talk = running(token_hash)
    [outcome] = say([Said(talk.pk, VISITOR, UUID(client).bytes, segment, envelope)], now=now)
    if isinstance(outcome, Refused):
        raise _WHY.get(outcome, NoSuchTalk)
    ring(About.TALK, talk.pk)
    ring(About.LINE, talk.line_id)
    return outcome


_WHY = {
    Refused.OTHER_BYTES: SaidBefore,
    Refused.PAUSED: TalkIsPaused,
    Refused.OLD_SEGMENT: SegmentHasMoved,
}
