"""Her front page: each gate with its reason, what she can do about it herself, and the one next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from frirum.rules.gate import STATE, Gates, Stand, Verdict
from frirum.rules.requirement import Gate, Kind
from frirum.rules.volunteer import State
from frirum.web.gate_words import name_of, words_of


@dataclass(frozen=True, slots=True)
class Step:
    """Something she can do: where it is, and what the button says."""

    address: str
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement, as she reads it; `closes` when it keeps a gate closed."""

    name: str
    words: str
    met: bool
    closes: bool
    soon: bool
    step: Step | None


def rows_of(gates: Gates, slug: str) -> list[Row]:
    """Every requirement in the order of her life; what is closed comes first."""
    rows = [_row(one, slug) for one in gates.verdicts]
    return sorted(rows, key=lambda row: (not row.closes, not row.soon, row.met))


def next_step(rows: list[Row], *, shifts: Step | None) -> Step | None:
    """The one thing to do now: what closes a gate and is hers to do, then what ends soon, then a shift if she may."""
    own = next((row.step for row in rows if row.step is not None and (row.closes or row.soon)), None)
    return own or shifts


def _row(one: Verdict, slug: str) -> Row:
    open_still = one.state in {Stand.MISSING, Stand.REMINDER}
    return Row(
        name=name_of(one.kind),
        words=words_of(one),
        met=not open_still,
        closes=one.state is Stand.MISSING and one.gates is not Gate.NOTHING,
        soon=one.state is Stand.ENDS_SOON,
        step=_step(one, slug) if one.state is not Stand.MET else None,
    )


def _step(one: Verdict, slug: str) -> Step | None:
    if one.detail.get("no_text"):
        return None
    if one.kind == STATE:
        paused = one.detail.get("state") == State.PAUSED
        return Step(reverse("volunteer:life", kwargs={"organisation": slug}), _("Come back")) if paused else None
    found = _STEPS.get(one.kind)
    return None if found is None else found(slug)


def _pledge(slug: str) -> Step:
    after = reverse("volunteer:front", kwargs={"organisation": slug})
    return Step(f"{reverse('platform:pledges')}?next={after}", _("Read and sign it"))


def _data(slug: str) -> Step:
    return Step(reverse("volunteer:data", kwargs={"organisation": slug}), _("Read it"))


def _supervision(slug: str) -> Step:
    return Step(reverse("volunteer:supervision", kwargs={"organisation": slug}), _("See the times"))


def _hours(slug: str) -> Step:
    return Step(reverse("volunteer:hours", kwargs={"organisation": slug}), _("See your hours"))


def _pause(slug: str) -> Step:
    return Step(reverse("volunteer:life", kwargs={"organisation": slug}), _("Say what you would like"))


_STEPS: Mapping[str, Callable[[str], Step]] = {
    Kind.PLEDGE: _pledge,
    Kind.DATA_INFORMATION: _data,
    Kind.SUPERVISION: _supervision,
    Kind.ENGAGEMENT: _hours,
    Kind.PAUSE: _pause,
}
