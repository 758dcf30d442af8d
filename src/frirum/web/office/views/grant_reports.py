"""Reports to grant givers: the list, writing one, and both versions of it as documents (CS7)."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions import grant_report as deeds
from frirum.queries.codebook import book_in_use
from frirum.queries.figures import why_not_told
from frirum.queries.grant_report import Kept, report_of
from frirum.rules.access import Can
from frirum.rules.figures import of_organisation
from frirum.rules.grant_report import FIGURES, Block, Report
from frirum.rules.wording import NotInOrder
from frirum.web.doors import Caller, door
from frirum.web.figure_paper import DOCX
from frirum.web.figure_words import title_of
from frirum.web.office.forms.grant_report import Choices, ReportForm, shown
from frirum.web.office.here import NOT_IN_ORDER, onward, page, today
from frirum.web.office.passing_on import close
from frirum.web.office.report_paper import document, last_year, paper_of
from frirum.web.office.sentences import not_told, show

CAN = Can.MAKE_REPORT
TYPES = {"pdf": "application/pdf", "docx": DOCX}
VERSIONS = {"ours": False, "theirs": True}


@door(CAN, methods=("GET", "POST"))
def add(request: Caller, organisation: str) -> HttpResponse:
    """Begin a report, with headings to start from."""
    return _written(request, None)


@door(CAN, methods=("GET", "POST"))
def report(request: Caller, organisation: str, report: str) -> HttpResponse:
    """Write on in a report."""
    return _written(request, _found(request, report))


@door(CAN)
def paper(request: Caller, organisation: str, report: str, version: str, form: str) -> HttpResponse:
    """The report as a document: "ours" with every number, "theirs" to pass on."""
    kept = _found(request, report)
    if version not in VERSIONS or form not in TYPES:
        raise Http404
    now, hidden, asked = clock.now(), VERSIONS[version], kept.report
    if hidden:
        whose, day = of_organisation(request.organisation.id), today(request, now=now)
        close(whose, asked.first_month, asked.last_month, today=day, now=now)
    made = paper_of(request.organisation, asked, hidden=hidden, now=now)
    answer = HttpResponse(document(made, form), content_type=TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="report-{version}.{form}"'
    return answer


@door(CAN, methods=("GET", "POST"))
def remove(request: Caller, organisation: str, report: str) -> HttpResponse:
    """Ask once, then take the report away."""
    kept = _found(request, report)
    if request.method != "POST":
        return page(request, "grant_report_remove", {"report": kept.report})
    deeds.remove(request.actor, request.organisation.id, kept.ref, now=clock.now())
    done = _("“%(name)s” is taken away.") % {"name": kept.report.title}
    return onward(request, done, "reports", organisation=organisation)


def _written(request: Caller, kept: Kept | None) -> HttpResponse:
    now, here = clock.now(), request.organisation
    day = today(request, now=now)
    begin = shown(kept.report if kept else _template(day))
    form = ReportForm(request.POST or None, initial=begin, figures=_figures(request))
    wish = form.report() if request.method == "POST" else None
    if wish is not None:
        try:
            ref = deeds.write(request.actor, here.id, kept.ref if kept else None, wish, today=day, now=now)
        except NotInOrder as refused:
            show(form, refused.faults)
        else:
            return onward(request, _("The report is saved."), "report", organisation=here.slug, report=ref)
    facts = {"form": form, "kept": kept, "blocks": list(form.blocks()), "why": _why(kept, day)}
    return page(request, "grant_report", facts, status=NOT_IN_ORDER if form.errors else 200)


def _why(kept: Kept | None, day: date) -> str | None:
    """Why what is written cannot be passed on yet; it can be fetched for the office all the same."""
    if kept is None:
        return None
    return not_told(why_not_told(kept.report.first_month, kept.report.last_month, today=day))


def _template(day: date) -> Report:
    """What a report begins from: last year, and the headings that givers ask for."""
    blocks = [
        Block(_("What we did")),
        Block(_("Whom we reached"), figure="who"),
        Block(_("Gender"), figure="gender"),
        Block(_("What they carried"), figure="topic"),
        Block(_("What comes next")),
    ]
    return Report("", "", "", None, "", "", *last_year(day), get_language() or "en", blocks)


def _figures(request: Caller) -> Choices:
    book = book_in_use(request.organisation.id)
    return [(name, title_of(name, book, language=get_language() or "en")) for name in FIGURES]


def _found(request: Caller, ref: str) -> Kept:
    kept = report_of(request.organisation.id, ref)
    if kept is None:
        raise Http404
    return kept
