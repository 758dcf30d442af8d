"""What each deed of the desk takes, and nothing more (AZ9); docs/protocol.md says the same in words."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from frirum.rules.danger import Danger
from frirum.rules.duty import Seat
from frirum.rules.escalation import Urgency
from frirum.rules.handover import Wish
from frirum.rules.phase import Phase

type Ref = Annotated[str, msgspec.Meta(min_length=22, max_length=22, pattern="^[A-Za-z0-9_-]+$")]
type Slug = Annotated[str, msgspec.Meta(max_length=20, pattern="^[a-z_]+$")]
type Key = Annotated[str, msgspec.Meta(max_length=41)]
type PublicKey = Annotated[str, msgspec.Meta(min_length=87, max_length=87)]
type Commitment = Annotated[str, msgspec.Meta(min_length=43, max_length=43)]


class Body(msgspec.Struct, forbid_unknown_fields=True):
    """A body that names every field it may have."""


class Nothing(Body):
    """A deed that needs no words."""


class DutyBody(Body):
    """Going on duty takes a seat; the rest does not."""

    do: Literal["on", "break", "no_more", "back", "off"]
    seat: Seat = Seat.REGULAR


class CheckInBody(Body):
    """A free seat, if she holds none, or the on-call one; and whether she is alone (BO10)."""

    alone: bool
    seat: Annotated[int, msgspec.Meta(ge=1, le=2**62)] | None = None
    on_call: bool = False


class CheckOutBody(Body):
    """What she leaves: a line for the next shift, how heavy it was, whether she would like a call; all hers to skip."""

    line: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    heavy: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None
    call: bool = False


class KeyBody(Body):
    """The public half of a duty key: 65 bytes in base64url."""

    pub: PublicKey


class ShareBody(Body):
    """Which key of hers is to be unlocked."""

    key: Ref


class SegmentBody(Body):
    """A new segment of the backroom: after which one, and the commitment to its key."""

    room: Literal[True]
    after: Annotated[int, msgspec.Meta(ge=0)]
    kc: Commitment


class TalkBody(Body):
    """One talk."""

    c: Ref


class MaybeTalkBody(Body):
    """One talk, or whoever is next."""

    c: Ref | None = None


class DangerBody(Body):
    """What is judged anew; what is left out stays."""

    c: Ref
    danger: Danger | None = None
    young: bool | None = None


class PhaseBody(Body):
    """One phase, ticked or cleared."""

    c: Ref
    phase: Phase
    on: bool


class AskBody(Body):
    """Which colleague is asked what; `agreed`: the visitor said yes to somebody on call coming in."""

    c: Ref
    to: Ref
    wish: Wish
    agreed: bool = False


class AskingBody(Body):
    """One question."""

    asking: Ref


class AnswerBody(Body):
    """One question and its answer."""

    asking: Ref
    yes: bool


class BlockBody(Body):
    """One block."""

    block: Ref


class BlockAnswerBody(Body):
    """One block and its answer."""

    block: Ref
    yes: bool


class OnCallBody(Body):
    """How soon on-call is needed, and about which talk, if it is one."""

    urgency: Urgency
    c: Ref | None = None


class WorryBody(Body):
    """One worry."""

    worry: Ref


class WorryAnswerBody(Body):
    """One worry that she was called for, and whether she is here."""

    worry: Ref
    yes: bool


class CallInBody(Body):
    """Whether the back-up steps in."""

    yes: bool


class CodeBody(Body):
    """A slip, what was chosen for it by the names of the form's fields, and which version of the code book it shows."""

    slip: Ref
    version: Annotated[int, msgspec.Meta(ge=1, le=99_999)]
    chosen: Annotated[dict[Slug, Annotated[list[Key], msgspec.Meta(max_length=100)]], msgspec.Meta(max_length=20)]


class CloseEarlyBody(Body):
    """Closed early, or open again."""

    on: bool
