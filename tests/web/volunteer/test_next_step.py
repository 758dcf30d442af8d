"""The one next step of a front page: hers before the office's, what is closed before what ends soon."""

from datetime import date

from frirum.rules.gate import Gates, Stand, Verdict
from frirum.rules.requirement import Gate, Kind
from frirum.web.volunteer.next_step import Step, next_step, rows_of

SHIFTS = Step("/shifts/", "Choose a shift")
ACTIVE = Verdict("state", Gate.SIGN_UP, Stand.MET, detail={"state": "active"})
EXTRACT = Verdict(Kind.RECORD_EXTRACT, Gate.SIGN_UP, Stand.MISSING, detail={"on": None})
DATA = {"consent": False, "basis": "agreement"}
READ = Verdict(Kind.DATA_INFORMATION, Gate.CHECK_IN, Stand.MISSING, detail=DATA)
SUPERVISION = Verdict(
    Kind.SUPERVISION, Gate.NOTHING, Stand.REMINDER, date(2026, 12, 31), detail={"times": 1, "done": 0}
)
PLEDGE = Verdict(Kind.PLEDGE, Gate.CHECK_IN, Stand.ENDS_SOON, date(2026, 12, 1), detail={"again": True})


def step(*verdicts: Verdict) -> str | None:
    gates = Gates(verdicts)
    found = next_step(rows_of(gates, "storasyster"), shifts=SHIFTS if gates.may_sign_up else None)
    return found.says if found else None


def test_with_everything_in_order_it_is_a_shift() -> None:
    assert step(ACTIVE) == "Choose a shift"
    assert step(ACTIVE, SUPERVISION) == "Choose a shift"  # a reminder waits


def test_what_she_can_do_herself_comes_first() -> None:
    assert step(ACTIVE, EXTRACT, READ) == "Read it"
    assert step(ACTIVE, PLEDGE) == "Read and sign it"


def test_what_is_the_offices_leaves_her_nothing_to_do() -> None:
    assert step(ACTIVE, EXTRACT) is None
    nothing_to_read = Verdict(Kind.DATA_INFORMATION, Gate.SIGN_UP, Stand.MISSING, detail={**DATA, "no_text": True})
    assert step(ACTIVE, nothing_to_read) is None


def test_who_pauses_comes_back_and_who_trains_waits() -> None:
    paused = Verdict("state", Gate.SIGN_UP, Stand.MISSING, detail={"state": "paused"})
    training = Verdict("state", Gate.SIGN_UP, Stand.MISSING, detail={"state": "in_training"})
    assert step(paused) == "Come back"
    assert step(training) is None


def test_what_is_closed_stands_first() -> None:
    rows = rows_of(Gates((ACTIVE, SUPERVISION, PLEDGE, EXTRACT)), "storasyster")
    assert [row.closes for row in rows] == [True, False, False, False]
    assert [row.soon for row in rows][1] is True
    assert [row.met for row in rows][-1] is True
