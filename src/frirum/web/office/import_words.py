"""What is wrong with a list of people, as sentences that name line and column and say what to do."""

from collections.abc import Callable, Mapping

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from frirum.rules.people_line import Met, Mishap, Wrong
from frirum.rules.people_sheet import HEADINGS, STATES, Column
from frirum.web.office.sheets import NotReadable, Unreadable

LONGEST_SHOWN = 60


def heading(column: Column) -> str:
    """What a column is called in the language of the page."""
    names = HEADINGS[column]
    return names.get(get_language() or "en", names["en"])


def state(code: str) -> str:
    """What a state is called in the language of the page."""
    names = STATES[code]
    return names.get(get_language() or "en", names["en"])


def met_words(met: Met) -> str:
    """Something that would be noted as met: "Fee paid on 2026-01-31"."""
    named = {"membership_fee": heading(Column.FEE_PAID), "record_extract": heading(Column.EXTRACT)}
    return f"{named.get(met.kind, met.topic)} {met.on.isoformat()}"


def where(mishap: Mishap) -> str:
    """Where it stands: "Line 4, E-mail"."""
    if mishap.why is Wrong.NO_COLUMN or not mishap.column:
        return _("Line %(line)d") % {"line": mishap.line}
    return _("Line %(line)d, %(column)s") % {"line": mishap.line, "column": mishap.column[:LONGEST_SHOWN]}


def sentence(mishap: Mishap) -> str:
    """What is wrong there, and what to do."""
    about = mishap.about
    if mishap.why is Wrong.NO_COLUMN:
        about = heading(Column(mishap.column))
    return _SENTENCES[mishap.why]() % {"about": about}


_SENTENCES: Mapping[Wrong, Callable[[], str]] = {
    Wrong.EMPTY: lambda: _(
        "There is nobody in this list. The first line holds the headings, each line after it a person."
    ),
    Wrong.TOO_MANY: lambda: _("These are more than %(about)s people. Divide the list and bring in one part at a time."),
    Wrong.NO_COLUMN: lambda: _("A column is missing: %(about)s. Add it to the first line."),
    Wrong.UNKNOWN_COLUMN: lambda: _(
        "This heading is none that we know. Take the column out, or call it what the headings on this page are called."
    ),
    Wrong.COLUMN_TWICE: lambda: _("This heading stands there twice. Take one of the columns out."),
    Wrong.NO_HEADING: lambda: _(
        "Something stands in a column without a heading. Give it one in the first line, or take it out."
    ),
    Wrong.NOT_ASKED: lambda: _(
        "Your organisation does not ask for this, so we keep nothing of it. Take the column out."
    ),
    Wrong.FORMULA: lambda: _("This is a formula. Replace it by what it shows."),
    Wrong.MISSING: lambda: _("Nothing is written here. Fill it in."),
    Wrong.TOO_LONG: lambda: _("This is longer than %(about)s letters. Make it shorter."),
    Wrong.NOT_AN_ADDRESS: lambda: _("“%(about)s” is no mail address. Write one like name@example.org."),
    Wrong.TWICE: lambda: _(
        "The same mail address stands in line %(about)s. Each person needs an address of their own."
    ),
    Wrong.NOT_A_PHONE: lambda: _("“%(about)s” is no telephone number. Write digits only, like 070-123 45 67."),
    Wrong.UNKNOWN_LANGUAGE: lambda: _("We do not know the language “%(about)s”. Write sv, nb, da, fi or en."),
    Wrong.UNKNOWN_STATE: lambda: _("We do not know the state “%(about)s”. Use one of the words on this page."),
    Wrong.NOT_A_DAY: lambda: _("“%(about)s” is no day. Write it like 2026-01-31 or 31.1.2026."),
    Wrong.IN_THE_FUTURE: lambda: _("%(about)s has not come yet. Write a day that has passed."),
    Wrong.NOT_AN_AMOUNT: lambda: _("“%(about)s” is no amount. Write only the number, like 50 or 50,00."),
    Wrong.AMOUNT_WITHOUT_DAY: lambda: _("An amount without the day it was paid. Write the day in its column."),
}


def unreadable(trouble: NotReadable) -> str:
    """Why a file could not be read at all."""
    match trouble.why:
        case Unreadable.NO_FILE:
            return _("Choose a file first.")
        case Unreadable.TOO_BIG:
            return _(
                "This file is too big: at most 1 megabyte and 1000 people. Divide it and bring in one part at a time."
            )
        case Unreadable.LETTERS:
            return _(
                "Line %(line)d has letters that we cannot read. Save the file as “CSV UTF-8”, or as XLSX, and send it again."
            ) % {"line": trouble.line}
        case Unreadable.TANGLED:
            return _(
                "The quotation marks in line %(line)d do not match. Look at that line, then send the file again."
            ) % {"line": trouble.line}
        case _:
            return _("This is no sheet that we can read. Save it as XLSX or as “CSV UTF-8” and send it again.")


def brought_in(count: int) -> str:
    """How many came in."""
    return ngettext("%(count)d person is brought in.", "%(count)d people are brought in.", count) % {"count": count}
