"""What is passed on of the figures: reports, and tables as CSV, XLSX, PDF or JSON (CS3, CS7, EX2)."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.queries.codebook import book_in_use
from frirum.queries.figure_lists import GROUPS
from frirum.queries.figures import figures_to_pass_on
from frirum.queries.grant_report import reports_of
from frirum.records.mappings import SHIPPED, mapping
from frirum.rules.access import Can
from frirum.rules.count import NOT_KNOWN, ONE_EACH, PRIMARY, TOPIC
from frirum.rules.figures import Figures, of_organisation
from frirum.rules.mapping import Mapping
from frirum.rules.tables import Row, Table
from frirum.web.doors import Caller, door
from frirum.web.figure_json import as_json
from frirum.web.figure_json import figures as in_shape
from frirum.web.figure_paper import Paper, as_pdf
from frirum.web.figure_sheets import as_csv, as_xlsx, headings, lines_of
from frirum.web.office.forms.figures import PeriodForm
from frirum.web.office.here import NOT_IN_ORDER, page, today
from frirum.web.office.passing_on import close
from frirum.web.office.report_paper import last_year, months, tables_for, version
from frirum.web.office.views import everything

FORMS = {**everything.FORMS, "pdf": "application/pdf"}
WIDTHS = (28, 24, 44, 10, 10, 10, 60)


@door(Can.MAKE_REPORT)
def reports(request: Caller, organisation: str) -> HttpResponse:
    """Reports that are written, and figures to fetch."""
    return _page(request, PeriodForm(initial=_last_year(today(request, now=clock.now()))))


@door(Can.EXPORT_FIGURES)
def figures(request: Caller, organisation: str, form: str) -> HttpResponse:
    """The tables of a period, whole for the office or with small numbers hidden to pass on."""
    if form not in FORMS:
        raise Http404
    asked = PeriodForm(request.GET)
    if not asked.is_valid():
        return _page(request, asked)
    first, last, hidden = asked.period()
    language = get_language() or "en"
    now = clock.now()
    day = today(request, now=now)
    if hidden:
        close(of_organisation(request.organisation.id), first, last, today=day, now=now)
    tables = tables_for(request.organisation.id, first, last, language=language, hidden=hidden, today=day)
    return _file(_written(request, form, tables, (first, last), hidden=hidden), form, f"{first:%Y-%m}_{last:%Y-%m}")


@door(Can.EXPORT_FIGURES)
def mapped(request: Caller, organisation: str, to: str) -> HttpResponse:
    """The tables of a period in the words of another framework, small numbers hidden, as CSV."""
    theirs, asked = mapping(to), PeriodForm(request.GET)
    if theirs is None:
        raise Http404
    if not asked.is_valid():
        return _page(request, asked)
    first, last, _hidden = asked.period()
    whose, language = of_organisation(request.organisation.id), get_language() or "en"
    now = clock.now()
    day = today(request, now=now)
    close(whose, first, last, today=day, now=now)
    told = figures_to_pass_on(whose, first, last, language=language, today=day)
    tables = [_in_their_words(theirs, dimension, told, request.organisation.id) for dimension in theirs.to]
    return _file("".join(as_csv([headings(), *lines_of(tables)])).encode(), "csv", f"{to}_{first:%Y-%m}_{last:%Y-%m}")


def _in_their_words(theirs: Mapping, dimension: str, told: Figures, organisation_id: int) -> Table:
    """One list of theirs: what may be told of our rows, laid together; with one hidden, the sum is."""
    ours = told.numbers(PRIMARY if dimension == TOPIC else dimension)
    leaves = {
        key: n
        for key, n in ours.items()
        if key not in GROUPS and (dimension != TOPIC or "/" in key or key == NOT_KNOWN)
    }
    words = theirs.counted(dimension, leaves)
    title = book_in_use(organisation_id).dimension(dimension).title(get_language() or "en")
    rows = [Row(one, one or _("No place in this framework"), n) for one, n in words.items()]
    once = dimension == TOPIC or dimension in ONE_EACH
    return Table(dimension, title, f"{theirs.name} {theirs.version}", rows, told.total, adds_up=once)


def _written(request: Caller, form: str, tables: list[Table], span: tuple[date, date], *, hidden: bool) -> bytes:
    name, language = request.organisation.name, get_language() or "en"
    match form:
        case "csv":
            return "".join(as_csv([headings(), *lines_of(tables)])).encode()
        case "xlsx":
            return as_xlsx([headings(), *lines_of(tables)], widths=WIDTHS)
        case "json":
            return as_json(in_shape(tables, organisation=name, months=span, language=language, hidden=hidden))
        case _:
            about = [(_("From"), name), (_("Period"), months(*span)), (_("This version"), version(hidden=hidden))]
            return as_pdf(Paper(_("Figures"), language, about, tables, clock.now()))


def _file(data: bytes, form: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=FORMS[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="figures_{name}.{form}"'
    return answer


def _last_year(day: date) -> dict[str, object]:
    first, last = last_year(day)
    return {"first_month": first, "last_month": last, "whom": "others"}


def _page(request: Caller, form: PeriodForm) -> HttpResponse:
    facts = {
        "reports": reports_of(request.organisation.id),
        "form": form,
        "forms": list(FORMS),
        "forms_of_everything": list(everything.FORMS),
        "mappings": [(slug, found.name) for slug in SHIPPED if (found := mapping(slug)) is not None],
    }
    return page(request, "reports", facts, status=NOT_IN_ORDER if form.errors else 200)
