"""Dag sees what a visitor sees at some moment (ST1, BO9)."""

import pytest

from tests.storasyster import House

THERE = "/office/storasyster/see/chatt/"


def seen(house: House, at: str = "", language: str = "en", status: int = 200) -> str:
    sent = {"lang": language, **({"at": at} if at else {})}
    answer = house.client("dag").get(THERE, sent, secure=True)
    assert answer.status_code == status
    return answer.content.decode()


def test_while_closed_every_language_names_the_next_opening(house: House) -> None:
    page = seen(house, "2026-11-21T12:00")
    assert "Saturday 21 November 2026, 12:00" in page
    assert "The chat opens tomorrow at 20:00." in page
    assert "Chatten öppnar i morgon kl. 20." in page
    assert "Chat aukeaa huomenna klo 20." in page


def test_while_open_it_is_open_until_closing(house: House) -> None:
    page = seen(house, "2026-11-22T20:00")
    assert "The chat is open." in page
    assert "Open until 22:00." in page


def test_after_the_last_admission_it_takes_nobody(house: House) -> None:
    assert "We close soon and take no new talks now." in seen(house, "2026-11-22T21:45")
    assert "We close soon" not in seen(house, "2026-11-22T21:44")


def test_a_closed_day_is_closed(house: House) -> None:
    house.line.opening_exceptions.create(date="2026-11-22", closed=True)
    assert "The chat opens tomorrow at 20:00." in seen(house, "2026-11-22T20:30")


@pytest.mark.parametrize(
    "at", ["snart", "2026-13-01T20:00", "9999-12-31T23:59", "0001-01-01T00:00", "2026-11-22T20:00\x00"]
)
def test_what_is_no_moment_is_said_and_kept(house: House, at: str) -> None:
    assert "Choose a date and a time, like 2026-12-24T20:00." in seen(house, at, status=422)


def test_bo_has_no_such_page(house: House) -> None:
    assert house.client("bo").get(THERE, secure=True).status_code == 404


def test_what_is_said_about_the_day_stands_on_that_day_only(house: House) -> None:
    note = {"sv": "I dag är det Luciadagen.", "en": "Today is Saint Lucy's."}
    house.line.opening_exceptions.create(date="2026-12-13", closed=True, note=note)
    page = seen(house, "2026-12-13T20:30")
    assert "I dag är det Luciadagen." in page
    assert "Today is Saint Lucy&#x27;s. The chat opens tomorrow at 20:00." in page
    assert "Luciadagen" not in seen(house, "2026-12-14T20:30")


def test_she_sees_what_stands_there_when_too_few_are_at_the_desk(house: House) -> None:
    asked = {"at": "2026-11-22T20:00", "lang": "en"}
    for there, says in (("too_few_yet", "has not opened yet"), ("too_few_now", "takes nobody new right now")):
        page = house.client("dag").get(THERE, {**asked, "there": there}, secure=True).content.decode()
        assert says in page
        assert "It is not because of you." in page
        assert "fewer volunteers are there than you agreed on" in page
    page = house.client("dag").get(THERE, {**asked, "there": "nonsense"}, secure=True).content.decode()
    assert "The chat is open." in page
