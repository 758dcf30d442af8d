"""The canned replies: the list, and one reply in every language."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import reply as deeds
from frirum.queries.reply import Reply, replies_of, reply_of
from frirum.rules.access import Can
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.office.forms.fields import language_name, per_language
from frirum.web.office.forms.reply import ReplyForm, shown
from frirum.web.office.here import NOT_IN_ORDER, onward, page
from frirum.web.office.sentences import show

CAN = Can.EDIT_CANNED_REPLIES


@door(CAN)
def replies(request: Caller, organisation: str) -> HttpResponse:
    """All replies, by short name."""
    rows = [
        {
            "shortcut": found.shortcut,
            "texts": [{"code": code, "name": language_name(code), "text": text} for code, text in found.texts.items()],
        }
        for found in replies_of(request.organisation.id)
    ]
    return page(request, "replies", {"replies": rows})


@door(CAN, methods=("GET", "POST"))
def add(request: Caller, organisation: str) -> HttpResponse:
    """Write a new reply."""
    return _written(request, ReplyForm(request.POST or None), None)


@door(CAN, methods=("GET", "POST"))
def reply(request: Caller, organisation: str, shortcut: str) -> HttpResponse:
    """Change a reply."""
    found = _found(request, shortcut)
    return _written(request, ReplyForm(request.POST or None, initial=shown(found)), found)


@door(CAN, methods=("GET", "POST"))
def remove(request: Caller, organisation: str, shortcut: str) -> HttpResponse:
    """Ask once, then take the reply away."""
    found = _found(request, shortcut)
    if request.method != "POST":
        return page(request, "reply_remove", {"reply": found})
    deeds.remove(request.actor, request.organisation.id, shortcut, now=clock.now())
    return onward(request, _("/%(name)s is taken away.") % {"name": shortcut}, "replies", organisation=organisation)


def _written(request: Caller, form: ReplyForm, found: Reply | None) -> HttpResponse:
    here, was = request.organisation, found.shortcut if found else None
    if request.method == "POST" and form.is_valid():
        try:
            name = deeds.write(
                request.actor, here.id, form.cleaned_data["shortcut"], form.texts(), was=was, now=clock.now()
            )
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            done = _("/%(name)s is saved. Volunteers find it at the desk now.") % {"name": name}
            return onward(request, done, "replies", organisation=here.slug)
    facts = {"form": form, "reply": found, "texts": per_language(form, "text")}
    return page(request, "reply", facts, status=NOT_IN_ORDER if form.errors else 200)


def _found(request: Caller, shortcut: str) -> Reply:
    found = reply_of(request.organisation.id, shortcut)
    if found is None:
        raise Http404
    return found
