"""Asking the back-up in: Bo is regular, Cleo the back-up (ST4)."""

from datetime import UTC, datetime, timedelta

import pytest

from frirum.rules.callin import ASKED_AGAIN_AFTER, MOVES, CallIn, Load, Seated, load, whom_to_ask
from frirum.rules.duty import DutyState, OnDuty, Seat
from frirum.rules.moves import may_move

NOW = datetime(2026, 3, 4, 20, 0, tzinfo=UTC)
LONGEST = timedelta(minutes=5)
BO, CLEO, RUT = 1, 2, 3


def sits(
    who: int, seat: Seat = Seat.REGULAR, *, talks: int = 0, state: DutyState = DutyState.ON, stepped: bool = False
) -> Seated:
    return Seated(OnDuty(who, 1, state, seat, stepped), talks)


def back_up(who: int = CLEO, *, state: DutyState = DutyState.ON, stepped: bool = False, talks: int = 0) -> Seated:
    return sits(who, Seat.BACK_UP, talks=talks, state=state, stepped=stepped)


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def need(waiting: list[datetime], *seated: Seated) -> Load | None:
    return load(waiting, seated, limit=2, longest=LONGEST, now=NOW)


@pytest.mark.parametrize("before", CallIn)
@pytest.mark.parametrize("after", CallIn)
def test_a_question_is_answered_once(before: CallIn, after: CallIn) -> None:
    assert may_move(MOVES, before, after) == (before is CallIn.ASKED and after is not CallIn.ASKED)


def test_nobody_waits_so_nobody_is_asked() -> None:
    assert need([], sits(BO, talks=2), back_up()) is None


def test_somebody_has_waited_too_long() -> None:
    assert need([ago(5)], sits(BO), back_up()) is Load.WAITING


def test_somebody_waits_and_bo_has_a_place() -> None:
    assert need([ago(4.9)], sits(BO, talks=1), back_up()) is None


def test_somebody_waits_and_bo_is_full() -> None:
    assert need([ago(0)], sits(BO, talks=2), back_up()) is Load.FULL


def test_a_regular_on_a_break_takes_nobody() -> None:
    assert need([ago(0)], sits(BO, state=DutyState.BREAK), back_up()) is Load.FULL


def test_a_back_up_who_has_stepped_in_counts_as_one_who_takes() -> None:
    assert need([ago(0)], sits(BO, talks=2), back_up(stepped=True)) is None


def test_the_first_back_up_is_asked() -> None:
    assert whom_to_ask([sits(BO), back_up(CLEO), back_up(RUT)], {}, now=NOW) == CLEO


def test_who_said_not_now_is_left_in_peace_and_the_next_is_asked() -> None:
    assert whom_to_ask([back_up(CLEO), back_up(RUT)], {CLEO: ago(9)}, now=NOW) == RUT
    assert whom_to_ask([back_up(CLEO)], {CLEO: ago(9)}, now=NOW) is None
    assert whom_to_ask([back_up(CLEO)], {CLEO: NOW - ASKED_AGAIN_AFTER}, now=NOW) == CLEO


@pytest.mark.parametrize(
    "nobody",
    [
        back_up(state=DutyState.BREAK),
        back_up(state=DutyState.NO_MORE),
        back_up(stepped=True),
        sits(BO),
        sits(RUT, Seat.ON_CALL),
    ],
)
def test_nobody_else_is_asked(nobody: Seated) -> None:
    assert whom_to_ask([nobody], {}, now=NOW) is None
