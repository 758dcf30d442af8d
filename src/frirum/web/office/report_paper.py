"""A report to a grant giver as a paper: the coordinator's version with every number, the giver's with small ones hidden (CS7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from frirum.queries.codebook import book_in_use
from frirum.queries.counted import counted
from frirum.queries.figures import figures_to_pass_on
from frirum.queries.organisation import OrganisationFacts
from frirum.rules.figures import of_organisation
from frirum.rules.grant_report import Report
from frirum.rules.quarter import SETTLES
from frirum.rules.tables import Table, as_told
from frirum.web.figure_paper import Paper, Words, as_docx, as_pdf
from frirum.web.figure_words import by_name, tables_of


def tables_for(
    organisation_id: int, first: date, last: date, *, language: str, hidden: bool, today: date
) -> list[Table]:
    """The tables of a period, as they stand now; `hidden`: as they may leave the house, or NotWholeQuarters, NotOverYet."""
    found = counted(organisation_id, first, last)
    with translation.override(language):
        tables = tables_of(found, book_in_use(organisation_id), language=language)
    if not hidden:
        return tables
    told = figures_to_pass_on(of_organisation(organisation_id), first, last, language=language, today=today)
    return [as_told(one, told.numbers(one.name), told.total) for one in tables]


def paper_of(organisation: OrganisationFacts, report: Report, *, hidden: bool, now: datetime) -> Paper:
    """The report in its own language, with figures as they are now; raises what `tables_for` raises."""
    day = now.astimezone(ZoneInfo(organisation.zone)).date()
    first, last = report.first_month, report.last_month
    tables = tables_for(organisation.id, first, last, language=report.language, hidden=hidden, today=day)
    with translation.override(report.language):
        return Paper(
            title=report.title,
            language=report.language,
            about=list(_about(organisation, report, hidden=hidden)),
            parts=list(_parts(report, tables)),
            made_at=now,
        )


def document(paper: Paper, form: str) -> bytes:
    """The paper as "pdf" or "docx", its own words in its language."""
    with translation.override(paper.language):
        return as_pdf(paper) if form == "pdf" else as_docx(paper)


def months(first: date, last: date) -> str:
    """A period of whole months in words."""
    told = [date_format(one, "YEAR_MONTH_FORMAT") for one in (first, last)]
    return told[0] if first == last else f"{told[0]} – {told[1]}"


def last_year(day: date) -> tuple[date, date]:
    """The first and the last month of the newest year that may leave every house on this day."""
    year = (day - SETTLES).year - 1
    return date(year, 1, 1), date(year, 12, 1)


def version(*, hidden: bool) -> str:
    """Which of the two versions it is."""
    if hidden:
        return _("To pass on. Small numbers are hidden.")
    return _("For your own office only. Every number is shown, also small ones: do not pass it on.")


def _about(organisation: OrganisationFacts, report: Report, *, hidden: bool) -> Iterator[tuple[str, str]]:
    yield _("From"), organisation.name
    yield _("To"), report.giver
    if report.case_number:
        yield _("Case number"), report.case_number
    if report.amount is not None:
        amount = number_format(report.amount, 0, use_l10n=True, force_grouping=True)
        yield _("Amount"), f"{amount} {report.currency}".strip()
    if report.purpose:
        yield _("Purpose"), report.purpose
    yield _("Period"), months(report.first_month, report.last_month)
    yield _("This version"), version(hidden=hidden)


def _parts(report: Report, tables: list[Table]) -> Iterator[Words | Table]:
    there = by_name(tables)
    for one in report.blocks:
        if one.heading or one.text:
            yield Words(one.heading, one.text)
        if one.figure in there:
            yield there[one.figure]
