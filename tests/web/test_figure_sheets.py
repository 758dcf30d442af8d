"""Figures as CSV and XLSX: what is hidden says so, and nothing is ever a formula (EX2)."""

import csv
import io
import zipfile
from decimal import Decimal

from frirum.rules.tables import Row, Table, as_told
from frirum.web.figure_sheets import PARCEL, as_csv, as_xlsx, headings, in_parcels, lines_of, xlsx_on_disk

TABLE = Table(
    "who", "Who", "Each once.", [Row("a", "=cmd|' /C calc'!A0", 20), Row("b", "@SUM(A1)", 12), Row("c", "C", 3)], 35
)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))


def test_a_line_says_number_share_and_base() -> None:
    read = rows("".join(as_csv([headings(), *lines_of([TABLE])])))
    assert read[0] == ["Table", "Key", "Row", "Contacts", "Per cent", "Base", "Definition"]
    assert read[1] == ["Who", "a", "'=cmd|' /C calc'!A0", "20", "57.1", "35", "Each once."]
    assert read[2][2] == "'@SUM(A1)"


def test_what_is_hidden_says_so() -> None:
    read = rows("".join(as_csv(lines_of([as_told(TABLE, {"a": 20, "b": None, "c": None}, 35)]))))
    assert [one[3] for one in read] == ["20", "hidden", "hidden"]
    assert [one[4] for one in read] == ["57.1", "", ""]


def test_a_workbook_holds_numbers_and_text_and_no_formula() -> None:
    data = as_xlsx([headings(), *lines_of([TABLE]), [None, 1, Decimal("1.5")]], widths=(10, 20))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<v>20</v>" in sheet
    assert "'=cmd|" in sheet.replace("&#39;", "'")


def test_csv_comes_line_by_line() -> None:
    made = as_csv(["x"] for _ in iter(int, 1))  # without end
    assert [next(made), next(made)] == ["\ufeff", "x\r\n"]


def test_short_texts_travel_together_and_none_is_lost() -> None:
    texts = [f"line {n} å\n" for n in range(5000)]
    parcels = list(in_parcels(texts))
    assert b"".join(parcels).decode() == "".join(texts)
    assert all(PARCEL <= len(parcel) < PARCEL + 20 for parcel in parcels[:-1])
    assert next(in_parcels("x" for _ in iter(int, 1))) == b"x" * PARCEL  # without end
    assert list(in_parcels([])) == []


def test_a_workbook_on_disk_says_how_long_it_is() -> None:
    file, length = xlsx_on_disk([headings(), *lines_of([TABLE])])
    parcels = list(file)
    file.close()
    data = b"".join(parcels)
    assert len(data) == length
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert "<v>20</v>" in packed.read("xl/worksheets/sheet1.xml").decode()
