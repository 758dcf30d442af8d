"""The organisation's terms: the list, a new one, other days, taking one away."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import term as deeds
from frirum.queries.term import TermFacts, terms_of
from frirum.rules.access import Can
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.term import TermForm
from frirum.web.office.here import NOT_IN_ORDER, onward, page
from frirum.web.office.sentences import show
from frirum.web.opening_words import date_in_words

CAN = Can.EDIT_PLAN


@door(CAN)
def terms(request: Caller, organisation: str) -> HttpResponse:
    """Every term, the latest first."""
    language = get_language() or "en"
    rows = [
        {
            "term": one,
            "first": date_in_words(one.first_day, language=language, inside=True),
            "last": date_in_words(one.last_day, language=language, inside=True),
        }
        for one in reversed(terms_of(request.organisation.id))
    ]
    return page(request, "terms", {"rows": rows})


@door(CAN, methods=("GET", "POST"))
def add(request: Caller, organisation: str) -> HttpResponse:
    """A new term."""
    return _written(request, TermForm(request.POST or None), None, now=clock.now())


@door(CAN, methods=("GET", "POST"))
def term(request: Caller, organisation: str, term: int) -> HttpResponse:
    """Give a term other days or another name."""
    found = _found(request, term)
    begins = {"name": found.name, "first_day": found.first_day, "last_day": found.last_day}
    return _written(request, TermForm(request.POST or None, initial=begins), found, now=clock.now())


@door(CAN, methods=("POST",))
def remove(request: Caller, organisation: str, term: int) -> HttpResponse:
    """Take a term away that has no shifts."""
    found = _found(request, term)
    deeds.remove(request.actor, request.organisation.id, found.id, now=clock.now())
    done = _("%(name)s is taken away.") % {"name": found.name}
    return onward(request, done, "terms", organisation=organisation)


def _written(request: Caller, form: TermForm, found: TermFacts | None, *, now: datetime) -> HttpResponse:
    wish, here = form.term() if request.method == "POST" else None, request.organisation
    if wish is not None:
        try:
            if found is None:
                deeds.add(request.actor, here.id, wish, now=now)
            else:
                deeds.change(request.actor, here.id, found.id, wish, now=now)
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            done = _("%(name)s is saved.") % {"name": wish.name.strip()}
            return onward(request, done, "terms", organisation=here.slug)
    return page(request, "term_edit", {"form": form, "term": found}, status=NOT_IN_ORDER if form.errors else 200)


def _found(request: Caller, term: int) -> TermFacts:
    for one in terms_of(request.organisation.id):
        if one.id == term:
            return one
    raise Http404
