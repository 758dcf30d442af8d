"""Tables of figures as CSV and XLSX: written line by line, and nothing in them is ever a formula (EX2)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frirum.rules.tables import Table, harmless, harmless_all

type Line = Sequence[str | int | Decimal | None]

PARCEL = 16 * 1024  # bytes that travel together: each parcel is handed from thread to thread once


class _Echo:
    """A file that keeps nothing: what is written is the answer."""

    def write(self, text: str) -> str:
        """The same text."""
        return text


def headings() -> list[str]:
    """The first line of the sheet."""
    number, base = pgettext("a column", "Contacts"), pgettext("a column", "Base")
    return [_("Table"), _("Key"), _("Row"), number, _("Per cent"), base, _("Definition")]


def lines_of(tables: Iterable[Table]) -> Iterator[Line]:
    """Every row of every table as one line; what is hidden says so."""
    hidden = _("hidden")
    for table in tables:
        base = hidden if table.base is None else table.base
        for row in table.rows:
            n = hidden if row.n is None else row.n
            yield [table.title, row.key, row.words, n, table.share(row), base, table.definition]


def as_csv(lines: Iterable[Line]) -> Iterator[str]:
    """The lines as CSV that spreadsheets open as it is, one piece of text a line."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff"
    for line in lines:
        yield writer.writerow(harmless_all("" if cell is None else cell for cell in line))


def in_parcels(texts: Iterable[str]) -> Iterator[bytes]:
    """Many short texts as fewer long ones; never more than one parcel is held."""
    parcel: list[bytes] = []
    size = 0
    for text in texts:
        parcel.append(text.encode())
        size += len(parcel[-1])
        if size >= PARCEL:
            yield b"".join(parcel)
            parcel, size = [], 0
    if parcel:
        yield b"".join(parcel)


def as_xlsx(lines: Iterable[Line], *, widths: Sequence[int] = ()) -> bytes:
    """The lines as a workbook."""
    out = io.BytesIO()
    _write_book(out, lines, widths)
    return out.getvalue()


class OnDisk:
    """A file that travels in parcels, and is gone when whoever sends it closes it, read or not."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        """Its parcels."""
        return iter(lambda: self._file.read(PARCEL), b"")

    def close(self) -> None:
        """Let it be gone."""
        self._file.close()


def xlsx_on_disk(lines: Iterable[Line], *, widths: Sequence[int] = ()) -> tuple[OnDisk, int]:
    """The lines as a workbook that lies on the disk, and its length in bytes."""
    out = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    _write_book(out, lines, widths)
    length = out.tell()
    out.seek(0)
    return OnDisk(out), length


def _write_book(out: IO[bytes], lines: Iterable[Line], widths: Sequence[int]) -> None:
    """Rows are written away as they come, so that a million fit."""
    import xlsxwriter  # by whoever asks for a sheet, not at every start

    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    for at, line in enumerate(lines):
        for column, cell in enumerate(line):
            if isinstance(cell, int | Decimal):
                sheet.write_number(at, column, float(cell))
            elif cell:
                sheet.write_string(at, column, harmless(cell), bold if at == 0 else None)
    book.close()
