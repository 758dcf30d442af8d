"""The states of a volunteer's life in words, and money as people write it; every room of the staff says the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frirum.rules.volunteer import State

_NAMES: Mapping[str, Callable[[], str]] = {
    State.APPLIED: lambda: pgettext("a volunteer", "Applied"),
    State.INTERVIEWED: lambda: pgettext("a volunteer", "Interviewed"),
    State.IN_TRAINING: lambda: pgettext("a volunteer", "In training"),
    State.ADMITTED: lambda: pgettext("a volunteer", "Admitted"),
    State.ACTIVE: lambda: pgettext("a volunteer", "Active"),
    State.PAUSED: lambda: pgettext("a volunteer", "Paused"),
    State.SUSPENDED: lambda: pgettext("a volunteer", "Suspended"),
    State.LEFT: lambda: pgettext("a volunteer", "Left"),
    State.DECLINED: lambda: pgettext("a volunteer", "Not taken on"),
    State.WITHDRAWN: lambda: pgettext("a volunteer", "Withdrew"),
}

_ABOUT: Mapping[str, Callable[[], str]] = {
    State.APPLIED: lambda: _("The application is here. Next comes a talk with the coordinator."),
    State.INTERVIEWED: lambda: _("The interview is done. Next comes the training."),
    State.IN_TRAINING: lambda: _("In training. After it the coordinator decides together with you."),
    State.ADMITTED: lambda: _("Admitted. The first shift can be taken."),
    State.ACTIVE: lambda: _("Active, and may take shifts."),
    State.PAUSED: lambda: _("Paused. Shifts can be taken again after the pause."),
    State.SUSPENDED: lambda: _("Suspended. The coordinator decides about coming back."),
    State.LEFT: lambda: _("Left. Thank you for everything."),
    State.DECLINED: lambda: _("Not taken on."),
    State.WITHDRAWN: lambda: _("The application was withdrawn."),
}


def state_name(state: str) -> str:
    """What a state is called."""
    return _NAMES[state]()


def about_state(state: str) -> str:
    """What a state means for whoever is in it; also for somebody who is no volunteer here."""
    return _ABOUT[state]() if state in _ABOUT else _("Not a volunteer here.")


def money(minor: int, currency: str) -> str:
    """An amount in minor units, as people write it: "50 SEK", "12.50 EUR"."""
    whole, rest = divmod(minor, 100)
    return f"{whole}.{rest:02} {currency}" if rest else f"{whole} {currency}"
