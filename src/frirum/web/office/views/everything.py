"""Every count of every month as one file, for the organisation's own use: sent as it is read, however long it is (EX2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frirum.queries.counted import OneCount, every_count, how_many_counts
from frirum.rules.access import Can
from frirum.web.doors import Caller, door
from frirum.web.figure_json import every_count_as_json
from frirum.web.figure_sheets import Line, as_csv, in_parcels, xlsx_on_disk

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
WIDTHS = (10, 24, 24, 44, 10)
LINES = "Frirum-Lines"  # how many lines will come, the first one included: the page shows how far it is


@door(Can.EXPORT_FIGURES)
def everything(request: Caller, organisation: str, form: str) -> HttpResponse:
    """Every count of every month; how much will come is said before it comes."""
    if form not in FORMS:
        raise Http404
    ours = request.organisation
    counts, length = every_count(ours.id), 0
    parcels: Iterable[bytes]
    match form:
        case "csv":
            parcels = in_parcels(as_csv(all_lines(counts, head())))
        case "json":
            parcels = in_parcels(every_count_as_json(counts, organisation=ours.name))
        case _:
            parcels, length = xlsx_on_disk(all_lines(counts, head()), widths=WIDTHS)
    answer = StreamingHttpResponse(parcels, content_type=FORMS[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="figures-all.{form}"'
    if length:
        answer.headers["Content-Length"] = str(length)
    else:
        answer.headers[LINES] = str(how_many_counts(ours.id) + 1)
    return cast(HttpResponse, answer)


def head() -> list[str]:
    """The first line of a sheet with everything."""
    return [_("Month"), _("Support line"), _("Table"), _("Key"), pgettext("a column", "Contacts")]


def all_lines(counts: Iterable[OneCount], first: Line) -> Iterator[Line]:
    """Every count as one line of a sheet, below its first line."""
    yield first
    for one in counts:
        yield [f"{one.month:%Y-%m}", one.line, one.dimension, one.key, one.n]
