"""Hours and months as people say them."""

from datetime import date

import pytest
from django.utils import translation

from frirum.web.engagement_words import hours_words, month_words


@pytest.mark.parametrize(
    ("minutes", "language", "says"),
    [(0, "en", "0 h"), (60, "en", "1 h"), (254, "en", "4.25 h"), (90, "sv", "1,5 tim"), (90, "fi", "1,5 t")],
)
def test_hours_are_told_to_the_nearest_quarter(minutes: int, language: str, says: str) -> None:
    with translation.override(language):
        assert hours_words(minutes) == says


def test_a_month_is_told_by_its_name() -> None:
    with translation.override("sv"):
        assert month_words(date(2026, 10, 1)) == "Oktober"
