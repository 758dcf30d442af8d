"""Words and tables of figures as a document: PDF set by Typst, or DOCX to write on in. Both are made from one paper."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frirum.rules.tables import Row, Table

SHEET = Path(__file__).parent / "figures.typ"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Words:
    """A heading and paragraphs, either may be empty."""

    heading: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title, facts about it (label, words), and what stands in it."""

    title: str
    language: str
    about: Sequence[tuple[str, str]]
    parts: Sequence[Words | Table]
    made_at: datetime


def as_pdf(paper: Paper) -> bytes:
    """The paper as a PDF."""
    import typst  # a compiler of 40 MB: brought in when somebody asks for paper, not when the house opens

    facts = {"title": paper.title, "language": paper.language, "about": list(paper.about)}
    parts = [_part(one) for one in paper.parts]
    return bytes(typst.compile(SHEET.read_bytes(), sys_inputs={"facts": json.dumps({**facts, "parts": parts})}))


def as_docx(paper: Paper) -> bytes:
    """The paper as a document for a word processor; it tells no author."""
    import docx

    made = docx.Document()
    core = made.core_properties
    core.title, core.author, core.language, core.comments = paper.title, "", paper.language, ""
    core.created = core.modified = paper.made_at
    made.add_heading(paper.title, level=1)
    for label, words in paper.about:
        line = made.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(words)
    for one in paper.parts:
        _write(made, _part(one))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def cells(table: Table, row: Row) -> tuple[str, str]:
    """A number and its share as people write them; what is hidden says so."""
    if row.n is None:
        return _("hidden"), ""
    part = table.share(row)
    return _number(row.n), "" if part is None else _("%(number)s %%") % {"number": _number(part, 1)}


def note(table: Table) -> str:
    """What stands beneath a table: its base, its definition, and whether anything is hidden."""
    said = [] if table.base is None else [_("Base: %(number)s contacts.") % {"number": _number(table.base)}]
    said.append(table.definition)
    if table.hides:
        said.append(_("Small numbers are hidden, and others beside them, so that nobody can be recognised."))
    return " ".join(said)


def _number(number: int | Decimal, places: int = 0) -> str:
    return str(number_format(number, places, use_l10n=True, force_grouping=True))


def _part(one: Words | Table) -> dict[str, object]:
    if isinstance(one, Words):
        text = [line.strip() for line in one.text.splitlines() if line.strip()]
        return {"heading": one.heading, "text": text, "rows": [], "head": [], "note": ""}
    return {
        "heading": one.title,
        "text": [],
        "head": ["", pgettext("a column", "Contacts"), _("Share")],
        "rows": [[row.words, *cells(one, row)] for row in one.rows],
        "note": note(one),
    }


def _write(made: object, part: dict[str, object]) -> None:
    from docx.document import Document
    from docx.shared import Pt

    assert isinstance(made, Document)
    if part["heading"]:
        made.add_heading(str(part["heading"]), level=2)
    for line in part["text"]:  # type: ignore[attr-defined]
        made.add_paragraph(line)
    rows = [part["head"], *part["rows"]] if part["rows"] else []  # type: ignore[misc]
    if not rows:
        return
    grid = made.add_table(rows=0, cols=3, style="Light List")
    for row in rows:
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            cell.text = words
    made.add_paragraph().add_run(str(part["note"])).font.size = Pt(9)
