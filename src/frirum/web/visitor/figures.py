"""The public page of figures: quarters as they were frozen, small numbers hidden, for everybody to read and fetch (CS3, AN10).

No cookie, no script. Every address has its language in it, so that a cache between may keep what it gets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page

from frirum import clock
from frirum.queries.quarter import Published, frozen, published
from frirum.rules import quarter as quarters
from frirum.rules import tables as printed
from frirum.rules.access import Can
from frirum.rules.figures import Table
from frirum.web.doors import Caller, door
from frirum.web.figure_json import as_json
from frirum.web.figure_json import figures as in_shape
from frirum.web.figure_sheets import as_csv, headings, lines_of
from frirum.web.visitor.language import chosen, tongues

SEE_OTHER = 303
FORMS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
DECIMALS = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is read."""

    words: str
    level: int
    n: str
    share: str
    bar: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as it is read."""

    slug: str
    name: str
    definition: str
    base: str
    lines: list[Line]


@door(Can.READ_PUBLIC_FIGURES)
@gzip_page
def newest(request: Caller, organisation: str) -> HttpResponse:
    """The newest quarter, with the way to all others; before the first, when it comes."""
    found = _published(request)
    return _page(request, found, found.quarters[0] if found.quarters else None)


@door(Can.READ_PUBLIC_FIGURES)
@gzip_page
def quarter(request: Caller, organisation: str, quarter: str) -> HttpResponse:
    """One quarter."""
    return _page(request, _published(request), quarters.named(quarter) or _nowhere())


@door(Can.READ_PUBLIC_FIGURES)
@gzip_page
def data(request: Caller, organisation: str, quarter: str, form: str) -> HttpResponse:
    """One quarter as open data: the same tables, as CSV or JSON."""
    _published(request)
    begins, language = quarters.named(quarter), chosen(request, first=request.organisation.language)
    told = None if begins is None else frozen(request.organisation.id, begins, language=language)
    if told is None or form not in FORMS:
        raise Http404
    if request.GET.get("lang") != language:
        return _in(request, language)
    tables, name = [_as_printed(one) for one in told.tables], request.organisation.name
    with translation.override(language):
        written = (
            "".join(as_csv([headings(), *lines_of(tables)])).encode()
            if form == "csv"
            else as_json(
                in_shape(tables, organisation=name, months=(told.first, told.last), language=language, hidden=True)
            )
        )
    answer = HttpResponse(written, content_type=FORMS[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{organisation}_{quarter}_{language}.{form}"'
    return _kept(answer)


def _published(request: Caller) -> Published:
    """What the organisation publishes; one that publishes nothing has no page."""
    found = published(request.organisation.id, today=clock.now().date())
    return found if found.choice.public else _nowhere()


def _page(request: Caller, found: Published, begins: date | None) -> HttpResponse:
    language, here = chosen(request, first=request.organisation.language), request.organisation
    if request.GET.get("lang") != language:
        return _in(request, language)
    told = None if begins is None else frozen(here.id, begins, language=language) or _nowhere()
    with translation.override(language):
        facts = {
            "organisation": here,
            "language": language,
            "tongues": tongues(request.path),
            "period": "" if told is None else _period(told.first),
            "total": "" if told is None else _number(told.total),
            "sheets": [] if told is None else [_sheet(one) for one in told.tables],
            "data": [] if begins is None else [_link(request, begins, form) for form in FORMS],
            "quarters": [(_period(one), _link(request, one), one == begins) for one in found.quarters],
            "next_on": found.next_on,
        }
        answer = HttpResponse(render_to_string("visitor/figures.html", facts))
    answer.headers["Content-Language"] = language
    return _kept(answer)


def _in(request: Caller, language: str) -> HttpResponse:
    """The same address with its language."""
    return HttpResponseRedirect(f"{request.path}?lang={language}", status=SEE_OTHER)


def _kept(answer: HttpResponse) -> HttpResponse:
    """What is published may be kept on its way (HD6)."""
    answer.published = True  # type: ignore[attr-defined]
    return answer


def _nowhere() -> NoReturn:
    raise Http404


def _link(request: Caller, begins: date, form: str = "") -> str:
    names = {"organisation": request.organisation.slug, "quarter": quarters.called(begins)}
    language = translation.get_language()
    if form:
        return f"{reverse('visitor:figures_data', kwargs={**names, 'form': form})}?lang={language}"
    return f"{reverse('visitor:figures_quarter', kwargs=names)}?lang={language}"


def _period(begins: date) -> str:
    first, last = (date_format(month, "F Y") for month in (begins, quarters.last_month(begins)))
    return f"{first} – {last}"


def _sheet(table: Table) -> Sheet:
    lines = [
        Line(row.words, row.level, _number(row.n), _percent(row.share), f"{(row.share or 0) * 100:.1f}")
        for row in table.rows
    ]
    return Sheet(table.slug, table.name, table.definition, _number(table.base), lines)


def _number(n: int | None) -> str:
    return _("hidden") if n is None else number_format(n, use_l10n=True, force_grouping=True)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{number_format(share * 100, DECIMALS, use_l10n=True)}\N{NO-BREAK SPACE}%"


def _as_printed(table: Table) -> printed.Table:
    """The table as files hold it; rows that are parts or sums of others do not add up."""
    rows = [printed.Row(row.key, row.words, row.n) for row in table.rows]
    once = not table.several and not any(row.level for row in table.rows)
    return printed.Table(table.slug, table.name, table.definition, rows, table.base, adds_up=once)
