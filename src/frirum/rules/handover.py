"""Handover: asking a colleague in as a sounding board, or to take the talk over (ST4, UX desk 8).

The two lines of a hand-over are words about a person: they are sealed, so no rule here reads them.
"""

from enum import StrEnum

from frirum.rules.conversation import State
from frirum.rules.duty import TALK_LIMIT, NoNewPeople, OnDuty, Seat, why_not_receive


class Wish(StrEnum):
    """What the colleague is asked for."""

    BESIDE = "beside"
    TAKEOVER = "takeover"


class Answer(StrEnum):
    """Where a question to a colleague stands."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    UNDONE = "undone"


MOVES: dict[Answer, frozenset[Answer]] = {
    Answer.ASKED: frozenset({Answer.YES, Answer.NO, Answer.UNDONE}),
    Answer.YES: frozenset(),
    Answer.NO: frozenset(),
    Answer.UNDONE: frozenset(),
}


class Part(StrEnum):
    """A volunteer's part in a talk: one holds it, others read along beside her, visibly."""

    HOLDS = "holds"
    BESIDE = "beside"


class NotNow(StrEnum):
    """Why a colleague cannot be asked, apart from what keeps her from anyone new."""

    ONESELF = "oneself"
    OTHER_LINE = "other_line"
    TALK_NOT_OPEN = "talk_not_open"
    ALREADY_IN = "already_in"


def why_not_ask(
    asker: OnDuty,
    colleague: OnDuty,
    wish: Wish,
    state: State,
    *,
    part: Part | None = None,
    talks: int,
    limit: int = TALK_LIMIT,
) -> NotNow | NoNewPeople | None:
    """Why this colleague cannot be asked now; None when she can (ST4, UX desk 8).

    ``part`` is what she already is in the talk, ``talks`` how many she holds. Asked again when she
    answers, since much may have happened between. Reading along takes no place among her talks, and
    a back-up can be asked before she has stepped in.
    """
    if state is not State.OPEN:
        return NotNow.TALK_NOT_OPEN
    if colleague.id == asker.id:
        return NotNow.ONESELF
    if colleague.line != asker.line:
        return NotNow.OTHER_LINE
    if part is Part.HOLDS or (part is Part.BESIDE and wish is Wish.BESIDE):
        return NotNow.ALREADY_IN
    return why_not_receive(colleague, talks=talks if wish is Wish.TAKEOVER else 0, limit=limit)


def needs_seekers_yes(colleague: OnDuty) -> bool:
    """Whether the visitor is asked before this colleague comes in: on-call advises in the backroom, and enters a talk
    only with her yes (ST10)."""
    return colleague.seat is Seat.ON_CALL
