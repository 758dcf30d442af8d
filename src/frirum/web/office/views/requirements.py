"""What the organisation asks of its volunteers: the list, one requirement, and the presets to begin from."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import requirement as deeds
from frirum.queries.preset import preset as preset_called
from frirum.queries.preset import presets
from frirum.queries.requirement import requirement_of, requirements_of
from frirum.rules.access import Can
from frirum.rules.requirement import SHAPES, SIGNED, Gate, Kind, Requirement
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.gate_words import name_of
from frirum.web.office.forms.requirement import RequirementForm
from frirum.web.office.here import NOT_IN_ORDER, onward, page
from frirum.web.office.requirement_words import about_kind, facts_of
from frirum.web.office.sentences import show

CAN = Can.EDIT_REQUIREMENTS


@door(CAN)
def requirements(request: Caller, organisation: str) -> HttpResponse:
    """Everything that is asked, everything that could be, and where others began."""
    asked = requirements_of(request.organisation.id)
    held = {one.kind for one in asked}
    facts = {
        "asked": [_shown(one) for one in asked],
        "others": [{"kind": kind.value, "name": name_of(kind)} for kind in Kind if kind not in held],
        "presets": presets(),
    }
    return page(request, "requirements", facts)


@door(CAN, methods=("GET", "POST"))
def requirement(request: Caller, organisation: str, kind: str) -> HttpResponse:
    """Ask something, or ask it differently."""
    of = _kind(kind)
    asked = requirement_of(request.organisation.id, of)
    form = RequirementForm(request.POST or None, asked=asked or _usual(of))
    wish = form.requirement() if request.method == "POST" else None
    if wish is not None:
        try:
            deeds.ask(request.actor, request.organisation.id, wish, now=clock.now())
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            done = _("%(name)s: saved. It counts at the next sign-up and check-in.") % {"name": name_of(of)}
            return onward(request, done, "requirements", organisation=organisation)
    facts = {"kind": of.value, "what": name_of(of), "about": about_kind(of), "form": form, "asked": asked is not None}
    return page(request, "requirement", facts, status=NOT_IN_ORDER if form.errors else 200)


@door(CAN, methods=("GET", "POST"))
def stop(request: Caller, organisation: str, kind: str) -> HttpResponse:
    """Ask once, then stop asking; what was written down about it goes."""
    of = _kind(kind)
    if request.method != "POST":
        return page(request, "requirement_stop", {"kind": of.value, "what": name_of(of)})
    deeds.stop_asking(request.actor, request.organisation.id, of, now=clock.now())
    return onward(
        request, _("%(name)s is no longer asked.") % {"name": name_of(of)}, "requirements", organisation=organisation
    )


@door(CAN, methods=("GET", "POST"))
def use_preset(request: Caller, organisation: str, preset: str) -> HttpResponse:
    """Look at a preset, then begin from it."""
    found = preset_called(preset)
    if found is None:
        raise Http404
    if request.method != "POST":
        held = {one.kind for one in requirements_of(request.organisation.id)}
        rows = [{**_shown(one), "changes": one.kind in held} for one in found.requirements]
        return page(request, "preset", {"preset": found, "rows": rows})
    deeds.use_preset(request.actor, request.organisation.id, found.slug, now=clock.now())
    done = _("You ask what %(name)s asks. Look through it and change what is different with you.")
    return onward(request, done % {"name": found.name}, "requirements", organisation=organisation)


def _shown(one: Requirement) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "name": name_of(one.kind),
        "about": about_kind(one.kind),
        "facts": facts_of(one),
        "signed": one.kind in SIGNED,
    }


def _kind(word: str) -> Kind:
    if word not in set(Kind):
        raise Http404
    return Kind(word)


def _usual(kind: Kind) -> Requirement:
    shape = SHAPES[kind]
    gate = Gate.SIGN_UP if Gate.SIGN_UP in shape.gates and kind is not Kind.SUPERVISION else Gate.NOTHING
    return Requirement(kind, gate, shape.periods[0])
