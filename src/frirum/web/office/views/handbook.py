"""The handbook for reading: the list, a page, its versions; taking a page out and bringing it back."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import handbook as deeds
from frirum.queries.handbook import Page, page_of, titles_of, versions_of
from frirum.rules.access import Can
from frirum.rules.handbook import pointed_at
from frirum.web.doors import Caller, door
from frirum.web.handbook_html import CleanHtml, handbook_html
from frirum.web.office.here import onward, page
from frirum.web.opening_words import date_in_words

CAN = Can.EDIT_HANDBOOK


@door(CAN)
def handbook(request: Caller, organisation: str) -> HttpResponse:
    """The pages in order, and those that were taken out."""
    here = request.organisation.id
    return page(request, "handbook", {"pages": titles_of(here), "retired": titles_of(here, retired=True)})


@door(CAN)
def read(request: Caller, organisation: str, slug: str) -> HttpResponse:
    """One page, as volunteers read it."""
    return _read(request, found(request, slug))


@door(CAN)
def version(request: Caller, organisation: str, slug: str, number: int) -> HttpResponse:
    """One page, as it was in an earlier version."""
    return _read(request, found(request, slug, number=number))


@door(CAN)
def versions(request: Caller, organisation: str, slug: str) -> HttpResponse:
    """A page's history."""
    shown, language = found(request, slug), get_language() or "en"
    rows = [
        {
            "number": one.number,
            "title": one.title,
            "editor": one.editor,
            "day": date_in_words(one.edited_at, language=language),
        }
        for one in versions_of(request.organisation.id, slug)
    ]
    return page(request, "handbook_versions", {"shown": shown, "versions": rows})


@door(CAN, methods=("GET", "POST"))
def retire(request: Caller, organisation: str, slug: str) -> HttpResponse:
    """Ask once, then take the page out; it can be brought back."""
    shown = found(request, slug)
    if request.method != "POST":
        return page(request, "handbook_retire", {"shown": shown})
    deeds.retire(request.actor, request.organisation.id, slug, now=clock.now())
    done = _("“%(title)s” is taken out of the handbook.") % {"title": shown.title}
    return onward(request, done, "handbook", organisation=organisation)


@door(CAN, methods=("POST",))
def bring_back(request: Caller, organisation: str, slug: str) -> HttpResponse:
    """Let a page stand in the handbook again."""
    deeds.bring_back(request.actor, request.organisation.id, slug, now=clock.now())
    return onward(request, _("The page is back in the handbook."), "read", organisation=organisation, slug=slug)


def found(request: Caller, slug: str, *, number: int | None = None) -> Page:
    """The page of the address, or "not there"."""
    shown = page_of(request.organisation.id, slug, number=number)
    if shown is None:
        raise Http404
    return shown


def as_html(request: Caller, body: str) -> CleanHtml:
    """The words of a page as HTML, with links to the handbook's pages here."""
    base = reverse("office:handbook", kwargs={"organisation": request.organisation.slug})
    return handbook_html(body, base=base, pages=_slugs(request))


def missing(request: Caller, body: str) -> list[str]:
    """The pages that the text points to and that are not there."""
    there = _slugs(request)
    return [slug for slug in pointed_at(body) if slug not in there]


def _slugs(request: Caller) -> set[str]:
    return {title.slug for title in titles_of(request.organisation.id)}


def _read(request: Caller, shown: Page) -> HttpResponse:
    day = date_in_words(shown.edited_at, language=get_language() or "en")
    facts = {"shown": shown, "html": as_html(request, shown.body), "day": day, "missing": missing(request, shown.body)}
    return page(request, "handbook_page", facts)
