"""What an organisation asks of its volunteers, in sentences for somebody who is not one yet."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frirum.rules.requirement import Kind, Requirement
from frirum.web.volunteer_words import money


def asked_words(requirements: Iterable[Requirement]) -> list[str]:
    """Everything that will be asked, in the order of a volunteer's life."""
    return [said for said in map(_words, requirements) if said]


def _words(one: Requirement) -> str:
    match one.kind:
        case Kind.AGE:
            return _("You are at least %(least)d years old.") % {"least": one.number("least")}
        case Kind.MEMBERSHIP_FEE:
            fee = money(one.number("least"), one.currency())
            return _("You are a member and pay the yearly fee, at least %(fee)s.") % {"fee": fee}
        case Kind.TRAINING:
            days = len(one.topics())
            said = ngettext("You take part in %(days)d training day.", "You take part in %(days)d training days.", days)
            return said % {"days": days}
        case Kind.PLEDGE:
            return _("You sign a confidentiality pledge.")
        case Kind.RECORD_EXTRACT:
            return _("You show a police record extract. Nothing in it is written down or kept.")
        case Kind.SUPERVISION:
            return _("You come to group supervision.")
        case Kind.ENGAGEMENT:
            hours = one.number("hours")
            said = ngettext("You have about %(hours)d hour a month.", "You have about %(hours)d hours a month.", hours)
            return said % {"hours": hours}
        case _:
            return ""
