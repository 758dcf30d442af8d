"""Requirements in the office's words: what each closes, for how long it holds, and its numbers."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frirum.rules.period import Period
from frirum.rules.requirement import SIGNED, Basis, Gate, Kind, Requirement
from frirum.web.volunteer_words import money

_GATES: Mapping[Gate, Callable[[], str]] = {
    Gate.NOTHING: lambda: _("Nothing: it only reminds"),
    Gate.SIGN_UP: lambda: _("Sign-up and check-in"),
    Gate.CHECK_IN: lambda: _("Check-in"),
}

_PERIODS: Mapping[Period, Callable[[], str]] = {
    Period.ONCE: lambda: pgettext("for how long", "Once"),
    Period.MONTH: lambda: pgettext("for how long", "Each month"),
    Period.TERM: lambda: pgettext("for how long", "Each term"),
    Period.YEAR: lambda: pgettext("for how long", "Each year"),
}

_BASES: Mapping[Basis, Callable[[], str]] = {
    Basis.AGREEMENT: lambda: _("An agreement with the volunteer"),
    Basis.LEGITIMATE_INTEREST: lambda: _("A legitimate interest"),
    Basis.CONSENT: lambda: _("Consent, which can be taken back"),
}

_NUMBERS: Mapping[str, Callable[[], str]] = {
    "least": lambda: _("Least age"),
    "grace_days": lambda: _("Days into the new year that last year’s fee still counts"),
    "warn_days": lambda: _("Days of warning before it ends"),
    "notice_days": lambda: _("Days that the version before still counts"),
    "times": lambda: _("How many times"),
    "hours": lambda: _("Hours a month"),
    "terms": lambda: _("Terms at most"),
}

_ABOUT: Mapping[Kind, Callable[[], str]] = {
    Kind.AGE: lambda: _("Asked and checked. No date of birth is kept."),
    Kind.MEMBERSHIP_FEE: lambda: _("Paid for the year, at least so much."),
    Kind.TRAINING: lambda: _("Named days; one of them is the chat."),
    Kind.PLEDGE: lambda: _("Everyone with a log-in signs. A new version asks again."),
    Kind.RECORD_EXTRACT: lambda: _("Shown or not: a day and who saw it. Nothing of what it says can be written down."),
    Kind.DATA_INFORMATION: lambda: _("Read by everyone. Where it rests on consent, that can be taken back; it pauses."),
    Kind.SUPERVISION: lambda: _("Being there counts. No notes about anybody."),
    Kind.ENGAGEMENT: lambda: _("Shifts, supervision and training count. It reminds and closes nothing."),
    Kind.PAUSE: lambda: _("Asks when a pause has lasted so long. It closes nothing."),
}


def gate_name(gate: Gate) -> str:
    """What stays closed."""
    return _GATES[gate]()


def period_name(period: Period) -> str:
    """For how long it holds."""
    return _PERIODS[period]()


def basis_name(basis: Basis) -> str:
    """What keeping data rests on."""
    return _BASES[basis]()


def number_name(name: str) -> str:
    """What one number is called."""
    return _NUMBERS[name]()


def about_kind(kind: Kind) -> str:
    """What a kind means."""
    return _ABOUT[kind]()


def facts_of(asked: Requirement) -> list[str]:
    """What is chosen, in a few words for the list."""
    chosen = [_("Closes: %(gate)s") % {"gate": gate_name(asked.gates)}, period_name(asked.period)]
    match asked.kind:
        case Kind.AGE:
            chosen.append(_("At least %(least)s years") % {"least": asked.number("least")})
        case Kind.MEMBERSHIP_FEE:
            chosen.append(_("At least %(money)s") % {"money": money(asked.number("least"), asked.currency())})
        case Kind.TRAINING:
            chosen += asked.topics()
        case Kind.SUPERVISION:
            chosen.append(f"{number_name('times')}: {asked.number('times')}")
        case Kind.ENGAGEMENT:
            chosen.append(f"{number_name('hours')}: {asked.number('hours')}")
        case Kind.PAUSE:
            chosen.append(f"{number_name('terms')}: {asked.number('terms')}")
        case Kind.DATA_INFORMATION:
            chosen.append(basis_name(asked.basis()))
    return chosen


def signed(kind: Kind) -> bool:
    """Whether it is met by signing a text."""
    return kind in SIGNED
