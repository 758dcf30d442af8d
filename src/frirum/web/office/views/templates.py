"""The texts that people sign or read: what holds now, a new version, and the ones before."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import template as deeds
from frirum.queries.template import TextFacts, current_texts, inherited, versions_of
from frirum.rules.access import Can
from frirum.rules.requirement import SIGNED, Kind
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.gate_words import name_of
from frirum.web.handbook_html import handbook_html
from frirum.web.office.forms.fields import begin, per_language
from frirum.web.office.forms.requirement import TextForm
from frirum.web.office.here import NOT_IN_ORDER, onward, page
from frirum.web.office.sentences import show

CAN = Can.EDIT_REQUIREMENTS


@door(CAN, methods=("GET", "POST"))
def text(request: Caller, organisation: str, kind: str) -> HttpResponse:
    """What holds now, with the next version as a form below it."""
    of, now = _kind(kind), clock.now()
    held = current_texts(request.organisation.id, now=now).get(of)
    form = TextForm(request.POST or None, initial=begin("body", held.body if held else {}))
    if request.method == "POST" and form.is_valid():
        try:
            number = deeds.publish(request.actor, request.organisation.id, of, form.body(), now=now)
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            done = _("Version %(number)s is published: everybody is asked again.") % {"number": number}
            said = _("Nothing was different, so nobody is asked again.") if number is None else done
            return onward(request, said, "requirements", organisation=organisation)
    facts = {
        "kind": of.value,
        "what": name_of(of),
        "held": held,
        "read": _read(request, held),
        "form": form,
        "body": per_language(form, "body"),
        "versions": versions_of(request.organisation.id, of),
        "theirs": inherited(request.organisation.id, of, now=now),
    }
    return page(request, "text", facts, status=NOT_IN_ORDER if form.errors else 200)


@door(CAN, methods=("POST",))
def inherit(request: Caller, organisation: str, kind: str) -> HttpResponse:
    """Go back to the federation's text."""
    if not deeds.inherit(request.actor, request.organisation.id, _kind(kind), now=clock.now()):
        raise Http404
    done = _("The federation’s text holds again: whoever has not signed it is asked.")
    return onward(request, done, "requirements", organisation=organisation)


def _read(request: Caller, held: TextFacts | None) -> object:
    if held is None:
        return None
    words = held.body_in(get_language() or "en", first=request.organisation.language)
    return handbook_html(words, base="", pages=())


def _kind(word: str) -> Kind:
    if word not in set(SIGNED):
        raise Http404
    return Kind(word)
