"""Where everything in the office is: the quiet list at the end of its front page. A new place is one row here."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frirum.rules.access import Can, holds
from frirum.web.doors import Caller

PLACES: tuple[tuple[Can, str, Promise, Promise], ...] = (
    (Can.SEE_VOLUNTEERS, "volunteers", _("Volunteers"), _("Who they are, and what lets each take shifts.")),
    (
        Can.EDIT_REQUIREMENTS,
        "requirements",
        _("Requirements"),
        _("What you ask of volunteers, and the texts they sign."),
    ),
    (Can.EDIT_PLAN, "plans", _("Shift plan"), _("Who sits where, term by term.")),
    (Can.EDIT_SUPERVISION, "supervision", _("Supervision"), _("Times to book, gatherings, who came.")),
    (Can.SEE_FIGURES, "figures", _("Figures"), _("Whom you reached, and what they carried.")),
    (Can.SEE_VOLUNTEERS, "engagement", _("Hours"), _("What each gave, month by month.")),
    (Can.MAKE_REPORT, "reports", _("Reports"), _("To grant givers; figures to pass on.")),
    (
        Can.PUBLISH_FIGURES,
        "figure_settings",
        _("Published figures"),
        _("A page for everybody; how long contacts are kept."),
    ),
    (Can.FOLLOW_UP, "follow_ups", _("Would like a call"), _("Who said so when they left a shift.")),
    (Can.EDIT_SUPERVISION, "contact_card", _("How you are reached"), _("The card that stands on every desk.")),
    (Can.CORRECT_CONTACT, "contacts", _("Contacts"), _("Calls and visits to register, and what was coded.")),
    (Can.EDIT_DIRECTORY, "directory", _("Other help"), _("Where we refer people, and what they read while they wait.")),
    (Can.EDIT_CANNED_REPLIES, "replies", _("Canned replies"), _("What volunteers can start from.")),
    (Can.EDIT_CODE_BOOK, "code_book", _("Code book"), _("What volunteers choose from when they code a talk.")),
    (Can.EDIT_HANDBOOK, "handbook", _("Handbook"), _("One click away during a talk.")),
    (
        Can.EDIT_ORGANISATION,
        "promises",
        _("What we promise"),
        _("When we would tell anyone, and where the quick exit leads."),
    ),
)
"""The right it takes, the page, its name, and what is there."""


@dataclass(frozen=True, slots=True)
class Place:
    """One page of the office."""

    name: str
    what: str
    to: str


def places_for(request: Caller) -> list[Place]:
    """The pages that whoever asks may open."""
    here = {"organisation": request.organisation.slug}
    return [
        Place(str(name), str(what), reverse(f"office:{page}", kwargs=here))
        for can, page, name, what in PLACES
        if holds(request.actor, can)
    ]
