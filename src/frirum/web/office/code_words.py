"""The code book in words: what a list takes, what a draft changes, and why it cannot be published."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frirum.rules.codebook import Book, Dimension, named
from frirum.rules.codes import Change, Unready, What, Why
from frirum.rules.languages import LANGUAGES
from frirum.web.office.forms.fields import language_name

SOME = 4


def glimpse(dimension: Dimension, language: str) -> str:
    """How many choices a list has, and the first of them."""
    names = [code.name(language) for code in dimension.choices if code.parent is None]
    if not names:
        return _("Not used: it has no choices.")
    count = len(dimension.choices)
    first = ", ".join(names[:SOME]) + (" …" if count > SOME else "")
    return ngettext("%(count)s choice: %(first)s", "%(count)s choices: %(first)s", count) % {
        "count": count,
        "first": first,
    }


def how(dimension: Dimension) -> list[str]:
    """How a list is used, in sentences."""
    shape = dimension.shape
    said = [_("One is chosen, or none: “not known” needs no code.")]
    if shape.required:
        said = [_("One must be chosen, always.")]
    if dimension.slug == "topic":
        said = [
            _(
                "Volunteers choose the sub-topic. A main topic can be chosen only where it has none, or none of them fits."
            )
        ]
    elif shape.most > 1:
        said = [_("Several may be chosen, or none.")]
    if not shape.grows:
        said.append(_("Figures are reckoned from this list: you can rename and order it, but it takes no new choices."))
    return said


def sentence(change: Change, book: Book, language: str) -> str:
    """One change of a draft."""
    words = {
        "list": book.dimension(change.dimension).title(language),
        "before": named(change.before, language),
        "after": named(change.after, language),
    }
    return {
        What.ADDED: _("%(list)s: “%(after)s” is new."),
        What.RENAMED: _renamed(words),
        What.TAKEN_OUT: _("%(list)s: “%(before)s” can no longer be chosen."),
        What.BROUGHT_BACK: _("%(list)s: “%(after)s” can be chosen again."),
        What.LIST_RENAMED: _("The list “%(before)s” is now called “%(after)s”."),
        What.ORDERED: _("%(list)s: the order is another."),
    }[change.what] % words


def _renamed(words: dict[str, str]) -> str:
    if words["before"] == words["after"]:
        return _("%(list)s: “%(after)s” has another name in another language.")
    return _("%(list)s: “%(before)s” is now called “%(after)s”.")


def reason(why: Unready, language: str) -> str:
    """Why a draft cannot be published, and what to do."""
    name = why.code.name(language) if why.code else ""
    return {
        Why.NO_NAME: _("“%(name)s” has no name in your organisation’s language. Give it one."),
        Why.SAME_NAME: _("Two choices side by side are called “%(name)s”. Rename one, or take it out."),
        Why.NO_TOPIC: _("There is no topic left to choose. Bring one back, or add one."),
        Why.NOTHING_NEW: _("The draft says what the version in use says, so there is nothing to publish yet."),
    }[why.why] % {"name": name}


def missing(book: Book) -> str:
    """In which languages choices lack a name, and what is shown there instead; nothing when none does."""
    counts = [(language_name(tongue), _lacking(tongue, book.dimensions)) for tongue in LANGUAGES]
    where = ", ".join(f"{language} ({count})" for language, count in counts if count)
    said = _("Some names are missing: %(where)s. There the English name is shown, or else the one there is.")
    return said % {"where": where} if where else ""


def _lacking(tongue: str, lists: Iterable[Dimension]) -> int:
    return sum(not code.names.get(tongue) for one in lists for code in one.choices)
