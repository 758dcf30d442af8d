"""Who asks, and about what, where access is tried: people at the desk, at home and elsewhere, and talks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from frirum.rules.access import Actor, Role, Talk, Thing
from frirum.rules.conversation import State
from frirum.rules.deskhours import DeskHours
from frirum.rules.duty import DutyState, OnDuty, Seat

NOW = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TONIGHT = DeskHours(NOW - 60 * MINUTE, NOW + 60 * MINUTE)
LAST_NIGHT = DeskHours(NOW - 300 * MINUTE, NOW)


def volunteer(name: str, *, seat: Seat = Seat.REGULAR, state: DutyState = DutyState.ON) -> Actor:
    duty = OnDuty(f"{name}'s duty", "chatt", state, seat)
    return Actor(name, "storasyster", frozenset({Role.VOLUNTEER}), duty=duty)


BO = volunteer("bo")
CLEO = volunteer("cleo", seat=Seat.BACK_UP)
BO_AT_HOME = replace(BO, duty=None)
BO_ON_A_BREAK = volunteer("bo", state=DutyState.BREAK)
DAG = Actor("dag", "storasyster", frozenset({Role.COORDINATOR}))
ADA = Actor("ada", "storasyster", frozenset({Role.ADMINISTRATOR}))
EVA = replace(BO, account="eva", organisation="elsewhere")
NOBODY = Actor("nobody", "storasyster", frozenset())

HOUSE = Thing("storasyster", account="someone", roles=frozenset({Role.VOLUNTEER}))
BO_HIMSELF = replace(HOUSE, account="bo")
DESK = Thing("storasyster", line="chatt", desk=TONIGHT)
WAITING = replace(DESK, talk=Talk(State.WAITING))
BOS_TALK = replace(DESK, talk=Talk(State.OPEN, members=frozenset({"bo's duty"})))
CLEO_READS = replace(
    DESK,
    talk=Talk(State.OPEN, members=frozenset({"bo's duty"}), reading=frozenset({"cleo's duty"})),
)
CLEO_ASKED = replace(DESK, talk=Talk(State.OPEN, members=frozenset({"bo's duty"}), asked=frozenset({"cleo's duty"})))
LOST = replace(DESK, talk=Talk(State.OPEN, members=frozenset({"bo's duty"}), helper_lost=True))
BLOCK_BO_ASKED_FOR = replace(DESK, asked_by="bo's duty")


def ended(minutes: int) -> Thing:
    talk = Talk(
        State.ENDED,
        members=frozenset({"bo's duty"}),
        reading=frozenset({"cleo's duty"}),
        ended_at=NOW - minutes * MINUTE,
    )
    return replace(DESK, talk=talk)
