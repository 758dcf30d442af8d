"""Whose figures of which months, and with what to compare them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frirum.queries.scopes import Whose

YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
EARLIEST, LATEST = 1990, 2199


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; `faulty` if it could not be read and something sensible stands in its place."""

    whose: Whose
    first: date
    last: date
    then_first: date | None
    then_last: date | None
    careful: bool  # as others see it: small numbers hidden
    faulty: bool

    @property
    def periods(self) -> list[tuple[date, date]]:
        """The period, and the one beside it if there is one."""
        beside = [(self.then_first, self.then_last)] if self.then_first and self.then_last else []
        return [(self.first, self.last), *beside]


def asked(sent: dict[str, str], choices: Sequence[Whose], today: date) -> Asked:
    """Read the address; without one, the year so far."""
    whose = next((one for one in choices if one.slug == sent.get("whose")), choices[0])
    first, last = _month(sent.get("first")), _month(sent.get("last"))
    faulty = "first" in sent and (first is None or last is None or first > last)
    if faulty or first is None or last is None:
        first, last = date(today.year, 1, 1), today.replace(day=1)
    then = _month(sent.get("then_first")), _month(sent.get("then_last"))
    compared = None not in then and then[0] <= then[1]  # type: ignore[operator]
    faulty = faulty or (any(sent.get(name) for name in ("then_first", "then_last")) and not compared)
    return Asked(whose, first, last, *(then if compared else (None, None)), "careful" in sent, faulty)


def _month(text: str | None) -> date | None:
    found = YEAR_MONTH.match(text or "")
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    return date(year, month, 1) if 1 <= month <= 12 and EARLIEST <= year <= LATEST else None
