"""Every closed door names the next open one, in her language (BO9)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.admission import Door, DoorState
from frirum.rules.languages import LANGUAGES
from frirum.web.opening_languages import SPOKEN
from frirum.web.opening_words import date_in_words, next_opening, time_of_day

STOCKHOLM = "Europe/Stockholm"
SATURDAY_NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


def opens(*when: int, zone: str = STOCKHOLM) -> Door:
    """A closed door that opens at a local time."""
    at = datetime(*when, tzinfo=ZoneInfo(zone)) if when else None
    return Door(DoorState.CLOSED, None, None, at)


def say(door: Door, language: str, *, now: datetime = SATURDAY_NOON) -> str:
    return next_opening(door, zone=STOCKHOLM, language=language, now=now)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Chatten öppnar i morgon kl. 20."),
        ("nb", "Chatten åpner i morgen kl. 20."),
        ("da", "Chatten åbner i morgen kl. 20."),
        ("fi", "Chat aukeaa huomenna klo 20."),
        ("en", "The chat opens tomorrow at 20:00."),
    ],
)
def test_vega_reads_that_it_opens_tomorrow(language: str, sentence: str) -> None:
    assert say(opens(2026, 11, 22, 20, 0), language) == sentence


def test_the_same_day_is_today() -> None:
    assert say(opens(2026, 11, 21, 18, 30), "sv") == "Chatten öppnar i dag kl. 18.30."
    assert say(opens(2026, 11, 21, 18, 30), "en") == "The chat opens today at 18:30."


def test_within_the_week_the_weekday_is_enough() -> None:
    assert say(opens(2026, 11, 27, 20, 0), "fi") == "Chat aukeaa perjantaina klo 20."
    assert say(opens(2026, 11, 27, 20, 0), "da") == "Chatten åbner på fredag kl. 20."


def test_the_same_weekday_next_week_has_a_date() -> None:
    assert say(opens(2026, 11, 28, 20, 0), "nb") == "Chatten åpner lørdag 28. november kl. 20."
    assert say(opens(2026, 11, 28, 20, 0), "da") == "Chatten åbner lørdag den 28. november kl. 20."


def test_next_year_is_named() -> None:
    assert say(opens(2027, 1, 3, 20, 0), "sv") == "Chatten öppnar söndag den 3 januari 2027 kl. 20."
    assert say(opens(2027, 1, 3, 20, 0), "fi") == "Chat aukeaa sunnuntaina 3. tammikuuta 2027 klo 20."


def test_the_clock_is_the_lines_and_not_the_servers() -> None:
    just_after_midnight = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # Sunday 00:30 in Stockholm
    assert say(opens(2026, 11, 22, 20, 0), "en", now=just_after_midnight) == "The chat opens today at 20:00."


def test_over_the_summer_time_change_the_hour_stands() -> None:
    day_before = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)  # Sunday 00:30, summer time still
    assert say(opens(2026, 10, 25, 20, 0), "sv", now=day_before) == "Chatten öppnar i dag kl. 20."


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_planned_is_said_too(language: str) -> None:
    assert say(opens(), language) == SPOKEN[language].unknown


def test_an_unknown_language_reads_english() -> None:
    assert say(opens(2026, 11, 22, 20, 0), "xx") == "The chat opens tomorrow at 20:00."


def test_every_language_is_whole() -> None:
    assert set(SPOKEN) == set(LANGUAGES)
    for spoken in SPOKEN.values():
        assert len(set(spoken.weekdays)) == 7
        assert len(set(spoken.months)) == 12


@given(st.integers(1, 400 * 24 * 60), st.sampled_from(LANGUAGES))
def test_whenever_it_opens_the_sentence_is_whole(minutes: int, language: str) -> None:
    at = SATURDAY_NOON + timedelta(minutes=minutes)
    sentence = say(Door(DoorState.CLOSED, None, None, at), language)
    local = at.astimezone(ZoneInfo(STOCKHOLM))
    assert sentence.endswith(".")
    assert str(local.hour) in sentence
    assert "{" not in sentence


def test_a_time_stands_as_each_language_writes_it() -> None:
    ten, half = datetime(2026, 11, 21, 21, 0, tzinfo=UTC), datetime(2026, 11, 21, 21, 30, tzinfo=UTC)
    said = {code: [time_of_day(at, zone="Europe/Stockholm", language=code) for at in (ten, half)] for code in SPOKEN}
    assert said["en"] == ["22:00", "22:30"]
    assert all(said[code] == ["22", "22.30"] for code in ("sv", "nb", "da", "fi"))


def test_a_weekday_begins_small_inside_a_sentence_except_in_english() -> None:
    day = date(2026, 11, 21)
    assert date_in_words(day, language="sv") == "Lördag den 21 november 2026"
    assert date_in_words(day, language="sv", inside=True) == "lördag den 21 november 2026"
    assert date_in_words(day, language="en", inside=True) == "Saturday 21 November 2026"
