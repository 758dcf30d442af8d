"""The directory of other help: the list, an entry, its place, its last check."""

from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import directory as deeds
from frirum.queries.directory import Help, directory_of, help_of
from frirum.rules.access import Can
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.directory import EntryForm, shown
from frirum.web.office.forms.fields import per_language
from frirum.web.office.here import NOT_IN_ORDER, onward, page, today
from frirum.web.office.sentences import show
from frirum.web.opening_words import date_in_words

CAN = Can.EDIT_DIRECTORY


@door(CAN)
def directory(request: Caller, organisation: str) -> HttpResponse:
    """The list, in the order that visitors see."""
    day, language = today(request, now=clock.now()), get_language() or "en"
    entries = [_row(entry, request, language, day=day) for entry in directory_of(request.organisation.id)]
    return page(request, "directory", {"entries": entries, "unchecked": sum(row["old"] is True for row in entries)})


@door(CAN, methods=("GET", "POST"))
def add(request: Caller, organisation: str) -> HttpResponse:
    """Write a new entry."""
    now = clock.now()
    form = EntryForm(request.POST or None, initial={"checked_on": today(request, now=now)})
    return _written(request, form, None, now=now)


@door(CAN, methods=("GET", "POST"))
def entry(request: Caller, organisation: str, entry: int) -> HttpResponse:
    """Change an entry."""
    found = _found(request, entry)
    return _written(request, EntryForm(request.POST or None, initial=shown(found)), found, now=clock.now())


@door(CAN, methods=("POST",))
def checked(request: Caller, organisation: str, entry: int) -> HttpResponse:
    """Somebody looked, and it is still right."""
    now = clock.now()
    deeds.checked(request.actor, request.organisation.id, entry, today=today(request, now=now), now=now)
    return onward(request, _("Noted: checked today."), "directory", organisation=organisation)


@door(CAN, methods=("POST",))
def move(request: Caller, organisation: str, entry: int) -> HttpResponse:
    """Move an entry one place up or down."""
    up = request.POST.get("to") == "up"
    deeds.move(request.actor, request.organisation.id, entry, up=up, now=clock.now())
    return onward(request, _("The order is changed."), "directory", organisation=organisation)


@door(CAN, methods=("GET", "POST"))
def remove(request: Caller, organisation: str, entry: int) -> HttpResponse:
    """Ask once, then take the entry away."""
    found = _found(request, entry)
    if request.method != "POST":
        return page(request, "directory_remove", {"entry": found})
    deeds.remove(request.actor, request.organisation.id, entry, now=clock.now())
    done = _("%(name)s is taken out of the directory.") % {"name": found.name}
    return onward(request, done, "directory", organisation=organisation)


def _written(request: Caller, form: EntryForm, found: Help | None, *, now: datetime) -> HttpResponse:
    wish, here = form.entry() if request.method == "POST" else None, request.organisation
    if wish is not None:
        day = today(request, now=now)
        try:
            if found is None:
                deeds.add(request.actor, here.id, wish, today=day, now=now)
            else:
                deeds.change(request.actor, here.id, found.id, wish, today=day, now=now)
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            done = _("%(name)s is saved.") % {"name": wish.name.strip()}
            return onward(request, done, "directory", organisation=here.slug)
    facts = {
        "form": form,
        "entry": found,
        "for_whom": per_language(form, "for_whom"),
        "hours": per_language(form, "hours"),
    }
    return page(request, "directory_entry", facts, status=NOT_IN_ORDER if form.errors else 200)


def _found(request: Caller, entry: int) -> Help:
    found = help_of(request.organisation.id, entry)
    if found is None:
        raise Http404
    return found


def _row(entry: Help, request: Caller, language: str, *, day: date) -> dict[str, object]:
    first = request.organisation.language
    return {
        "id": entry.id,
        "name": entry.name,
        "for_whom": entry.for_whom_in(language, first=first),
        "hours": entry.hours_in(language, first=first),
        "phone": entry.phone,
        "url": entry.url,
        "checked_on": date_in_words(entry.checked_on, language=language, inside=True),
        "old": entry.check_again(today=day),
    }
