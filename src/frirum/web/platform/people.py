"""The people of an organisation: who has access, who is invited, and how access ends (SA13, SA14, SA16)."""

from __future__ import annotations

from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import access
from frirum.actions import invitation as invitations
from frirum.actions.invitation import Made, invite
from frirum.queries.people import invited_to, people_of
from frirum.rules.access import Thing, holds, may_invite
from frirum.rules.rights import Can, Role
from frirum.web.doors import Caller, door
from frirum.web.platform.people_forms import ROLE_NAMES, Invite

LONGEST_NUMBER = 19  # digits that a row's number may have


@door(Can.SEE_MEMBERS)
def people(request: Caller, organisation: str) -> HttpResponse:
    """Everybody who has access, everybody who is invited, and a form for one more."""
    return _page(request, Invite(roles=_roles(request), initial={"language": request.organisation.language}))


@door(Can.INVITE, methods=("POST",))
def invite_one(request: Caller, organisation: str) -> HttpResponse:
    """Invite one person; the link is mailed, and shown once to whoever invited her."""
    form = Invite(request.POST, roles=_roles(request))
    if not form.is_valid():
        return _page(request, form, status=422)
    given = form.cleaned_data
    made = invite(
        request.actor,
        organisation_id=request.organisation.id,
        email=given["email"],
        alias=given["alias"],
        role=Role(given["role"]),
        language=given["language"],
        now=clock.now(),
    )
    link = link_of(request, made)
    mailed = tell(made, link, organisation=request.organisation.name, language=given["language"])
    fresh = Invite(roles=_roles(request), initial={"language": request.organisation.language})
    return _page(request, fresh, made=made, link=link, mailed=mailed)


@door(Can.INVITE, methods=("POST",))
def take_back(request: Caller, organisation: str) -> HttpResponse:
    """Make an invitation void."""
    number = request.POST.get("invitation", "")
    invitations.take_back(
        request.actor,
        organisation_id=request.organisation.id,
        invitation_id=int(number) if number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER else 0,
        now=clock.now(),
    )
    messages.success(request, _("That invitation opens nothing any more."))
    return redirect("platform:people", organisation=organisation)


@door(Can.REVOKE_ACCESS, methods=("POST",))
def revoke(request: Caller, organisation: str) -> HttpResponse:
    """Take one person's access away, everywhere she is logged in, now."""
    access.revoke(
        request.actor, request.POST.get("person", ""), organisation_id=request.organisation.id, now=clock.now()
    )
    messages.success(request, _("Access has ended, and so have all log-ins and live lines."))
    return redirect("platform:people", organisation=organisation)


@door(Can.END_SESSIONS, methods=("POST",))
def end_log_ins(request: Caller, organisation: str) -> HttpResponse:
    """End every log-in of one person; her access stays."""
    access.end_log_ins(
        request.actor, request.POST.get("person", ""), organisation_id=request.organisation.id, now=clock.now()
    )
    messages.success(request, _("All log-ins of this person have ended."))
    return redirect("platform:people", organisation=organisation)


def link_of(request: HttpRequest, made: Made) -> str:
    """The link of an invitation; the secret stands behind the #, which no browser sends to a server."""
    return request.build_absolute_uri(reverse("platform:welcome")) + "#" + made.secret


def tell(made: Made, link: str, *, organisation: str, language: str) -> bool:
    """Mail the invitation; False when this installation sends no mail or the server did not take it (ML1)."""
    with translation.override(language):
        subject = _("An invitation for you")
        text = render_to_string("platform/invitation.txt", {"link": link, "organisation": organisation})
    try:
        return EmailMessage(subject, text, to=[made.email]).send() > 0
    except OSError:
        return False


def _roles(request: Caller) -> list[Role]:
    thing = Thing(organisation=request.organisation.id)
    return [role for role in Role if may_invite(request.actor, role, thing, now=clock.now())]


def _page(request: Caller, form: Invite, *, status: int = 200, **more: object) -> HttpResponse:
    here = request.organisation
    return render(
        request,
        "platform/people.html",
        {
            "organisation": here,
            "people": people_of(here.id),
            "invited": invited_to(here.id, now=clock.now()),
            "form": form,
            "me": request.account.id,
            "role_names": ROLE_NAMES,
            "may_import": holds(request.actor, Can.IMPORT_PEOPLE),
            **more,
        },
        status=status,
    )
