"""Asking to become a volunteer: what is asked, and what is told (ST11)."""

from dataclasses import replace

import pytest

from frirum.rules.application import Application, faults, mail_of, tidy
from frirum.rules.mail import Mail
from frirum.rules.volunteer import State
from frirum.rules.wording import Flaw

VERA = Application("Vera  Ek", " Vera@Example.org ", "070-123 45 67", "sv", old_enough=True)


def test_vera_is_in_order() -> None:
    tidied = tidy(VERA)
    assert (tidied.name, tidied.email) == ("Vera Ek", "vera@example.org")
    assert faults(tidied, age_asked=True) == []


@pytest.mark.parametrize(
    ("field", "value", "flaw"),
    [
        ("name", "", Flaw.MISSING),
        ("name", "V" * 81, Flaw.TOO_LONG),
        ("email", "vera", Flaw.MISSING),
        ("phone", "ring", Flaw.NOT_A_PHONE),
        ("language", "de", Flaw.UNKNOWN_LANGUAGE),
        ("old_enough", False, Flaw.MISSING),
    ],
)
def test_what_is_wrong_is_named(field: str, value: object, flaw: Flaw) -> None:
    [fault] = faults(tidy(replace(VERA, **{field: value})), age_asked=True)  # type: ignore[arg-type]
    assert (fault.field, fault.flaw) == (field, flaw)


def test_where_no_age_is_asked_none_is_needed() -> None:
    assert faults(tidy(replace(VERA, old_enough=False)), age_asked=False) == []


def test_every_step_on_the_way_in_is_told_and_what_she_does_herself_is_not() -> None:
    assert mail_of(State.APPLIED) is Mail.APPLIED
    assert mail_of(State.ADMITTED) is Mail.STEP
    assert mail_of(State.DECLINED) is Mail.NOT_NOW
    assert mail_of(State.WITHDRAWN) is None
