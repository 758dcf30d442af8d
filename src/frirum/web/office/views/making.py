"""Making a term's shifts: what would change, then doing it; publishing; the term on paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import shift as deeds
from frirum.queries.term import shifts_in_term, would_change
from frirum.rules.access import Can
from frirum.web.doors import Caller, door
from frirum.web.office.here import onward, page
from frirum.web.office.paper import term_on_paper
from frirum.web.office.plan_here import is_own, plan_here, term_here
from frirum.web.office.plan_words import change_words, weeks_of

CAN = Can.EDIT_PLAN


@door(CAN, methods=("GET", "POST"))
def make(request: Caller, organisation: str, plan: str, term: int) -> HttpResponse:
    """Show what making the shifts would change, and do it when asked."""
    here, now = plan_here(request, plan, own=True), clock.now()
    found = term_here(here, term)
    if request.method != "POST":
        change = would_change(here.id, found.id, now=now)
        said = change_words(change, line=here, language=get_language() or "en", now=now)
        return page(request, "make_shifts", {"line": here, "term": found, "change": change, "said": said})
    done = deeds.make_shifts(request.actor, here.id, found.id, now=now)
    new = len(done.added)
    words = ngettext("%(number)d new shift.", "%(number)d new shifts.", new) % {"number": new}
    said_done = words if new else _("The shifts follow the opening hours.")
    return onward(request, said_done, "term", organisation=organisation, plan=plan, term=term)


@door(CAN, methods=("POST",))
def publish(request: Caller, organisation: str, plan: str, term: int) -> HttpResponse:
    """Let volunteers see the drafts and sign up."""
    here = plan_here(request, plan, own=True)
    many = deeds.publish(request.actor, here.id, term_here(here, term).id, now=clock.now())
    done = ngettext(
        "%(number)d shift is published. Volunteers can sign up.",
        "%(number)d shifts are published. Volunteers can sign up.",
        many,
    ) % {"number": many}
    return onward(request, done, "term", organisation=organisation, plan=plan, term=term)


@door(CAN)
def paper(request: Caller, organisation: str, plan: str, term: int) -> HttpResponse:
    """The term as a PDF, to hang on the wall: aliases only."""
    here, now, language = plan_here(request, plan), clock.now(), get_language() or "en"
    found = term_here(here, term)
    shifts = shifts_in_term(here.id, found.id, drafts=is_own(request, here))
    weeks = weeks_of(shifts, here, request.organisation.id, language=language, now=now)
    answer = HttpResponse(term_on_paper(here, found, weeks, language=language), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{here.slug}-{found.first_day}.pdf"'
    return answer
