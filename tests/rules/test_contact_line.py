"""One line of a sheet: what it says becomes codes, and what is wrong is named by line and column."""

from datetime import date

import pytest

from frirum.rules.coding import Chosen
from frirum.rules.contact_line import Line, Mishap, Reader, Wish, Wrong
from tests.rules.test_contact_sheet import BOOK, MARCH

HEAD = ["Month", "Gender", "Topic", "Note", "Risk"]
COLUMNS = ("month", "gender", "topic", "", "risk")
INSTEAD = {"channel": "phone", "kind": "counselling", "risk": "none"}


def reader(**more: object) -> Reader:
    wish = Wish(**{"columns": COLUMNS, "instead": INSTEAD, **more})  # type: ignore[arg-type]
    return Reader(HEAD, wish, book=BOOK, referrals={}, today=date(2024, 4, 2))


def reads(*cells: str, **more: object) -> tuple[Line | None, list[Mishap]]:
    by = reader(**more)
    return by.contact(7, cells), by.mishaps


def test_what_a_line_says_and_what_stands_for_the_rest() -> None:
    line, wrong = reads("5.3.2024", "Kvinna", "Skam; Sömn", "her name", "")
    assert not wrong
    assert line is not None
    assert (line.number, line.month, line.channel) == (7, MARCH, "phone")
    assert (line.coded.gender, line.coded.risk, line.coded.kind, line.coded.more) == (
        "woman",
        "none",
        "counselling",
        (),
    )
    assert line.coded.topics == (Chosen("shame"), Chosen("sleep"))
    assert "her name" not in repr(line)


def test_a_main_topic_alone_says_that_none_of_its_own_fits() -> None:  # AL3
    line, _ = reads("2024-03", "", "after", "", "Akut")
    assert line is not None
    assert (line.coded.topics, line.coded.risk) == ((Chosen("after", none_fits=True),), "acute")
    same, _ = reads("2024-03", "", "money", "", "")
    assert same is not None
    assert same.coded.topics == (Chosen("money"),)


def test_the_same_code_twice_in_a_cell_is_there_once() -> None:
    line, wrong = reads("2024-03", "", "Skam|shame", "", "")
    assert line is not None
    assert (line.coded.topics, wrong) == ((Chosen("shame"),), [])


def test_several_columns_and_other_lists_come_together() -> None:
    by = Reader(
        ["Month", "In", "In 2", "Via"],
        Wish(("month", "topic", "topic", "channel"), INSTEAD),
        book=BOOK,
        referrals={"help_1": "Jouren"},
        today=MARCH,
    )
    line = by.contact(2, ["2024-03", "Skam", "Sömn", "Samtal"])
    assert line is not None
    assert (len(line.coded.topics), line.channel) == (2, "phone")
    by = Reader(["M", "R"], Wish(("month", "referral"), INSTEAD), book=BOOK, referrals={"help_1": "J"}, today=MARCH)
    line = by.contact(2, ["2024-03", "J"])
    assert line is not None
    assert line.coded.more == (("referral", "help_1"),)


def test_unknown_words_are_asked_about_once_each() -> None:
    by = reader()
    by.contact(2, ["2024-03", "tjej", "Skam; Annat", "", ""])
    by.contact(3, ["2024-03", " Tjej", "", "", ""])
    assert [(one.field, one.word, one.shown, one.column, one.line, one.times) for one in by.unknown()] == [
        ("gender", "tjej", "tjej", "Gender", 2, 2),
        ("topic", "annat", "Annat", "Topic", 2, 1),
    ]
    told = reader(values={("gender", "tjej"): "woman", ("topic", "annat"): ""})
    line = told.contact(2, ["2024-03", "tjej", "Skam; Annat", "", ""])
    assert line is not None
    assert (line.coded.gender, line.coded.topics, told.unknown()) == ("woman", (Chosen("shame"),), ())


@pytest.mark.parametrize(
    ("cells", "mishap"),
    [
        (["2024-03", "Kvinna"], Mishap(7, "Topic", Wrong.CUT_OFF)),
        (["2024-03", "", "", "", "", "", "x"], Mishap(7, "G", Wrong.NO_HEADING)),
        (["=A1", "", "", "", ""], Mishap(7, "Month", Wrong.FORMULA)),
        (["2024-03", " @SUM", "", "", ""], Mishap(7, "Gender", Wrong.FORMULA)),
        (["", "Kvinna", "", "", ""], Mishap(7, "Month", Wrong.MISSING)),
        (["mars", "", "", "", ""], Mishap(7, "Month", Wrong.NOT_A_MONTH, "mars")),
        (["2024-05", "", "", "", ""], Mishap(7, "Month", Wrong.IN_THE_FUTURE, "2024-05")),
    ],
)
def test_what_is_wrong_is_named_by_line_and_column(cells: list[str], mishap: Mishap) -> None:
    assert reads(*cells) == (None, [mishap])


@pytest.mark.parametrize(
    ("more", "mishap"),
    [
        ({"instead": {**INSTEAD, "channel": ""}}, Mishap(7, "", Wrong.NO_CHANNEL)),
        ({"instead": {**INSTEAD, "channel": "pigeon"}}, Mishap(7, "", Wrong.NO_CHANNEL)),
        ({"instead": {"channel": "phone", "kind": "counselling"}}, Mishap(7, "Risk", Wrong.NOT_SAID, "risk")),
        ({"values": {("gender", "x"): "made_up"}}, Mishap(7, "Gender", Wrong.NOT_IN_BOOK, "gender")),
    ],
)
def test_what_was_said_of_the_sheet_may_not_do(more: dict[str, object], mishap: Mishap) -> None:
    assert reads("2024-03", "x" if "values" in more else "", "", "", "", **more) == (None, [mishap])


def test_a_note_that_is_not_taken_may_look_like_anything() -> None:
    assert reads("2024-03", "", "", "=1+1", "")[1] == []


def test_two_lines_alike_are_judged_alike() -> None:
    by = reader()
    for line in (2, 3):
        assert by.contact(line, ["2024-03", "Kvinna", "", "", ""]) is not None
