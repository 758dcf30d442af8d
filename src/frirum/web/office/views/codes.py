"""One list of the code book: its choices, a new one, another name, another place, out and back."""

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import codebook as deeds
from frirum.queries.codebook import book_in_use, draft_of
from frirum.rules.access import Can
from frirum.rules.codebook import SHAPES, Book, Code, Dimension
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office import code_words
from frirum.web.office.forms.codes import NameForm, shown
from frirum.web.office.forms.fields import per_language
from frirum.web.office.here import NOT_IN_ORDER, SEE_OTHER, onward, page
from frirum.web.office.sentences import sentence, show

CAN = Can.EDIT_CODE_BOOK


@door(CAN)
def code_list(request: Caller, organisation: str, dimension: str) -> HttpResponse:
    """The choices of one list, in order, and what was taken out."""
    return _listed(request, _found(request, dimension))


@door(CAN, methods=("GET", "POST"))
def add(request: Caller, organisation: str, dimension: str) -> HttpResponse:
    """Write a new choice, or with ?below= a sub-topic."""
    found, below = _found(request, dimension), request.GET.get("below") or None
    main = None if below is None else found.code(below)
    if not found.shape.grows or (below is not None and main is None):
        raise Http404
    form = NameForm(_sent(request))
    if request.method == "POST":
        here, names = request.organisation.id, form.names()
        try:
            key = deeds.add(request.actor, here, dimension, names, below=below, now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return _back(request, dimension, key)
    return _form(request, found, form, main=main)


@door(CAN, methods=("GET", "POST"))
def rename(request: Caller, organisation: str, dimension: str, key: str) -> HttpResponse:
    """Call a choice something else."""
    found = _found(request, dimension)
    code = _code(found, key)
    form = NameForm(_sent(request), initial=shown(code.names))
    if request.method == "POST":
        try:
            deeds.rename(request.actor, request.organisation.id, dimension, key, form.names(), now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return _back(request, dimension, key)
    return _form(request, found, form, code=code)


@door(CAN, methods=("GET", "POST"))
def name_list(request: Caller, organisation: str, dimension: str) -> HttpResponse:
    """Call the list itself something else."""
    found = _found(request, dimension)
    form = NameForm(_sent(request), initial=shown(found.titles))
    if request.method == "POST":
        try:
            deeds.name_list(request.actor, request.organisation.id, dimension, form.names(), now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return onward(
                request, _("The list has its new name."), "code_list", organisation=organisation, dimension=dimension
            )
    return _form(request, found, form, whole=True)


@door(CAN, methods=("POST",))
def move(request: Caller, organisation: str, dimension: str, key: str) -> HttpResponse:
    """Move a choice one place up or down."""
    _code(_found(request, dimension), key)
    up = request.POST.get("to") == "up"
    deeds.move(request.actor, request.organisation.id, dimension, key, up=up, now=clock.now())
    return _back(request, dimension, key)


@door(CAN, methods=("POST",))
def take_out(request: Caller, organisation: str, dimension: str, key: str) -> HttpResponse:
    """Let a choice not be chosen any more; it can be brought back."""
    name = _code(_found(request, dimension), key).name(_language())
    deeds.take_out(request.actor, request.organisation.id, dimension, key, now=clock.now())
    done = _("“%(name)s” is taken out of the draft.") % {"name": name}
    return onward(request, done, "code_list", organisation=organisation, dimension=dimension)


@door(CAN, methods=("POST",))
def bring_back(request: Caller, organisation: str, dimension: str, key: str) -> HttpResponse:
    """Let a choice that was taken out be chosen again."""
    found = _found(request, dimension)
    _code(found, key)
    try:
        deeds.bring_back(request.actor, request.organisation.id, dimension, key, now=clock.now())
    except NotInOrder as refused:
        return _listed(request, found, wrong=sentence(refused.faults[0]), status=NOT_IN_ORDER)
    return _back(request, dimension, key)


def _listed(request: Caller, found: Dimension, *, wrong: str = "", status: int = 200) -> HttpResponse:
    language, choices = _language(), found.choices
    facts = {
        "slug": found.slug,
        "title": found.title(language),
        "how": code_words.how(found),
        "grows": found.shape.grows,
        "draft": draft_of(request.organisation.id),
        "wrong": wrong,
        "rows": [_row(found, code, language) for code in choices if code.parent is None],
        "out": [_row(found, code, language) for code in found.codes if code not in choices],
    }
    return page(request, "code_list", facts, status=status)


def _row(found: Dimension, code: Code, language: str) -> dict[str, object]:
    main = None if code.parent is None else found.code(code.parent)
    return {
        "key": code.key,
        "name": code.name(language),
        "held": code.key in found.shape.held,
        "main": main.name(language) if main else "",
        "back": code.retired,
        "subs": [_row(found, sub, language) for sub in found.subs(code.key)] if code.parent is None else [],
    }


def _form(
    request: Caller,
    found: Dimension,
    form: NameForm,
    *,
    code: Code | None = None,
    main: Code | None = None,
    whole: bool = False,
) -> HttpResponse:
    language = _language()
    facts = {
        "slug": found.slug,
        "title": found.title(language),
        "form": form,
        "names": per_language(form, "name"),
        "code": code.name(language) if code else "",
        "main": main.name(language) if main else "",
        "whole": whole,
        "topic": found.slug == "topic",
    }
    return page(request, "code", facts, status=NOT_IN_ORDER if form.errors else 200)


def _sent(request: Caller) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _book(request: Caller) -> Book:
    return draft_of(request.organisation.id) or book_in_use(request.organisation.id)


def _found(request: Caller, dimension: str) -> Dimension:
    if dimension not in SHAPES:
        raise Http404
    return _book(request).dimension(dimension)


def _code(found: Dimension, key: str) -> Code:
    code = found.code(key)
    if code is None:
        raise Http404
    return code


def _back(request: Caller, dimension: str, key: str) -> HttpResponse:
    """To the list, at the row that was changed: a long list does not begin from its top each time."""
    names = {"organisation": request.organisation.slug, "dimension": dimension}
    return HttpResponseRedirect(f"{reverse('office:code_list', kwargs=names)}#{key}", status=SEE_OTHER)


def _language() -> str:
    return get_language() or "en"
