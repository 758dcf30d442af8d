"""Every control of hers is a link, a box or a button with words on it, and works by the browser alone (AX4, AN9)."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from frirum.actions import conversation
from frirum.queries.line import LineFacts
from frirum.records.models import Conversation
from tests import cast
from tests.cast import Clock

pytestmark = pytest.mark.django_db(databases=["default", "live"])
CONTROLS = {"a", "button", "summary", "label", "legend"}
VOID = {"input", "meta", "link", "img", "br", "hr"}


class Controls(HTMLParser):
    """What can be pressed on a page, with its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.pressed: list[tuple[str, dict[str, str | None], str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        for _, _, words in self.open:
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, attrs, words = self.open.pop()
            if name in CONTROLS:
                self.pressed.append((name, attrs, "".join(words).strip()))
            if name == tag:
                return


def pages(line: LineFacts, clock: Clock) -> dict[str, str]:
    """Her pages in every state, as they come without a script."""
    vega = Client(headers={"sec-fetch-site": "same-origin", "accept-language": "sv"})
    shown = {"open": vega.get("/chatt/", secure=True)}
    vega.post("/chatt/begin", {"text": "hej"}, secure=True)
    shown["talk"] = vega.get("/chatt/talk", secure=True)
    script = Client(headers={"sec-fetch-site": "same-origin", "accept-language": "sv"})
    sealed = cast.waits(line, now=clock.now())
    script.cookies["__Host-v"] = sealed.token
    shown["carry on"] = script.get("/chatt/talk", secure=True)
    for talk in Conversation.objects.all():
        conversation.end_by_visitor(bytes(talk.token_hash or b""), now=clock.now())
    shown["after"] = vega.get("/chatt/after", secure=True)
    shown["not there"] = vega.get("/chatt/nothing", secure=True)
    clock.forward(hours=8)
    shown["closed"] = vega.get("/chatt/", secure=True)
    return {name: answer.content.decode() for name, answer in shown.items()}


def test_every_control_has_words_and_needs_no_script_and_no_picture(clock: Clock) -> None:  # AX4
    line = cast.storasyster()
    found = pages(line, clock)
    assert len(found) == 6
    for name, page in found.items():
        controls = Controls(page)
        assert len(controls.pressed) > 4, name
        for tag, attrs, words in controls.pressed:
            assert words, (name, tag, attrs)
            if tag == "a":
                assert (attrs.get("href") or "#")[:1] in {"/", "#", "?", "t", "h"}, (name, attrs)
                assert attrs.get("href") not in {None, "#", ""}, (name, attrs)
            if tag == "button":
                assert attrs.get("type", "submit") == "submit", (name, "a button that only a script could press", attrs)
        assert not {tag for tag, _ in controls.tags} & {"svg", "canvas", "object", "embed", "img"}, name
        assert not [attrs for tag, attrs in controls.tags if tag == "input" and attrs.get("type") == "image"], name


def test_every_form_goes_somewhere_and_can_be_sent(clock: Clock) -> None:  # AX4, AN9
    for name, page in pages(cast.storasyster(), clock).items():
        forms = page.split("<form")[1:]
        for form in forms:
            head, inside = form.split(">", 1)[0], form.split("</form>")[0]
            assert 'method="post"' in head, name
            assert 'action="/chatt/' in head, name
            assert "<button" in inside, name
