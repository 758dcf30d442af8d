"""Days that differ: a closed day, an extra evening."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.opening import HoursDoNotFit, add_exception
from frirum.queries.opening import Day
from frirum.rules.access import Can
from frirum.rules.languages import said
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.days import DayForm
from frirum.web.office.forms.fields import per_language
from frirum.web.office.here import NOT_IN_ORDER, line_here, onward, page
from frirum.web.office.sentences import about_hours, show
from frirum.web.office.week_words import hours_words
from frirum.web.opening_words import date_in_words


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day that differs, in words."""

    id: int
    date: str
    what: str
    note: str


@door(Can.EDIT_OPENING, methods=("GET", "POST"))
def add_day(request: Caller, organisation: str, line: str) -> HttpResponse:
    """Let one date differ."""
    here = line_here(request, organisation)
    form = DayForm(request.POST if request.method == "POST" else None)
    exception = form.exception() if request.method == "POST" else None
    if exception is not None:
        try:
            add_exception(request.actor, here.id, exception, note=form.note(), now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        except HoursDoNotFit as refused:
            for problem in refused.problems:
                form.add_error("opens", about_hours(problem.fault))
        else:
            return onward(request, _("The day is saved."), "opening", organisation=organisation, line=line)
    facts = {"line": here, "form": form, "notes": per_language(form, "note")}
    return page(request, "day", facts, status=NOT_IN_ORDER if form.errors else 200)


def days_shown(days: Iterable[Day], language: str, *, first: str) -> list[DayShown]:
    """The days that differ, in words."""
    return [
        DayShown(
            id=day.id,
            date=date_in_words(day.date, language=language),
            what=_("Closed") if day.opens is None or day.closes is None else _extra(day.opens, day.closes),
            note=said(day.note, language, first=first),
        )
        for day in days
    ]


def _extra(opens: int, closes: int) -> str:
    return _("Open besides the usual hours, %(hours)s") % {"hours": hours_words(opens, closes)}
