"""A term on paper: the weeks set by Typst as a PDF. The words go in as data, so that no name is ever read as code."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from frirum.queries.line import LineFacts
from frirum.queries.term import TermFacts
from frirum.web.office.plan_words import Week
from frirum.web.opening_words import date_in_words

SHEET = Path(__file__).parent / "templates" / "office" / "term.typ"


def term_on_paper(line: LineFacts, term: TermFacts, weeks: Sequence[Week], *, language: str) -> bytes:
    """The term as a PDF; a hole is an empty line to write a name on."""
    import typst  # a compiler of 40 MB: brought in when somebody asks for paper, not when the house opens

    days = [date_in_words(day, language=language, inside=True) for day in (term.first_day, term.last_day)]
    facts = {
        "language": language,
        "title": line.name,
        "term": f"{term.name} · {days[0]} – {days[1]}",
        "nobody": _("nobody yet"),
        "weeks": [
            {
                "title": week.title,
                "rows": [
                    {"when": row.when, "says": row.says, "seats": [[one.kind, one.who] for one in row.cells]}
                    for row in week.rows
                ],
            }
            for week in weeks
        ],
    }
    return bytes(typst.compile(SHEET.read_bytes(), sys_inputs={"facts": json.dumps(facts)}))
