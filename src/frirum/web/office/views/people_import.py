"""Bringing people in from a sheet: send it, read line by line what would happen, then all of them or nobody (BO5)."""

import csv
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote_plus

from django.http import HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.people_import import ChangedMeanwhile, bring_in
from frirum.queries.people_import import asked_in, foreseen
from frirum.rules.access import Can
from frirum.rules.people_import import Asked, Foreseen, NotToBeImported
from frirum.rules.people_line import Newcomer
from frirum.rules.people_sheet import STATES, Column
from frirum.web.doors import Caller, door
from frirum.web.office import import_words as words
from frirum.web.office.forms.fields import language_name
from frirum.web.office.here import NOT_IN_ORDER, onward, page, today
from frirum.web.office.sheets import NotReadable, Unreadable, as_csv, table_of
from frirum.web.uploads import MOST_BYTES

CAN = Can.IMPORT_PEOPLE
MOST_TO_CONFIRM = 200 * 1024  # what the form that confirms can carry back, as browsers write it


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list, in words."""

    number: int
    name: str
    email: str
    more: str
    there: bool


@door(CAN, methods=("GET", "POST"), file=True)
def people_import(request: Caller, organisation: str) -> HttpResponse:
    """Send a sheet; what it would do is shown, and nothing is done."""
    if request.method != "POST":
        return _asking(request)
    try:
        table = _sent(request)
    except NotReadable as trouble:
        return _asking(request, wrong=[("", words.unreadable(trouble))])
    return _shown(request, table, foreseen(request.organisation.id, table, today=_today(request)))


@door(CAN, methods=("POST",))
def confirm(request: Caller, organisation: str) -> HttpResponse:
    """Do what was shown: all of it, or nothing."""
    now = clock.now()
    try:
        table = table_of(request.POST.get("list", "").encode())
    except NotReadable as trouble:
        return _asking(request, wrong=[("", words.unreadable(trouble))])
    try:
        count = bring_in(
            request.actor,
            request.organisation.id,
            table,
            seal=request.POST.get("seal", ""),
            today=today(request, now=now),
            now=now,
        )
    except NotToBeImported as refused:
        return _asking(request, wrong=[(words.where(one), words.sentence(one)) for one in refused.mishaps])
    except ChangedMeanwhile:
        seen = foreseen(request.organisation.id, table, today=_today(request))
        return _shown(request, table, seen, again=True)
    return onward(request, words.brought_in(count), "people_import", organisation=organisation)


@door(CAN)
def empty(request: Caller, organisation: str) -> HttpResponse:
    """A sheet with the headings only, to fill in; a spreadsheet opens it with its letters whole."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="people.csv"'
    answer.write("\ufeff")
    csv.writer(answer, delimiter=";").writerow(_headings(asked_in(request.organisation.id)))
    return answer


def _today(request: Caller) -> date:
    return today(request, now=clock.now())


def _sent(request: Caller) -> list[list[str]]:
    file = request.FILES.get("sheet")
    table = table_of(file.read(MOST_BYTES + 1) if file is not None else b"")
    if len(quote_plus(as_csv(table))) > MOST_TO_CONFIRM:
        raise NotReadable(Unreadable.TOO_BIG)
    return table


def _asking(request: Caller, *, wrong: list[tuple[str, str]] | None = None) -> HttpResponse:
    asked = asked_in(request.organisation.id)
    facts = {
        "headings": _headings(asked),
        "states": [words.state(code) for code in STATES],
        "wrong": wrong or [],
        "first_language": language_name(request.organisation.language),
    }
    return page(request, "people_import", facts, status=NOT_IN_ORDER if wrong else 200)


def _shown(request: Caller, table: list[list[str]], seen: Foreseen, *, again: bool = False) -> HttpResponse:
    if seen.mishaps:
        return _asking(request, wrong=[(words.where(one), words.sentence(one)) for one in seen.mishaps])
    facts = {
        "lines": [_line(one) for one in seen.people],
        "new": len(seen.new),
        "there": len(seen.people) - len(seen.new),
        "list": as_csv(table),
        "seal": seen.seal,
        "again": again,
    }
    return page(request, "people_import_shown", facts)


def _line(one: Newcomer) -> Line:
    since = [f"{words.heading(Column.SINCE)} {one.since.isoformat()}"] if one.since else []
    said = [words.state(one.state), *since, language_name(one.language), one.phone, *map(words.met_words, one.met)]
    there = _("Is here already. Nothing happens.")
    more = there if one.there else " · ".join(part for part in said if part)
    return Line(one.line, one.name, one.email, more, one.there)


def _headings(asked: Asked) -> list[str]:
    without = set() if asked.fee else {Column.FEE, Column.FEE_PAID}
    if not asked.extract:
        without.add(Column.EXTRACT)
    return [words.heading(column) for column in Column if column not in without] + list(asked.topics)
