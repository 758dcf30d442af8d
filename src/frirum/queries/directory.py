"""The directory of other help, as plain data for the visitor, the desk and the office."""

from dataclasses import dataclass
from datetime import date

from frirum.records.models import OtherHelp
from frirum.rules.directory import check_again
from frirum.rules.languages import said


@dataclass(frozen=True, slots=True)
class Help:
    """One service we refer to; `for_whom` and `hours` per language."""

    id: int
    name: str
    for_whom: dict[str, str]
    hours: dict[str, str]
    phone: str
    url: str
    checked_on: date

    def for_whom_in(self, language: str, *, first: str) -> str:
        """For whom it is, in one language or else the organisation's `first`."""
        return said(self.for_whom, language, first=first)

    def hours_in(self, language: str, *, first: str) -> str:
        """When it answers, in one language or else the organisation's `first`."""
        return said(self.hours, language, first=first)

    def check_again(self, *, today: date) -> bool:
        """Whether nobody has looked for more than six months."""
        return check_again(self.checked_on, today=today)


def directory_of(organisation_id: int) -> list[Help]:
    """The whole directory, in the order the organisation chose."""
    return [_help(kept) for kept in OtherHelp.objects.filter(organisation_id=organisation_id)]


def approved_links(organisation_id: int) -> list[str]:
    """Where a link that a volunteer writes may lead (UP3)."""
    return [one.url for one in directory_of(organisation_id) if one.url]


def help_of(organisation_id: int, entry_id: int) -> Help | None:
    """One entry of this organisation's directory, or None."""
    kept = OtherHelp.objects.filter(organisation_id=organisation_id, pk=entry_id).first()
    return None if kept is None else _help(kept)


def _help(kept: OtherHelp) -> Help:
    return Help(
        id=kept.pk,
        name=kept.name,
        for_whom=kept.for_whom,
        hours=kept.hours,
        phone=kept.phone,
        url=kept.url,
        checked_on=kept.checked_on,
    )
