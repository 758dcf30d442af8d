"""Requirements as data: what each kind can be, and every flaw named (ST11)."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.period import Period
from frirum.rules.requirement import SHAPES, Basis, Gate, Kind, Requirement, faults, in_order
from frirum.rules.wording import Fault, Flaw


def asks(kind: Kind, terms: Mapping[str, object] | None = None, gates: Gate = Gate.NOTHING) -> Requirement:
    return Requirement(kind, gates, SHAPES[kind].periods[0], terms or {})


@pytest.mark.parametrize("kind", list(Kind))
def test_the_usual_is_in_order(kind: Kind) -> None:
    usual = {"topics": ["Chatten"]} if kind is Kind.TRAINING else {}
    assert faults(asks(kind, usual)) == []


@given(st.sampled_from(list(Kind)), st.data())
def test_every_number_has_its_bounds(kind: Kind, data: st.DataObject) -> None:
    for one in SHAPES[kind].numbers:
        number = data.draw(st.integers(one.least - 2, one.most + 2))
        found = [fault.field for fault in faults(asks(kind, {one.name: number, "topics": ["Chatten"]}))]
        assert (one.name in found) is not (one.least <= number <= one.most)


def test_hours_and_pause_close_no_gate() -> None:
    for kind in (Kind.ENGAGEMENT, Kind.PAUSE):
        assert faults(asks(kind, gates=Gate.SIGN_UP)) == [Fault("gates", Flaw.NOT_A_CHOICE)]


def test_a_period_must_fit_its_kind() -> None:
    wrong = Requirement(Kind.AGE, Gate.SIGN_UP, Period.YEAR)
    assert faults(wrong) == [Fault("period", Flaw.NOT_A_CHOICE)]


@pytest.mark.parametrize(
    ("topics", "flaw"),
    [
        ([], Flaw.MISSING),
        ("Chatten", Flaw.MISSING),
        (["Chatten", "chatten"], Flaw.TAKEN),
        (["a" * 61], Flaw.TOO_LONG),
        ([str(number) for number in range(13)], Flaw.TOO_MANY),
    ],
)
def test_training_days_are_named_once_each(topics: object, flaw: Flaw) -> None:  # ST7
    assert [fault.flaw for fault in faults(asks(Kind.TRAINING, {"topics": topics}))] == [flaw]


def test_money_and_basis_are_chosen_from_a_list() -> None:
    assert faults(asks(Kind.MEMBERSHIP_FEE, {"currency": "GBP"})) == [Fault("currency", Flaw.NOT_A_CHOICE)]
    assert faults(asks(Kind.DATA_INFORMATION, {"basis": "habit"})) == [Fault("basis", Flaw.NOT_A_CHOICE)]
    assert faults(asks(Kind.DATA_INFORMATION, {"basis": "consent"})) == []


def test_what_nobody_chose_is_usual() -> None:
    fee = asks(Kind.MEMBERSHIP_FEE, {"least": "much"})
    assert (fee.number("least"), fee.number("no such"), fee.currency(), fee.topics()) == (5_000, 0, "SEK", ())
    assert asks(Kind.DATA_INFORMATION).basis() is Basis.AGREEMENT
    assert asks(Kind.AGE, {"least": 23}).number("least") == 23


def test_they_stand_in_the_order_of_a_life() -> None:
    ordered = in_order([asks(Kind.PAUSE), asks(Kind.AGE), asks(Kind.PLEDGE)])
    assert [one.kind for one in ordered] == [Kind.AGE, Kind.PLEDGE, Kind.PAUSE]
