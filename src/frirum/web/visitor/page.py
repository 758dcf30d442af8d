"""What every visitor's page carries: the way out, the numbers, the languages, the addresses of its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frirum.queries.line import LineFacts
from frirum.rules.crisis import CrisisNumber, ForWhom, numbers
from frirum.rules.feeling import Feeling
from frirum.rules.label import Word
from frirum.web.visitor.language import Tongue, chosen, tongues

FOR_WHOM = {
    ForWhom.CHILDREN: _("Children and young people"),
    ForWhom.VIOLENCE: _("Abuse and violence"),
    ForWhom.VICTIMS_OF_CRIME: _("Help after a crime"),
    ForWhom.WANTS_TO_DIE: _("Thoughts of not wanting to live"),
}
LABELS = {
    Word.GIRL: _("a girl"),
    Word.BOY: _("a boy"),
    Word.WOMAN: _("a woman"),
    Word.MAN: _("a man"),
    Word.PERSON: _("a person"),
}
FEELINGS = {
    Feeling.VERY_BAD: pgettext_lazy("feeling", "Very bad"),
    Feeling.BAD: pgettext_lazy("feeling", "Bad"),
    Feeling.SO_SO: pgettext_lazy("feeling", "So-so"),
    Feeling.RATHER_WELL: pgettext_lazy("feeling", "Rather well"),
    Feeling.WELL: pgettext_lazy("feeling", "Well"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number to call: for whom, its own name, as read and as dialled."""

    what: Promise | str
    name: str
    shown: str
    dial: str


@dataclass(frozen=True, slots=True)
class Page:
    """The frame of one page in one language. Every address carries the language."""

    title: str
    language: str
    path: str
    emergency: tuple[Number, ...]
    help: tuple[Number, ...]
    tongues: list[Tongue]

    def address(self, name: str, **more: str) -> str:
        """The address of one of the line's pages or forms."""
        query = "".join(f"&{key}={value}" for key, value in more.items())
        return f"{self.path}{name}?lang={self.language}{query}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What she has written and not sent; it is shown again, never lost (UX visitor, delivery 5)."""

    text: str = ""
    label: str = ""
    age: str = ""


def page_for(request: HttpRequest, line: LineFacts) -> Page:
    """The frame for this request."""
    known = numbers(line.country)  # the organisation's country, whatever the language
    path = f"/{line.slug}/"
    return Page(
        title=line.page_title,
        language=chosen(request, first=line.language),
        path=path,
        emergency=tuple(_number(one) for one in known if one.for_whom is ForWhom.DANGER_NOW),
        help=tuple(_number(one) for one in known if one.for_whom is not ForWhom.DANGER_NOW),
        tongues=tongues(path),
    )


def show(template: str, page: Page, line: LineFacts, *, status: int = 200, **more: Any) -> HttpResponse:
    """Answer with a page in its language. The template gets plain data only."""
    facts: Mapping[str, Any] = {
        "page": page,
        "line": line,
        "urls": {name: page.address(name) for name in ("begin", "say", "end", "exit", "feeling", "segment", "talk")},
        "landing_url": page.address(""),
        "exit_url": f"{page.path}exit",
        "labels": [{"value": word.value, "word": text} for word, text in LABELS.items()],
        "feelings": [{"value": int(step), "word": text} for step, text in FEELINGS.items()],
        "draft": Draft(),
        **more,
    }
    with translation.override(page.language):
        response = HttpResponse(render_to_string(f"visitor/{template}.html", dict(facts)), status=status)
    response.headers["Content-Language"] = page.language
    return response


def _number(one: CrisisNumber) -> Number:
    return Number(FOR_WHOM.get(one.for_whom, ""), one.name, one.number, one.dialled)
