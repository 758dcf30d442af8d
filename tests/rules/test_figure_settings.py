"""Single contacts are kept from one year to ten (CS3)."""

import pytest

from frirum.rules.figure_settings import Choice, faults
from frirum.rules.wording import Fault, Flaw


@pytest.mark.parametrize("months", [12, 60, 120])
def test_from_a_year_to_ten(months: int) -> None:
    assert list(faults(Choice(keep_months=months))) == []


def test_not_less_and_not_more() -> None:
    assert list(faults(Choice(keep_months=11))) == [Fault("keep_months", Flaw.TOO_SMALL, 12)]
    assert list(faults(Choice(keep_months=121))) == [Fault("keep_months", Flaw.TOO_BIG, 120)]
