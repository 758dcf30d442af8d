"""The phases of a talk with questions to ask, so that a volunteer asks and does not only confirm (AL1)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frirum.rules.phase import Phase


@dataclass(frozen=True, slots=True)
class Step:
    """One phase as the page shows it."""

    code: str
    name: str
    questions: tuple[str, ...]


def phases() -> list[Step]:
    """All phases in their usual order, in the page's language."""
    return [
        Step(Phase.WELCOME, pgettext("a phase of a talk", "Welcome"), (_("How is it to write here right now?"),)),
        Step(
            Phase.SUBJECT,
            _("What it is about"),
            (_("What would you like to begin with?"), _("What made you write just today?")),
        ),
        Step(
            Phase.REQUEST_AND_GOAL,
            _("The wish and the goal"),
            (_("What do you hope for from our talk?"), _("How would it be if it were a little better?")),
        ),
        Step(
            Phase.SORT_AND_NARROW,
            _("Sort and narrow"),
            (_("What of this weighs most on you?"), _("Who else knows?")),
        ),
        Step(
            Phase.ALTERNATIVES,
            _("Ways forward"),
            (_("What have you tried, and what helped?"), _("Who could be beside you?")),
        ),
        Step(
            Phase.SUM_UP_AND_END,
            _("Sum up and end"),
            (_("What do you take with you from this?"), _("What do you do when we have ended?")),
        ),
    ]
