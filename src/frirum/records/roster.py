"""Who is on an organisation's list already, and what a list of people can tell there."""

from django.db.models import Max

from frirum.records.models import Requirement, Volunteer
from frirum.rules.people_import import Asked
from frirum.rules.volunteer import OVER


def asked_of(organisation_id: int) -> Asked:
    """What this organisation asks that a list can tell."""
    rows = Requirement.objects.filter(organisation_id=organisation_id)
    terms = {row.kind: row.terms for row in rows}
    topics = terms.get("training", {}).get("topics", [])
    return Asked(
        fee="membership_fee" in terms, extract="record_extract" in terms, topics=tuple(str(topic) for topic in topics)
    )


def addresses_of(organisation_id: int) -> frozenset[str]:
    """The mail addresses of everybody who is here, in small letters; who left may come in again as a new person."""
    here = Volunteer.objects.filter(organisation_id=organisation_id).exclude(state__in=list(OVER)).exclude(email="")
    return frozenset(email.lower() for email in here.values_list("email", flat=True))


def next_number(organisation_id: int) -> int:
    """The number that the next volunteer of this organisation gets; none is given twice."""
    rows = Volunteer.objects.filter(organisation_id=organisation_id)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1
