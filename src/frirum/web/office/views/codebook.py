"""The code book as a whole: what is in use, what a draft changes, publishing it, earlier versions, and where to begin."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import codebook as deeds
from frirum.actions import codebook_version as version_deeds
from frirum.actions.codebook_version import BookHasChanged, NotReady
from frirum.queries.codebook import CodeBook, book_in_use, code_book, code_books, draft_of, published_book, versions_of
from frirum.rules.access import Can
from frirum.rules.codebook import Book
from frirum.rules.codes import changes, mark, unready
from frirum.web.doors import Caller, door
from frirum.web.office import code_words
from frirum.web.office.here import onward, page
from frirum.web.opening_words import date_in_words

CAN = Can.EDIT_CODE_BOOK
CONFLICT = 409


@door(CAN)
def code_book_page(request: Caller, organisation: str) -> HttpResponse:
    """Every list, the draft if there is one, and the history."""
    here, language = request.organisation.id, _language()
    in_use, draft = book_in_use(here), draft_of(here)
    facts = {
        "in_use": in_use,
        "draft": draft,
        "lists": _lists(draft or in_use, language),
        "presets": code_books(request.organisation.country),
        "versions": [
            {"number": one.number, "day": date_in_words(one.published_at.date(), language=language, inside=True)}
            for one in versions_of(here)
            if one.published_at is not None
        ],
    }
    return page(request, "code_book", facts)


@door(CAN, methods=("GET", "POST"))
def preview(request: Caller, organisation: str) -> HttpResponse:
    """The draft as coders will see it, what it changes, and the button that publishes it."""
    if request.method != "POST":
        return _previewed(request)
    number, now = _number(request), clock.now()
    try:
        version_deeds.publish(
            request.actor, request.organisation.id, number=number, seen=request.POST.get("seen", ""), now=now
        )
    except BookHasChanged:
        return _previewed(request, changed=True, status=CONFLICT)
    except NotReady:
        return _previewed(request, status=CONFLICT)
    done = _("Version %(number)s is in use from now on. What was coded before keeps its version.") % {"number": number}
    return onward(request, done, "code_book", organisation=organisation)


@door(CAN, methods=("GET", "POST"))
def throw_away(request: Caller, organisation: str) -> HttpResponse:
    """Ask once, then forget the draft."""
    draft = draft_of(request.organisation.id)
    if request.method != "POST":
        if draft is None:
            raise Http404
        return page(request, "code_book_throw_away", {"draft": draft, "in_use": book_in_use(request.organisation.id)})
    version_deeds.throw_away(request.actor, request.organisation.id, number=_number(request), now=clock.now())
    return onward(request, _("The draft is gone. Nothing else changed."), "code_book", organisation=organisation)


@door(CAN, methods=("GET", "POST"))
def begin_from(request: Caller, organisation: str, preset: str) -> HttpResponse:
    """Look at a code book that comes with the house, then make the draft like it."""
    found = code_book(preset, request.organisation.country)
    if found is None:
        raise Http404
    if request.method != "POST":
        facts = {"preset": found, "lists": _lists(found, _language()), "draft": draft_of(request.organisation.id)}
        return page(request, "code_book_preset", facts)
    deeds.begin_from(request.actor, request.organisation.id, preset, now=clock.now())
    done = _("The draft is like %(name)s. Look through it, change what is different with you, then publish.")
    return onward(request, done % {"name": found.name}, "code_book", organisation=organisation)


@door(CAN)
def version(request: Caller, organisation: str, number: int) -> HttpResponse:
    """One published version, to read."""
    found = published_book(request.organisation.id, number)
    if found is None:
        raise Http404
    return page(request, "code_book_version", {"book": found, "lists": _lists(found, _language())})


def _previewed(request: Caller, *, changed: bool = False, status: int = 200) -> HttpResponse:
    here, language = request.organisation, _language()
    draft, in_use = draft_of(here.id), book_in_use(here.id)
    if draft is None:
        return onward(request, _("Nothing is being written."), "code_book", organisation=here.slug)
    facts = {
        "draft": draft,
        "in_use": in_use,
        "changed": changed,
        "seen": mark(draft),
        "changes": [code_words.sentence(one, draft, language) for one in changes(in_use, draft)],
        "reasons": [code_words.reason(one, language) for one in unready(draft, in_use, language=here.language)],
        "missing": code_words.missing(draft),
        "lists": _lists(draft, language),
    }
    return page(request, "code_book_preview", facts, status=status)


def _lists(book: Book | CodeBook, language: str) -> list[dict[str, object]]:
    return [
        {
            "slug": one.slug,
            "title": one.title(language),
            "glimpse": code_words.glimpse(one, language),
            "names": [code.name(language) for code in one.choices if code.parent is None],
            "mains": [
                {"name": code.name(language), "subs": [sub.name(language) for sub in one.subs(code.key)]}
                for code in one.choices
                if code.parent is None
            ],
        }
        for one in book.dimensions
    ]


def _number(request: Caller) -> int:
    sent = request.POST.get("number", "")
    return int(sent) if sent.isdecimal() and len(sent) < 6 else 0


def _language() -> str:
    return get_language() or "en"
