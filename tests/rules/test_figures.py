"""Whose figures, of which months (CS3)."""

from datetime import date

import pytest

from frirum.rules.figures import (
    Figures,
    Kind,
    Row,
    Table,
    closed_quarters,
    month_after,
    of_federation,
    of_line,
    quarter_of,
    share,
    whole_quarters,
)


def test_a_scope_names_what_it_is_of() -> None:
    assert (of_line(7).kind, of_line(7).line) == (Kind.LINE, 7)
    assert of_federation(3).federation == 3


def test_figures_know_their_tables_and_what_is_hidden() -> None:
    rows = (Row("woman", "Kvinna", 9, 0.9), Row("man", "Man", None, None))
    figures = Figures(of_line(1), date(2025, 1, 1), date(2025, 3, 1), "sv", 10, (Table("gender", "Kön", "", 10, rows),))
    assert figures.hidden == 1
    assert figures.table("gender").rows == rows
    with pytest.raises(KeyError):
        figures.table("age")


def test_of_nobody_and_of_what_is_hidden_there_is_no_share() -> None:
    assert share(3, 12) == 0.25
    assert [share(3, 0), share(3, None), share(None, 3)] == [None] * 3


def test_quarters_are_those_of_the_calendar() -> None:
    assert quarter_of(date(2026, 4, 1), 2025) == 5
    assert whole_quarters(date(2025, 4, 1), date(2025, 9, 1))
    assert not whole_quarters(date(2025, 5, 1), date(2025, 9, 1))
    assert not whole_quarters(date(2025, 4, 1), date(2025, 8, 1))


def test_without_publishing_quarters_only_years_that_are_over_are_told() -> None:
    may = date(2026, 5, 4)
    assert closed_quarters(may, epoch=2025, quarterly=True) == 5
    assert closed_quarters(may, epoch=2025, quarterly=False) == 4
    assert closed_quarters(may, epoch=2027, quarterly=False) == 0


def test_after_december_comes_january() -> None:
    assert [month_after(date(2025, 12, 1)), month_after(date(2025, 2, 1))] == [date(2026, 1, 1), date(2025, 3, 1)]
