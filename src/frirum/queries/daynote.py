"""What the coordinator says about a day that differs, from memory: asked by every visitor's page."""

from datetime import date

from frirum.records.bell import About, Ring, listen
from frirum.records.models import OpeningException
from frirum.rules.languages import said

_notes: dict[int, dict[date, dict[str, str]]] = {}


def note_on(line_id: int, day: date, *, language: str, first: str) -> str:
    """The sentence about this day in one language, else in the organisation's `first`; empty on most days."""
    notes = _notes.get(line_id)
    if notes is None:
        rows = OpeningException.objects.filter(line_id=line_id).exclude(note={}).order_by("pk")
        notes = _notes[line_id] = dict(rows.values_list("date", "note"))
    return said(notes[day], language, first=first) if day in notes else ""


def forget() -> None:
    """Forget every note, so that the next question reads the records again."""
    _notes.clear()


def _when_rung(rings: list[Ring]) -> None:
    if any(ring.about is About.OFFICE for ring in rings):
        forget()


listen(_when_rung)
