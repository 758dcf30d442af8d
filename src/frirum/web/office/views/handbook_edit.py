"""The handbook for writing: preview, save, and what happens when two write at once."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import handbook as deeds
from frirum.actions.handbook import EditedMeanwhile
from frirum.queries.handbook import Page
from frirum.rules.access import Can
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.handbook import PageForm
from frirum.web.office.here import NOT_IN_ORDER, onward, page
from frirum.web.office.sentences import show
from frirum.web.office.views.handbook import as_html, found

CAN = Can.EDIT_HANDBOOK
CONFLICT = 409


@door(CAN, methods=("GET", "POST"))
def add(request: Caller, organisation: str) -> HttpResponse:
    """Write a new page."""
    return _written(request, PageForm(request.POST or None), None)


@door(CAN, methods=("GET", "POST"))
def edit(request: Caller, organisation: str, slug: str) -> HttpResponse:
    """Write the next version of a page."""
    shown = found(request, slug)
    begin = {"title": shown.title, "body": shown.body, "seen": shown.newest}
    return _written(request, PageForm(request.POST or None, initial=begin), shown)


def _written(request: Caller, form: PageForm, shown: Page | None) -> HttpResponse:
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, shown, status=NOT_IN_ORDER if form.errors else 200)
    title, body = form.words()
    if request.POST.get("do") == "preview":
        return _form(request, form, shown, preview=True)
    try:
        slug = _kept(request, shown, title, body, seen=form.cleaned_data["seen"] or 0)
    except NotInOrder as refused:
        show(form, refused.faults)
        return _form(request, form, shown, status=NOT_IN_ORDER)
    except EditedMeanwhile:
        return _conflict(request, title, body, slug=shown.slug if shown else "")
    return onward(request, _("The page is saved."), "read", organisation=request.organisation.slug, slug=slug)


def _kept(request: Caller, shown: Page | None, title: str, body: str, *, seen: int) -> str:
    here, now = request.organisation.id, clock.now()
    if shown is None:
        return deeds.add(request.actor, here, title=title, body=body, now=now)
    deeds.edit(request.actor, here, shown.slug, title=title, body=body, seen=seen, now=now)
    return shown.slug


def _conflict(request: Caller, title: str, body: str, *, slug: str) -> HttpResponse:
    """Her words stay in the box, the newer ones stand below; saving again goes on from the newer version."""
    newer = found(request, slug)
    form = PageForm({"title": title, "body": body, "seen": newer.newest})
    return _form(request, form, newer, newer=newer, status=CONFLICT)


def _form(
    request: Caller,
    form: PageForm,
    shown: Page | None,
    *,
    preview: bool = False,
    newer: Page | None = None,
    status: int = 200,
) -> HttpResponse:
    title, body = form.words() if preview else ("", "")
    facts = {
        "form": form,
        "shown": shown,
        "newer": newer,
        "preview_title": title,
        "preview": as_html(request, body) if preview else None,
    }
    return page(request, "handbook_edit", facts, status=status)
