"""The week as a form: rows of a day and two times, as they were typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from frirum.queries.opening import Week
from frirum.rules.clocktime import clock, closing, minutes_of
from frirum.rules.hours import Problem, mark
from frirum.rules.opening import Period
from frirum.rules.wording import Fault, Flaw
from frirum.web.office.sentences import about_hours, sentence

MOST_ROWS = 42  # six periods a day
LONGEST = 20  # letters of anything typed here
LONGEST_MARK = MOST_ROWS * 12 + 8


@dataclass(slots=True)
class Row:
    """One period as it was typed, and what is wrong with it."""

    weekday: str = ""
    opens: str = ""
    closes: str = ""
    says: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed: such a row is passed over."""
        return not (self.weekday or self.opens or self.closes)

    def period(self) -> Period | None:
        """The period; None, with sentences, when it cannot be read."""
        opens, closes = minutes_of(self.opens), minutes_of(self.closes)
        if self.weekday not in set("0123456"):
            self.says.append(_("Choose a day of the week."))
        if opens is None or closes is None:
            self.says.append(sentence(Fault("", Flaw.NOT_A_TIME)))
        if self.says or opens is None or closes is None:
            return None
        return Period(int(self.weekday), opens, closing(opens, closes))


@dataclass(slots=True)
class WeekForm:
    """The whole week; `seen` is the mark of the week it was begun from, `last_says` what is wrong with the last admission."""

    rows: list[Row]
    last_admission: str
    seen: str = ""
    last_says: list[str] = field(default_factory=list)

    @property
    def in_order(self) -> bool:
        """Whether nothing is wrong, as far as it was looked at."""
        return not self.last_says and not any(row.says for row in self.rows)

    def periods(self) -> list[Period]:
        """The periods that can be read; the other rows say why they cannot."""
        found = [row.period() for row in self.rows if not row.empty]
        return [period for period in found if period is not None]

    def minutes(self) -> int:
        """The last admission in minutes before closing; 0, with a sentence, when it cannot be read."""
        written = self.last_admission.strip()
        if not written.isascii() or not written.isdecimal() or len(written) > 3:
            self.last_says.append(sentence(Fault("", Flaw.NOT_A_NUMBER)))
            return 0
        return int(written)

    def mark(self, problems: Iterable[Problem]) -> None:
        """Put each problem of the hours at its row, or at the last admission."""
        for problem in problems:
            says = about_hours(problem.fault)
            rows = [row for row in self.rows if not row.empty and row.period() == problem.where]
            for row in rows[-1:]:
                row.says.append(says)
            if not rows:
                self.last_says.append(says)


def from_records(week: Week) -> WeekForm:
    """The form as the records have it, with an empty row to go on in."""
    rows = [Row(str(one.weekday), clock(one.opens), clock(one.closes)) for one in week.periods]
    return WeekForm([*rows, Row()], str(week.last_admission_minutes), seen=mark_of(week))


def mark_of(week: Week) -> str:
    """What tells this week from another."""
    return mark(week.periods, week.last_admission_minutes)


def from_post(sent: Mapping[str, str]) -> WeekForm:
    """The form as it was typed; fields it does not know are passed over (AZ9)."""
    numbers = [n for n in range(MOST_ROWS) if f"row-{n}-weekday" in sent]
    rows = [Row(_typed(sent, n, "weekday"), _typed(sent, n, "opens"), _typed(sent, n, "closes")) for n in numbers]
    return WeekForm(rows, sent.get("last_admission", "")[:LONGEST], seen=sent.get("seen", "")[:LONGEST_MARK])


def _typed(sent: Mapping[str, str], number: int, part: str) -> str:
    return sent.get(f"row-{number}-{part}", "")[:LONGEST]
