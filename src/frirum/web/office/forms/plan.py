"""The plan of a line as a form: the numbers, and a row for each seat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frirum.queries.plan import PlanFacts
from frirum.rules.plan import DEFAULT_SEATS, LIMITS, MOST_SEATS, PlanWish
from frirum.rules.shift import SeatWish
from frirum.web.office.forms.fields import Number

KINDS = (("", _("No seat")), ("regular", _("Regular")), ("back_up", _("Back-up")))
SPARE = 2  # so many empty rows stand ready below the seats there are

type Choice = tuple[int, str]


class PlanForm(forms.Form):
    """How a line is staffed."""

    minimum = Number(
        _("How many must be present"),
        _("In any seats. With fewer the chat stays closed and says so. 0: the chat opens whoever is there."),
    )
    ready_minutes = Number(
        _("Minutes before opening when a short shift is told of"), _("Then on-call and coordinator are told.")
    )
    sign_off_hours = Number(
        _("Hours before the shift until which one signs off alone"), _("Later, somebody to stand in is looked for.")
    )
    back_up_wait_minutes = Number(_("Minutes somebody has waited when the back-up is asked"))
    on_call_minutes = Number(_("Minutes that on-call has to answer"), _("Then the next on the list is called."))
    latest_end_minutes = Number(_("Minutes after closing when everybody goes home at the latest"))

    def __init__(
        self, *args: Any, organisations: Sequence[Choice], qualifications: Sequence[Choice], rows: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = min(rows, MOST_SEATS)
        anything, anybody = [("", _("nothing more"))], [("", _("anybody who runs the line"))]
        for at in range(self.rows):
            self.fields[f"kind_{at}"] = _choice(_("Seat"), KINDS)
            self.fields[f"needs_{at}"] = _choice(_("Asks for"), [*anything, *qualifications])
            self.fields[f"from_{at}"] = _choice(_("Kept for"), [*anybody, *organisations])

    def wish(self) -> PlanWish | None:
        """The plan that was written; None when it cannot be read."""
        if not self.is_valid():
            return None
        sent = self.cleaned_data
        return PlanWish(**{name: sent[name] for name in LIMITS}, seats=tuple(self._seats()))

    def seats(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The rows, for a template."""
        return [(self[f"kind_{at}"], self[f"needs_{at}"], self[f"from_{at}"]) for at in range(self.rows)]

    def _seats(self) -> list[SeatWish]:
        sent = self.cleaned_data
        rows = [(sent[f"kind_{at}"], sent[f"needs_{at}"], sent[f"from_{at}"]) for at in range(self.rows)]
        return [(kind, _number(needs), _number(whose)) for kind, needs, whose in rows if kind]


def begins(plan: PlanFacts) -> dict[str, Any]:
    """A plan as the form begins with it; a line without one begins with two regulars and a back-up."""
    if not plan.there:
        wish = PlanWish()
        return {**{name: getattr(wish, name) for name in LIMITS}, **_rows(DEFAULT_SEATS)}
    numbers = {
        "minimum": plan.minimum,
        "ready_minutes": int(plan.ready.total_seconds() // 60),
        "sign_off_hours": int(plan.sign_off_before.total_seconds() // 3600),
        "back_up_wait_minutes": int(plan.back_up_wait.total_seconds() // 60),
        "on_call_minutes": int(plan.on_call.total_seconds() // 60),
        "latest_end_minutes": int(plan.latest_end.total_seconds() // 60),
    }
    return {**numbers, **_rows([(one.kind, one.qualification_id, one.organisation_id) for one in plan.seats])}


def _rows(seats: Sequence[SeatWish]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for at, (kind, needs, whose) in enumerate(seats):
        found |= {f"kind_{at}": kind, f"needs_{at}": needs or "", f"from_{at}": whose or ""}
    return found


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False)


def _number(sent: str) -> int | None:
    return int(sent) if sent else None
