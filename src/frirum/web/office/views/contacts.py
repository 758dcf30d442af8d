"""Contacts in the office: a month's, registering more, and correcting one with a reason (AL3, CS2)."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import contact as deeds
from frirum.actions.contact import NoReason
from frirum.queries.codebook import book_in_use
from frirum.queries.contact import MOST_ON_A_PAGE, OneContact, contact_of, contacts_of, how_many
from frirum.rules.access import Can
from frirum.rules.codebook import Book
from frirum.rules.coding import NotCodable, Problem, begin
from frirum.rules.contact import LONGEST_REASON, month_of
from frirum.web import coding
from frirum.web.coding_words import CHANNELS
from frirum.web.doors import Caller, door
from frirum.web.office.here import NOT_IN_ORDER, onward, page, today
from frirum.web.registering import registering

TOLD = ("who", "age", "gender", "risk")


@door(Can.CORRECT_CONTACT)
def contacts(request: Caller, organisation: str) -> HttpResponse:
    """One month's contacts, in no order of time."""
    here, month = request.organisation.id, _month(request)
    after = _number(request.GET.get("after", ""))
    book, language = book_in_use(here), get_language() or "en"
    rows = [_row(one, book, language) for one in contacts_of(here, month, after=after)]
    last, following = date(month.year + (month.month > 11), month.month % 12 + 1, 1), after + MOST_ON_A_PAGE
    many = how_many(here, month)
    facts = {
        "rows": rows,
        "month": date_format(month, "F Y"),
        "this": month.isoformat(),
        "many": many,
        "before": date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1).isoformat(),
        "next": last.isoformat() if last <= today(request, now=clock.now()) else "",
        "following": following if following < many else 0,
    }
    return page(request, "contacts", facts)


@door(Can.CORRECT_CONTACT, methods=("GET", "POST"))
def register(request: Caller, organisation: str) -> HttpResponse:
    """Register contacts that came by telephone, mail, visit or elsewhere."""
    return registering(request, "office/contacts_register.html")


@door(Can.CORRECT_CONTACT, methods=("GET", "POST"))
def contact(request: Caller, organisation: str, contact: str) -> HttpResponse:
    """Correct one contact; the reason is kept."""
    here, now = request.organisation.id, clock.now()
    found = contact_of(here, contact)
    if found is None:
        raise Http404
    chosen, version, reason = found.coded, found.version, ""
    if found.state != deeds.CODED:
        chosen, version = begin(), book_in_use(here).number
    problems: tuple[Problem, ...] = ()
    why = ""
    if request.method == "POST":
        chosen, version, reason = (
            coding.read(request.POST),
            coding.version_in(request.POST) or 0,
            request.POST.get("reason", ""),
        )
        day = today(request, now=now)
        try:
            deeds.correct(request.actor, here, contact, chosen, reason=reason, version=version, today=day, now=now)
        except NotCodable as refused:
            problems = refused.problems
        except NoReason:
            why = _("Write in a few words why it is corrected.")
        else:
            return onward(
                request, _("The contact is corrected, and so are the figures."), "contacts", organisation=organisation
            )
    form = coding.form_of(here, chosen, get_language() or "en", version=version, problems=problems)
    facts = {
        "coding": form,
        "month": date_format(found.month, "F Y"),
        "channel": CHANNELS[found.channel],
        "not_coded": found.state != deeds.CODED,
        "corrections": [(date_format(on, "YEAR_MONTH_FORMAT"), said) for on, said in found.corrections],
        "reason": reason,
        "longest": LONGEST_REASON,
        "why": why,
        "wrong": bool(problems),
    }
    return page(request, "contact", facts, status=NOT_IN_ORDER if problems or why else 200)


def _row(one: OneContact, book: Book, language: str) -> dict[str, object]:
    topics = [book.name("topic", chosen.key, language) for chosen in one.coded.topics[:1]]
    told = [book.name(slug, key, language) for slug in TOLD for key in one.coded.of(slug)]
    return {
        "key": one.key,
        "channel": CHANNELS[one.channel],
        "words": " · ".join([*topics, *told]),
        "coded": one.state == deeds.CODED,
    }


def _month(request: Caller) -> date:
    try:
        return month_of(date.fromisoformat(request.GET.get("month", "")))
    except ValueError:
        return month_of(today(request, now=clock.now()))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 0
