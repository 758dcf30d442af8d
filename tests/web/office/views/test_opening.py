"""Dag edits the opening hours on the page (ST1, AB8)."""

import re
from datetime import UTC, datetime

import pytest

from frirum import clock
from frirum.rules.opening import Period
from tests.storasyster import House, post

THERE = "/office/storasyster/opening/chatt/"
OPEN_NOW = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)  # Sunday 20:30 in Stockholm


def week(*rows: tuple[str, str, str], last: str = "15", **more: str) -> dict[str, str]:
    """What a browser sends."""
    sent = {"last_admission": last, "do": "save", **more}
    for number, row in enumerate(rows):
        sent |= {f"row-{number}-{part}": value for part, value in zip(("weekday", "opens", "closes"), row, strict=True)}
    return sent


def periods(house: House) -> list[Period]:
    rows = house.line.opening_periods.order_by("weekday", "opens")
    return [Period(row.weekday, row.opens, row.closes) for row in rows]


def test_dag_saves_and_the_next_page_says_when_it_opens(house: House) -> None:
    dag = house.client("dag")
    answer = post(dag, THERE, week(("4", "18", "20.30"), ("", "", ""), ("5", "22:00", "02:00")))
    assert answer.status_code == 303
    assert periods(house) == [Period(4, 1080, 1230), Period(5, 1320, 1560)]
    seen = dag.get(THERE, secure=True).content.decode()
    assert "The opening hours are saved. The chat opens" in seen
    assert "Friday 18:00–20:30" in seen
    assert "Saturday 22:00–02:00 the next day" in seen
    assert "the clocks go forward while you are open" in seen


def test_bo_and_eva_change_nothing(house: House) -> None:  # AZ3
    before = periods(house)
    for name in ("bo", "eva"):
        assert post(house.client(name), THERE, week(("4", "18", "20"))).status_code == 404
    assert periods(house) == before


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (week(("4", "halv nio", "22")), "Write a time of day, like 20:00."),
        (week(("", "20", "22")), "Choose a day of the week."),
        (week(("7", "20", "22")), "Choose a day of the week."),
        (week(("4", "20", "22"), ("4", "21", "23")), "This overlaps with another period."),
        (week(("4", "20", "22"), ("4", "20", "22")), "This overlaps with another period."),
        (week(("4", "20", "22"), last="snart"), "Write a whole number, like 15."),
        (week(("4", "20", "22"), last="-5"), "Write a whole number, like 15."),
        (week(("4", "20", "22"), last="120"), "the last admission would come before the opening"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(house: House, sent: dict[str, str], says: str) -> None:
    before = periods(house)
    answer = post(house.client("dag"), THERE, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Nothing is saved yet" in page
    assert all(f'value="{value}"' in page for value in sent.values() if value not in {"save", "", "7"})
    assert periods(house) == before


def test_rows_are_added_and_taken_away_without_saving(house: House) -> None:
    dag, before = house.client("dag"), periods(house)
    more = post(dag, THERE, week(("4", "20", "22"), do="add")).content.decode()
    assert 'name="row-1-weekday"' in more
    fewer = post(dag, THERE, week(("4", "20", "22"), ("5", "21", "23"), do="remove-0")).content.decode()
    assert 'name="row-1-weekday"' not in fewer
    assert 'value="21"' in fewer
    assert "nothing is saved yet" in fewer
    assert periods(house) == before


def test_two_change_the_week_and_the_second_sees_both(house: House) -> None:
    dag = house.client("dag")
    form = dag.get(THERE, secure=True).content.decode()
    [seen] = re.findall(r'name="seen" value="([^"]+)"', form)
    post(dag, THERE, week(("4", "18", "20"), seen=seen))
    answer = post(dag, THERE, week(("5", "21", "23"), last="20", seen=seen))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else saved another week while you were writing." in page
    assert "Friday 18:00–20:00" in page
    assert 'value="21"' in page
    assert periods(house) == [Period(4, 1080, 1200)]
    [newer] = re.findall(r'name="seen" value="([^"]+)"', page)
    assert post(dag, THERE, week(("5", "21", "23"), last="20", seen=newer)).status_code == 303
    assert periods(house) == [Period(5, 1260, 1380)]


def test_fields_that_are_not_in_the_form_are_passed_over(house: House) -> None:  # AZ9
    post(house.client("dag"), THERE, week(("4", "18", "20"), capacity="1", slug="annan", organisation="2"))
    house.line.refresh_from_db()
    assert (house.line.capacity, house.line.slug) == (20, "chatt")
    assert house.line.organisation == house.ours


def test_a_week_without_hours_says_so(house: House) -> None:
    dag = house.client("dag")
    post(dag, THERE, week(("", "", "")))
    page = dag.get(THERE, secure=True).content.decode()
    assert "The chat is never open." in page
    assert "It is not decided yet when the chat opens next." in page


def test_dag_closes_early_and_opens_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:  # AB8
    monkeypatch.setattr(clock, "now", lambda: OPEN_NOW)
    dag = house.client("dag")
    assert "Close early" in dag.get(THERE, secure=True).content.decode()
    post(dag, f"{THERE}close/")
    front = dag.get("/office/storasyster/", secure=True).content.decode()
    assert "The chat takes nobody in until today at 22:00." in front
    assert "The chat had to close early." in front
    post(dag, f"{THERE}open-again/")
    assert "The chat is open." in dag.get("/office/storasyster/", secure=True).content.decode()


def test_bo_does_not_close_from_the_office(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: OPEN_NOW)
    bo = house.client("bo")
    assert post(bo, f"{THERE}close/").status_code == 404
    house.line.refresh_from_db()
    assert house.line.closed_early_until is None


def test_a_closed_chat_does_not_close_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: OPEN_NOW.replace(hour=8))
    dag = house.client("dag")
    post(dag, f"{THERE}close/")
    assert "The chat is closed already." in dag.get("/office/storasyster/", secure=True).content.decode()


def test_a_chat_that_never_closes_is_closed_for_a_day(house: House) -> None:
    house.line.opening_periods.all().delete()
    for weekday in range(7):
        house.line.opening_periods.create(weekday=weekday, opens=0, closes=1440)
    dag = house.client("dag")
    post(dag, f"{THERE}close/")
    page = dag.get("/office/storasyster/", secure=True).content.decode()
    assert "The chat takes nobody in until tomorrow at" in page
    assert "Open again" in page
