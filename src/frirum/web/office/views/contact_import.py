"""Bringing earlier contacts in: send a sheet, say what its columns are, read what would happen, then all or none (CS2, CS7)."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frirum import clock
from frirum.actions.contact_import import BroughtInBefore, ListHasChanged, bring_in
from frirum.queries.codebook import book_in_use
from frirum.queries.contact_import import choices_of, foreseen
from frirum.rules.access import Can
from frirum.rules.codebook import Book
from frirum.rules.coding import USUAL_KIND
from frirum.rules.contact_import import MOST_CONTACTS, Foreseen, NotToBeBroughtIn, only_taken
from frirum.rules.contact_line import Line, Wish
from frirum.rules.contact_sheet import CHANNEL, FIELDS, guessed
from frirum.rules.wording import one_line
from frirum.web.coding_words import CHANNELS
from frirum.web.doors import Caller, door
from frirum.web.figure_sheets import as_csv
from frirum.web.office import contact_import_words as words
from frirum.web.office.contact_import_form import INSTEAD, brought, carried, columns_said, words_said
from frirum.web.office.here import NOT_IN_ORDER, onward, page, today
from frirum.web.office.sheets import NotReadable, Unreadable, packed, table_of, unpacked
from frirum.web.uploads import MOST_BYTES

CAN = Can.IMPORT_CONTACTS
MOST_TO_CARRY = 160 * 1024  # what a form can carry back beside all that is said of it
LINES_SHOWN, MISHAPS_SHOWN, SAMPLES = 500, 50, 3

type Table = list[list[str]]


@door(CAN, methods=("GET", "POST"), file=True)
def contact_import(request: Caller, organisation: str) -> HttpResponse:
    """Send a sheet; nothing is done with it but to ask what its columns are."""
    if request.method != "POST":
        return page(request, "contact_import", {"most": MOST_CONTACTS})
    file = request.FILES.get("sheet")
    try:
        table = table_of(file.read(MOST_BYTES + 1) if file is not None else b"", most_rows=MOST_CONTACTS + 1)
        if not table:
            raise NotReadable(Unreadable.NOT_A_SHEET)
        if len(packed(table)) > MOST_TO_CARRY:
            raise NotReadable(Unreadable.TOO_BIG)
    except NotReadable as trouble:
        return _refused(request, trouble)
    columns = guessed(table[0], book_in_use(request.organisation.id))
    return _columns(request, table, Wish(columns, {"kind": USUAL_KIND}))


@door(CAN, methods=("POST",))
def onwards(request: Caller, organisation: str) -> HttpResponse:
    """The next step: what the columns are, what unknown words mean, what would happen, and doing it."""
    sent, step = request.POST, request.POST.get("step", "")
    try:
        table = unpacked(sent.get("list", ""))
    except NotReadable as trouble:
        return _refused(request, trouble)
    if step == "columns":
        return _next(request, table, columns_said(sent))
    wish = brought(sent.get("wish", ""))
    if step == "words":
        wish = words_said(sent, wish, _foreseen(request, table, wish))
    elif step == "confirm":
        return _done(request, table, wish)
    elif step == "report":
        return _report(request, _foreseen(request, table, wish))
    elif step == "back":
        return _columns(request, table, wish)
    return _next(request, table, wish)


def _done(request: Caller, table: Table, wish: Wish) -> HttpResponse:
    now, mark = clock.now(), request.POST.get("mark", "")
    here = request.organisation.id
    try:
        count = bring_in(request.actor, here, table, wish, mark=mark, today=today(request, now=now), now=now)
    except (NotToBeBroughtIn, ListHasChanged):
        return _next(request, table, wish, again=True)
    except BroughtInBefore:
        return _before(request)
    return onward(request, words.brought_in(count), "contacts", organisation=request.organisation.slug)


def _foreseen(request: Caller, table: Table, wish: Wish) -> Foreseen:
    return foreseen(request.organisation.id, table, wish, today=today(request, now=clock.now()))


def _next(request: Caller, table: Table, wish: Wish, *, again: bool = False) -> HttpResponse:
    """What comes next: what is wrong, which words are unknown, or what would happen."""
    found = _foreseen(request, table, wish)
    if found.mishaps:
        return _columns(request, table, wish, found)
    table = only_taken(table, wish)
    if found.unknown:
        return _words(request, table, wish, found)
    return _shown(request, table, wish, found, again=again)


def _refused(request: Caller, trouble: NotReadable) -> HttpResponse:
    facts = {"most": MOST_CONTACTS, "wrong": [("", words.unreadable(trouble))]}
    return page(request, "contact_import", facts, status=NOT_IN_ORDER)


def _before(request: Caller) -> HttpResponse:
    said = _("These very contacts have been brought in before. They are there once.")
    return page(request, "contact_import", {"most": MOST_CONTACTS, "wrong": [("", said)]}, status=NOT_IN_ORDER)


def _columns(request: Caller, table: Table, wish: Wish, found: Foreseen | None = None) -> HttpResponse:
    book, choices = _choices(request)
    fields = [(field, words.field_name(field, book)) for field in FIELDS]
    headings = table[0] if table else []
    columns = [
        (place, one_line(heading), _samples(table, place), wish.columns[place] if place < len(wish.columns) else "")
        for place, heading in enumerate(headings)
        if heading.strip()
    ]
    mishaps = found.mishaps if found else ()
    facts = {
        "columns": columns,
        "fields": fields,
        "instead": [
            (field, words.field_name(field, book), choices[field], wish.instead.get(field, "")) for field in INSTEAD
        ],
        "list": packed(table),
        "wrong": [(words.where(one), words.sentence(one, book)) for one in mishaps[:MISHAPS_SHOWN]],
        "more": max(0, len(mishaps) - MISHAPS_SHOWN),
    }
    return page(request, "contact_import_columns", facts, status=NOT_IN_ORDER if mishaps else 200)


def _samples(table: Table, place: int) -> str:
    """The first different words of a column, so that one sees what it is."""
    said = dict.fromkeys(one_line(row[place])[:40] for row in table[1:50] if place < len(row) and row[place].strip())
    return " · ".join(list(said)[:SAMPLES])


def _words(request: Caller, table: Table, wish: Wish, found: Foreseen) -> HttpResponse:
    book, choices = _choices(request)
    unknown = [(at, one, words.field_name(one.field, book), choices[one.field]) for at, one in enumerate(found.unknown)]
    facts = {"unknown": unknown, "list": packed(table), "wish": carried(wish)}
    return page(request, "contact_import_words", facts)


def _shown(request: Caller, table: Table, wish: Wish, found: Foreseen, *, again: bool) -> HttpResponse:
    book, choices = _choices(request)
    names = _names(choices)
    facts = {
        "lines": [_told(one, book, names) for one in found.lines[:LINES_SHOWN]],
        "many": len(found.lines),
        "hidden": max(0, len(found.lines) - LINES_SHOWN),
        "first": min(one.month for one in found.lines),
        "last": max(one.month for one in found.lines),
        "list": packed(table),
        "wish": carried(wish),
        "mark": found.mark,
        "again": again,
    }
    return page(request, "contact_import_shown", facts)


def _report(request: Caller, found: Foreseen) -> HttpResponse:
    """Every line of the dry run as a sheet."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="contacts.csv"'
    book, choices = _choices(request)
    names = _names(choices)
    head = [_("Line"), _("Month"), words.field_name(CHANNEL, book), _("Codes")]
    for piece in as_csv([head, *(_told(one, book, names) for one in found.lines)]):
        answer.write(piece)
    return answer


def _names(choices: dict[str, list[tuple[str, str]]]) -> dict[tuple[str, str], str]:
    return {(field, key): name for field in choices for key, name in choices[field]}


def _told(one: Line, book: Book, names: dict[tuple[str, str], str]) -> list[str | int]:
    """One contact in words: line, month, how, and its codes."""
    codes = [names.get((slug.slug, key), key) for slug in book.dimensions for key in one.coded.of(slug.slug)]
    return [one.number, f"{one.month:%Y-%m}", names[CHANNEL, one.channel], " · ".join(codes)]


def _choices(request: Caller) -> tuple[Book, dict[str, list[tuple[str, str]]]]:
    """The code book, and what a word of each column may mean."""
    book = book_in_use(request.organisation.id)
    found = choices_of(request.organisation.id, book, get_language() or "en")
    return book, {CHANNEL: [(str(key), str(name)) for key, name in CHANNELS.items()], **found}
