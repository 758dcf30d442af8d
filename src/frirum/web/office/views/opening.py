"""The opening hours: the week's editor, the days that differ, closing early."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.line import NotOpenNow, close_early, reopen
from frirum.actions.opening import HoursDoNotFit, WeekChangedMeanwhile, remove_exception, set_week
from frirum.queries.door import door_of
from frirum.queries.line import LineFacts
from frirum.queries.opening import Week, door_at, summer_time, week_of
from frirum.rules.access import Can
from frirum.rules.admission import DoorState
from frirum.web.doors import Caller, door
from frirum.web.office.forms.week import MOST_ROWS, Row, WeekForm, from_post, from_records, mark_of
from frirum.web.office.here import NOT_IN_ORDER, line_here, onward, page, today
from frirum.web.office.views.days import days_shown
from frirum.web.office.week_words import clock_change, week_words
from frirum.web.opening_words import moment, next_opening

CONFLICT = 409


@door(Can.EDIT_OPENING, methods=("GET", "POST"))
def opening(request: Caller, organisation: str, line: str) -> HttpResponse:
    """The week as it is, and the form to change it."""
    here, now = line_here(request, organisation), clock.now()
    if request.method != "POST":
        return _shown(request, here, from_records(week_of(here.id, today=today(request, now=now))), now=now)
    form, do = from_post(request.POST), request.POST.get("do", "save")
    if do == "add" or do.startswith("remove-"):
        return _shown(request, here, _reshaped(form, do), changed=True, now=now)
    return _saved(request, here, form, now=now)


@door(Can.CLOSE_FROM_OFFICE, methods=("POST",))
def close(request: Caller, organisation: str, line: str) -> HttpResponse:
    """Close the door for the rest of this opening (AB8)."""
    here, now = line_here(request, organisation), clock.now()
    try:
        until = close_early(request.actor, here.id, now=now)
    except NotOpenNow:
        return onward(request, _("The chat is closed already."), "front", organisation=organisation)
    language = get_language() or "en"
    when = {"moment": moment(until, zone=here.zone, language=language, now=now)}
    done = _("The chat takes nobody in until %(moment)s. Talks that are running go on.") % when
    return onward(request, done, "front", organisation=organisation)


@door(Can.CLOSE_FROM_OFFICE, methods=("POST",))
def open_again(request: Caller, organisation: str, line: str) -> HttpResponse:
    """Let the opening hours decide again."""
    here = line_here(request, organisation)
    reopen(request.actor, here.id, now=clock.now())
    return onward(request, _("The opening hours decide again."), "front", organisation=organisation)


@door(Can.EDIT_OPENING, methods=("POST",))
def day_removed(request: Caller, organisation: str, line: str, day: int) -> HttpResponse:
    """Let a date be like any other again."""
    here = line_here(request, organisation)
    remove_exception(request.actor, here.id, day, now=clock.now())
    done = _("That day follows the usual week again.")
    return onward(request, done, "opening", organisation=organisation, line=line)


def _reshaped(form: WeekForm, do: str) -> WeekForm:
    """The form with a row more or less; nothing is saved."""
    number = do.removeprefix("remove-")
    if number.isascii() and number.isdecimal() and int(number) < len(form.rows):
        del form.rows[int(number)]
    elif do == "add" and len(form.rows) < MOST_ROWS:
        form.rows.append(Row())
    return form


def _saved(request: Caller, line: LineFacts, form: WeekForm, *, now: datetime) -> HttpResponse:
    periods, minutes = form.periods(), form.minutes()
    if form.in_order:
        try:
            set_week(request.actor, line.id, periods, last_admission_minutes=minutes, seen=form.seen, now=now)
        except HoursDoNotFit as refused:
            form.mark(refused.problems)
        except WeekChangedMeanwhile:
            return _conflict(request, line, form, now=now)
        else:
            done = f"{_('The opening hours are saved.')} {_next(line, now=now)}".rstrip()
            return onward(request, done, "opening", organisation=line.organisation_slug, line=line.slug)
    return _shown(request, line, form, now=now, status=NOT_IN_ORDER)


def _conflict(request: Caller, line: LineFacts, form: WeekForm, *, now: datetime) -> HttpResponse:
    """Her rows stay, the other week stands beside them; saving again is knowing of it."""
    theirs = week_of(line.id, today=today(request, now=now))
    form.seen = mark_of(theirs)
    return _shown(request, line, form, now=now, meanwhile=theirs, status=CONFLICT)


def _next(line: LineFacts, *, now: datetime) -> str:
    """When the door opens next; nothing of a door that never closes, since "not decided" would be untrue."""
    door_now = door_at(line.id, now=now)
    if door_now.next_opens_at is None and door_now.admits:
        return ""
    return next_opening(door_now, zone=line.zone, language=get_language() or "en", now=now)


def _shown(
    request: Caller,
    line: LineFacts,
    form: WeekForm,
    *,
    now: datetime,
    changed: bool = False,
    meanwhile: Week | None = None,
    status: int = 200,
) -> HttpResponse:
    week = week_of(line.id, today=today(request, now=now))
    language, zone = get_language() or "en", ZoneInfo(line.zone)
    seen = door_of(line, now=now)
    facts = {
        "line": line,
        "form": form,
        "changed": changed,
        "meanwhile": {"last_admission": meanwhile.last_admission_minutes} if meanwhile else None,
        "weekdays": [(str(number), capfirst(str(name))) for number, name in WEEKDAYS.items()],
        "week": week_words(week.periods),
        "next": _next(line, now=now),
        "days": days_shown(week.days, language, first=line.language),
        "clocks": [clock_change(change, zone) for change in summer_time(line.id, now=now)],
        "door": {
            "open": seen.state not in {DoorState.CLOSED, DoorState.CLOSED_EARLY},
            "closed_early": seen.state is DoorState.CLOSED_EARLY,
        },
    }
    return page(request, "opening", facts, status=status)
