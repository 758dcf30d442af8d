"""What is wrong with something written, as a sentence that says what to do."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frirum.rules import hours
from frirum.rules.figures import Why
from frirum.rules.wording import Fault, Flaw


def sentence(fault: Fault) -> str:
    """The sentence for one fault."""
    bound = fault.bound
    match fault.flaw:
        case Flaw.TOO_LONG:
            return ngettext(
                "This is too long. It may be at most %(most)d character.",
                "This is too long. It may be at most %(most)d characters.",
                int(bound or 0),
            ) % {"most": bound}
        case Flaw.TOO_SMALL:
            return _("Write a number that is at least %(least)s.") % {"least": bound}
        case Flaw.TOO_BIG:
            return _("Write a number that is at most %(most)s.") % {"most": bound}
        case Flaw.TOO_MANY:
            return _("These are more than fit here. There may be at most %(most)s.") % {"most": bound}
        case Flaw.TOO_LATE:
            return _("Choose a day that is not later than %(day)s.") % {"day": bound}
        case Flaw.TOO_MANY_DAYS:
            return _("A term can have at most %(most)s days. Is the year right?") % {"most": bound}
        case Flaw.OVERLAPS:
            return _("These days overlap with %(name)s. Change one of them.") % {"name": bound}
        case _:
            return _PLAIN[fault.flaw]()


def not_told(why: Why | None) -> str | None:
    """Why figures of a period may not leave the organisation; nothing where they may."""
    match why:
        case Why.NOT_WHOLE_QUARTERS:
            return _(
                "Figures that leave the organisation cover whole quarters: begin with January, April, July or October."
            )
        case Why.NOT_OVER:
            return _(
                "This period is not over yet. What leaves the organisation is told two weeks after the year has ended."
            )
        case _:
            return None


_PLAIN = {
    Flaw.MISSING: lambda: _("Fill this in."),
    Flaw.NOT_A_NUMBER: lambda: _("Write a whole number, like 15."),
    Flaw.NOT_A_MONTH: lambda: _("Write a month like 2026-03."),
    Flaw.NOT_A_DATE: lambda: _("Choose a date, or write it like 2026-12-24."),
    Flaw.NOT_A_TIME: lambda: _("Write a time of day, like 20:00."),
    Flaw.NOT_A_LINK: lambda: _("Write a whole address that begins with https://, like https://example.org."),
    Flaw.NOT_A_PHONE: lambda: _("Write a telephone number with digits only, like 020-50 50 50."),
    Flaw.NOT_A_SHORTCUT: lambda: _("Use only letters, digits and hyphens, like who-we-are."),
    Flaw.NOT_A_CHOICE: lambda: _("Choose one of those in the list."),
    Flaw.UNKNOWN_LANGUAGE: lambda: _("Choose one of the languages in the list."),
    Flaw.TAKEN: lambda: _("This is there already. Change the other one, or choose something else."),
    Flaw.IN_THE_FUTURE: lambda: _("This day has not come yet. Choose today or an earlier day."),
    Flaw.IN_THE_PAST: lambda: _("This day has passed. Choose today or a later day."),
    Flaw.TOO_FAR_AHEAD: lambda: _("This is more than a year away. Look at the year again."),
    Flaw.ENDS_BEFORE_IT_BEGINS: lambda: _("It ends before it begins. Change the first or the last."),
    Flaw.NOT_THERE: lambda: _("This is not there. Choose something else."),
    Flaw.NO_LANGUAGE: lambda: _("At least one language is needed."),
    Flaw.NOT_AN_ADDRESS: lambda: _("Write a whole e-mail address, like hello@example.org."),
    Flaw.NO_WAY_TO_WRITE_OR_CALL: lambda: _("Fill in a telephone number or an e-mail address."),
    Flaw.NO_WAY_TO_REACH: lambda: _("Fill in a telephone number or a web address, so that people can reach them."),
}

_HOURS = {
    hours.Fault.NOT_A_WEEKDAY: lambda: _("Choose a day of the week."),
    hours.Fault.NOT_A_TIME: lambda: _("Write a time of day, like 20:00."),
    hours.Fault.CLOSES_BEFORE_OPENS: lambda: _("Closing must come after opening."),
    hours.Fault.LONGER_THAN_A_DAY: lambda: _("One period can last at most a whole day and night."),
    hours.Fault.OVERLAP: lambda: _("This overlaps with another period. Change one of them, or make them one."),
    hours.Fault.LAST_ADMISSION_BEFORE_OPENING: lambda: _(
        "This period is too short: the last admission would come before the opening."
    ),
    hours.Fault.LAST_ADMISSION_AFTER_CLOSING: lambda: _("The last admission cannot come after closing."),
}


def about_hours(fault: hours.Fault) -> str:
    """The sentence for something that is wrong with a period."""
    return _HOURS[fault]()


def show(form: forms.Form, faults: Iterable[Fault]) -> None:
    """Put each fault beside its field; what no field is named for stands above the form."""
    for fault in faults:
        form.add_error(fault.field if fault.field in form.fields else None, sentence(fault))
