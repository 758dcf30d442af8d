"""Applying to become a volunteer: what is asked, and what the applicant is told by mail (ST11).

Nothing asks why: what somebody believes in is talked about at the interview, and no field records it. Age is said, never
a day of birth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from frirum.rules.languages import LANGUAGES
from frirum.rules.mail import Mail
from frirum.rules.people_line import LONGEST_NAME, is_address
from frirum.rules.volunteer import State
from frirum.rules.wording import Fault, Flaw, one_line, phone, words

MOST_WAITING = 500
"""So many unanswered applications an organisation holds; then the door says so, before its records are filled by a machine."""


@dataclass(frozen=True, slots=True)
class Application:
    """Who would like to help, how she is reached, and whether she says that she is old enough."""

    name: str
    email: str
    phone: str
    language: str
    old_enough: bool


def tidy(application: Application) -> Application:
    """The application with clean words."""
    return replace(
        application,
        name=one_line(application.name),
        email=one_line(application.email).lower(),
        phone=one_line(application.phone),
    )


def faults(application: Application, *, age_asked: bool) -> list[Fault]:
    """What is wrong with a tidy application."""
    found = words(application.name, "name", most=LONGEST_NAME)
    if not is_address(application.email):
        found.append(Fault("email", Flaw.MISSING))
    found += phone(application.phone, "phone")
    if application.language not in LANGUAGES:
        found.append(Fault("language", Flaw.UNKNOWN_LANGUAGE))
    if age_asked and not application.old_enough:
        found.append(Fault("old_enough", Flaw.MISSING))
    return found


_MAILS: Mapping[State, Mail] = {
    State.APPLIED: Mail.APPLIED,
    State.INTERVIEWED: Mail.STEP,
    State.IN_TRAINING: Mail.STEP,
    State.ADMITTED: Mail.STEP,
    State.DECLINED: Mail.NOT_NOW,
}


def mail_of(after: State) -> Mail | None:
    """The mail that tells of a step on the way in; None where she took it herself, or is told otherwise."""
    return _MAILS.get(after)
