"""An application: somebody without a log-in asks to become a volunteer (ST11)."""

from datetime import date, datetime

from django.db import transaction

from frirum.actions.mail import tell
from frirum.actions.office import tell as ring
from frirum.actions.volunteer import begin
from frirum.records.models import Fulfilment, Organisation, Requirement, Volunteer
from frirum.rules import application as rules
from frirum.rules import wording
from frirum.rules.application import MOST_WAITING, Application
from frirum.rules.mail import Mail
from frirum.rules.requirement import Kind
from frirum.rules.volunteer import OVER, State


class TooManyWaiting(Exception):
    """The organisation has more unanswered applications than it can hold."""


@transaction.atomic
def apply(organisation_id: int, wish: Application, *, today: date, now: datetime) -> None:
    """Write the application down and tell her that it has come; raises NotInOrder, TooManyWaiting.

    Whose address is here already is not written down twice, and the answer is the same: a form tells nobody who
    volunteers where.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation_id)
    age = Requirement.objects.filter(organisation=organisation, kind=Kind.AGE).first()
    tidy = rules.tidy(wish)
    wording.require(rules.faults(tidy, age_asked=age is not None))
    here = Volunteer.objects.filter(organisation=organisation)
    if here.exclude(state__in=list(OVER)).filter(email__iexact=tidy.email).exists():
        return
    if here.filter(state=State.APPLIED).count() >= MOST_WAITING:
        raise TooManyWaiting
    made = begin(organisation, name=tidy.name, email=tidy.email, phone=tidy.phone, language=tidy.language, now=now)
    if age is not None:
        Fulfilment.objects.create(volunteer=made, requirement=age, on=today, at=now)
    tell(made, Mail.APPLIED, about=f"applied:{made.ref}", now=now)
    ring(organisation_id)
