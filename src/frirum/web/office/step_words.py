"""The steps of a volunteer's life as what a coordinator does: the button, and what it means."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from frirum.rules.volunteer import CLOSES, State

_DO: Mapping[State, Callable[[], str]] = {
    State.APPLIED: lambda: _("Note an application"),
    State.INTERVIEWED: lambda: _("The interview is done"),
    State.IN_TRAINING: lambda: _("Begin the training"),
    State.ADMITTED: lambda: _("Admit"),
    State.ACTIVE: lambda: _("Ready for shifts"),
    State.PAUSED: lambda: _("Begin a pause"),
    State.SUSPENDED: lambda: _("Suspend now"),
    State.LEFT: lambda: _("Note that somebody leaves"),
    State.DECLINED: lambda: _("Do not take on"),
    State.WITHDRAWN: lambda: _("Withdraw the application"),
}

_MEANS: Mapping[State, Callable[[], str]] = {
    State.PAUSED: lambda: _(
        "Shifts ahead become free for others. A shift that is running goes on, and the log-in stays. Nothing counts "
        "against anybody."
    ),
    State.SUSPENDED: lambda: _(
        "This acts at once. Log-ins end, the desk and the calendar close, and shifts ahead become free. Whoever is in a "
        "talk with them is told and comes first in the queue. You can undo it here."
    ),
    State.LEFT: lambda: _(
        "Log-ins end now and shifts ahead become free. Name and details are erased after a year; a number stays, so "
        "that it can be seen how the shifts were staffed."
    ),
    State.DECLINED: lambda: _("Everything about the application is erased after three months. No reason is kept."),
    State.WITHDRAWN: lambda: _("Everything about the application is erased after three months. No reason is kept."),
}


def step_name(after: State) -> str:
    """The button."""
    return _DO[after]()


def about_step(after: State) -> str:
    """What it means, read before it is done; empty for a step that closes nothing."""
    return _MEANS[after]() if after in _MEANS else ""


def asked_first(after: State) -> bool:
    """Whether the step closes something, and so is asked once before."""
    return bool(CLOSES[after])
