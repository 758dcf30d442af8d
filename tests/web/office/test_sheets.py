"""Files that people send: sheets as they are, and what is none."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from frirum.web.office import sheets
from frirum.web.office.sheets import NotReadable, Unreadable, as_csv, packed, table_of, unpacked
from frirum.web.uploads import MOST_BYTES

ROWS = [["Namn", "E-post"], ["Åsa Ek", "asa@example.org"]]


def xlsx(*rows: list[Any]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_as_spreadsheets_save_it(between: str, encoding: str) -> None:
    text = "\r\n".join(between.join(row) for row in ROWS) + "\r\n\r\n"
    assert table_of(text.encode(encoding)) == ROWS


def test_csv_is_read_back_as_it_was() -> None:
    table = [["Namn", "E-post"], ['Åsa "A" Ek', "a;b\nc"]]
    assert table_of(as_csv(table).encode()) == table


def test_xlsx_with_days_numbers_and_formulas() -> None:
    data = xlsx(["Namn", "Sedan", "Telefon", "Summa"], ["Åsa", date(2026, 1, 31), 46701234567.0, "=1+1"], [None])
    assert table_of(data) == [["Namn", "Sedan", "Telefon", "Summa"], ["Åsa", "2026-01-31", "46701234567", "=1+1"]]
    assert table_of(xlsx([datetime(2026, 1, 31, 12, 30), True, 1.5])) == [["2026-01-31 12:30:00", "True", "1.5"]]


@pytest.mark.parametrize(
    ("data", "why", "line"),
    [
        (b"", Unreadable.NO_FILE, 0),
        (b" \n", Unreadable.NO_FILE, 0),
        (b"x" * (MOST_BYTES + 1), Unreadable.TOO_BIG, 0),
        (b"a,b\n" * (sheets.MOST_ROWS + 1), Unreadable.TOO_BIG, 0),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, Unreadable.NOT_A_SHEET, 0),  # an old .xls
        (b"PK\x03\x04 and no more", Unreadable.NOT_A_SHEET, 0),
        (b"name\0,e-mail", Unreadable.NOT_A_SHEET, 0),
        ("Namn,E-post\nBo,b@x.se\nÅsa,a@x.se".encode("cp1252"), Unreadable.LETTERS, 3),
        ("Namn".encode("utf-16")[:-1], Unreadable.LETTERS, 1),
        (b'Namn,E-post\n"Bo" Ek,b@x.se', Unreadable.TANGLED, 2),
    ],
)
def test_what_cannot_be_read_says_why_and_where(data: bytes, why: Unreadable, line: int) -> None:
    with pytest.raises(NotReadable) as refused:
        table_of(data)
    assert (refused.value.why, refused.value.line) == (why, line)


def test_a_packed_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (sheets.MOST_UNPACKED + 1))
    assert len(out.getvalue()) < MOST_BYTES
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(NotReadable) as refused:
        table_of(out.getvalue())
    assert refused.value.why is Unreadable.TOO_BIG


def test_too_many_rows_of_a_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    with pytest.raises(NotReadable) as refused:
        table_of(xlsx(["a"], ["b"], ["c"]))
    assert refused.value.why is Unreadable.TOO_BIG


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("Namn;E-post\nBo;b@x.se\nBo;Åsa".encode("cp1252"), 3, 2),
        (b'Namn,E-post\nBo,"b', 2, 2),  # cut off
        (b'Namn,E-post\n"Bo" Ek,b@x.se', 2, 1),
        (b'a,b\n"x ""y"" z","w"v', 2, 2),
    ],
)
def test_where_it_went_wrong_has_a_column(data: bytes, line: int, column: int) -> None:
    with pytest.raises(NotReadable) as refused:
        table_of(data)
    assert (refused.value.line, refused.value.column) == (line, column)


def test_a_page_takes_as_many_rows_as_it_says() -> None:
    assert len(table_of(b"a,b\n" * (sheets.MOST_ROWS + 1), most_rows=sheets.MOST_ROWS + 1)) == sheets.MOST_ROWS + 1


def test_an_empty_cell_at_the_end_of_a_workbook_is_not_cut_off() -> None:
    assert table_of(xlsx(["a", "b"], ["1", None], [None], ["2"])) == [["a", "b"], ["1", ""], [], ["2", ""]]


def test_what_a_form_carries_comes_back_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    table = [["Namn;x", "E-post"], ['Åsa "A" Ek', "a;b\nc", "=1"], [], ["", "b"]]
    carried = packed(table)
    assert unpacked(carried) == table
    for broken in ("", "å", "abc", carried[:-8], carried[4:]):
        with pytest.raises(NotReadable):
            unpacked(broken)
    monkeypatch.setattr(sheets, "MOST_CARRIED", 9)
    with pytest.raises(NotReadable):
        unpacked(carried)
