"""Tables of figures as CSV and XLSX: written line by line, and nothing in them is ever a formula (EX2)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frirum.rules.tables import Table, harmless, harmless_all

type Line = Sequence[str | int | Decimal | None]


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


def as_xlsx(lines: Iterable[Line], *, widths: Sequence[int] = ()) -> bytes:
    """The lines as a workbook; rows are written away as they come, so that a million fit."""
    out = io.BytesIO()
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
    return out.getvalue()
