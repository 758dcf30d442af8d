"""What is wrong with a sheet of earlier contacts, as sentences that name line and column and say what to do."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from frirum.rules.codebook import SHAPES, Book
from frirum.rules.contact_import import MOST_CONTACTS
from frirum.rules.contact_line import Mishap, Wrong
from frirum.rules.contact_sheet import CHANNEL, MONTH
from frirum.web.office import import_words
from frirum.web.office.import_words import LONGEST_SHOWN
from frirum.web.office.sheets import NotReadable, Unreadable

LINES_NAMED = 5
"""Of many lines with the same fault, so many are named and the others counted."""


def field_name(field: str, book: Book) -> str:
    """What a column may be taken as, in the language of the page."""
    if field == MONTH:
        return _("Month or date")
    if field == CHANNEL:
        return _("How somebody reached us")
    return book.dimension(field).title(get_language() or "en") if field in SHAPES else field


def gathered(mishaps: Iterable[Mishap], book: Book) -> list[tuple[str, str]]:
    """Where each thing is wrong, and what; what is wrong with many lines alike is said once."""
    alike: dict[tuple[str, str], list[Mishap]] = {}
    for one in mishaps:
        alike.setdefault((one.column, sentence(one, book)), []).append(one)
    return [(where(*those), said) for (_column, said), those in alike.items()]


def where(first: Mishap, *more: Mishap) -> str:
    """Where it stands: "Line 4, Topic", or "Lines 4, 7, 9 and 12 more, Topic"."""
    said = {"line": first.line, "column": first.column[:LONGEST_SHOWN]}
    if more:
        said["lines"] = _lines([first.line, *(one.line for one in more)])
        return _("Lines %(lines)s, %(column)s") % said if first.column else _("Lines %(lines)s") % said
    return _("Line %(line)d, %(column)s") % said if first.column else _("Line %(line)d") % said


def _lines(numbers: list[int]) -> str:
    told = ", ".join(map(str, numbers[:LINES_NAMED]))
    hidden = len(numbers) - LINES_NAMED
    return told if hidden <= 0 else _("%(lines)s and %(count)d more") % {"lines": told, "count": hidden}


def sentence(mishap: Mishap, book: Book) -> str:
    """What is wrong there, and what to do."""
    return _SENTENCES[mishap.why]() % {"about": field_name(mishap.about, book)}


_SENTENCES: Mapping[Wrong, Callable[[], str]] = {
    Wrong.EMPTY: lambda: _(
        "There is no contact in this list. The first line holds the headings, each line after it a contact."
    ),
    Wrong.TOO_MANY: lambda: _(
        "These are more than %(about)s contacts. Divide the list and bring in one part at a time."
    ),
    Wrong.NO_MONTH: lambda: _("No column is the month yet. Choose the one with the month or the date."),
    Wrong.FIELD_TWICE: lambda: _("Two columns are said to be the same. Leave one of them out."),
    Wrong.CUT_OFF: lambda: _(
        "The line ends before this column. The file may have been cut off on its way; save it and send it again."
    ),
    Wrong.NO_HEADING: lambda: _(
        "Something stands in a column without a heading. Give it one in the first line, or take it out."
    ),
    Wrong.FORMULA: lambda: _("This is a formula. Replace it by what it shows."),
    Wrong.MISSING: lambda: _("Nothing is written here. Fill it in."),
    Wrong.NOT_A_MONTH: lambda: _("“%(about)s” is no month. Write it like 2024-03, or as a day like 31.3.2024."),
    Wrong.IN_THE_FUTURE: lambda: _("%(about)s has not come yet. Write a month that has begun."),
    Wrong.NO_CHANNEL: lambda: _(
        "It does not say how somebody reached you. Choose below what stands for lines that do not say."
    ),
    Wrong.NOT_SAID: lambda: _("Nothing is said about %(about)s. Choose below what stands for lines that do not say."),
    Wrong.NOT_IN_BOOK: lambda: _("%(about)s: this is not in your code book now. Choose something else."),
    Wrong.TOO_MANY_CODES: lambda: _("%(about)s: more stands here than one contact can have. Take something out."),
    Wrong.TOO_MANY_WORDS: lambda: _(
        "More than %(about)s words that your code book does not have. Is it the right column?"
        " Then put them in the words of the code book first."
    ),
}


def unreadable(trouble: NotReadable) -> str:
    """Why a file could not be read at all, and where that can be told in which line and column."""
    place = {"line": trouble.line, "column": trouble.column}
    match trouble.why:
        case Unreadable.TOO_BIG:
            most = {"most": MOST_CONTACTS}
            return (
                _(
                    "This file is too big: at most 1 megabyte and %(most)d contacts. Divide it and bring in one part at a time."
                )
                % most
            )
        case Unreadable.LETTERS:
            return (
                _(
                    "Line %(line)d, column %(column)d has letters that we cannot read."
                    " Save the file as “CSV UTF-8”, or as XLSX, and send it again."
                )
                % place
            )
        case Unreadable.TANGLED:
            return (
                _(
                    "Line %(line)d, column %(column)d: the quotation marks do not match, or the file was cut off there."
                    " Look at it, then send the file again."
                )
                % place
            )
        case _:
            return import_words.unreadable(trouble)


def brought_in(count: int) -> str:
    """How many came in."""
    return ngettext("%(count)d contact is brought in.", "%(count)d contacts are brought in.", count) % {"count": count}
