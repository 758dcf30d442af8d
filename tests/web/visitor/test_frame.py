"""The pieces of the simple page's frame."""

from datetime import UTC, datetime

import pytest

from frirum.rules.conversation import EndReason, Line
from frirum.web.headers import Kind, headers_for
from frirum.web.visitor import frame

AT = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
LANGUAGES = ["sv", "nb", "da", "fi", "en"]


def test_the_head_runs_no_script_and_asks_again_by_itself() -> None:
    head = frame.head("sv", refresh=3).decode()
    assert '<meta http-equiv="refresh" content="3">' in head
    assert "<script" not in head
    assert "style=" not in head
    assert len(head) > 1024  # enough for a browser to begin showing
    assert "http-equiv" not in frame.head("sv", refresh=None).decode()


def test_the_frames_policy_lets_only_our_page_frame_it() -> None:
    headers = headers_for(Kind.FRAME, host="chat.example.org", secure=True)  # HD1
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


def test_what_is_said_stands_on_its_side_with_the_local_time() -> None:
    hers = frame.said("Hej", mine=True, who="", at=AT, zone="Europe/Stockholm", language="sv").decode()
    theirs = frame.said("Hej", mine=False, who="Bo", at=AT, zone="Europe/Stockholm", language="sv").decode()
    assert 'class="said mine"' in hers
    assert "Du" in hers
    assert "20:00" in hers
    assert 'class="said theirs"' in theirs
    assert "Bo" in theirs


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", '"><script>', "</p></div>&amp;"])
def test_nothing_said_is_markup(text: str) -> None:
    piece = frame.said(text, mine=False, who=text, at=AT, zone="Europe/Oslo", language="nb").decode()  # UP2
    assert text not in piece
    assert "<script" not in piece
    assert "<img" not in piece
    assert text not in frame.status(text).decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in Line if kind not in {Line.SAID, Line.SEGMENT}])
def test_every_line_she_needs_is_in_words(kind: Line, language: str) -> None:
    piece = frame.line(kind, who="Bo", language=language).decode()
    assert piece
    assert "{" not in piece


@pytest.mark.parametrize("reason", EndReason)
def test_every_end_is_in_words(reason: EndReason) -> None:
    assert frame.ended(reason)


def test_while_waiting_place_and_guess_are_honest() -> None:
    nothing_known = frame.waiting(place=None, wait=None, late=False, language="sv")
    assert "nummer" not in nothing_known
    assert "nummer 3" in frame.waiting(place=3, wait=(5, 15), late=False, language="sv")
    assert "15 minuter" in frame.waiting(place=3, wait=(5, 15), late=False, language="sv")
    assert "mer än en timme" in frame.waiting(place=40, wait=(60, None), late=False, language="sv")
    assert "Vi vet inte" in frame.waiting(place=3, wait=None, late=False, language="sv")
    assert "näst på tur" in frame.waiting(place=1, wait=None, late=False, language="sv")
    assert "inte säkert" in frame.waiting(place=3, wait=None, late=True, language="sv")


def test_together_readers_are_named_and_typing_says_who() -> None:
    assert frame.together(readers=["Bo", "Cleo"], typing="", language="sv") == "Kan läsa här: Bo, Cleo"
    assert frame.together(readers=["Bo"], typing="Bo", language="sv") == "Bo skriver"
    assert frame.together(readers=[], typing="", language="sv") == ""


def test_the_end_leads_out_of_the_frame() -> None:
    tail = frame.tail(after_url="/chatt/after?lang=sv", language="sv").decode()
    assert 'target="_top"' in tail
    assert 'href="/chatt/after?lang=sv"' in tail


def test_a_volunteers_link_into_the_directory_opens_and_no_other_does() -> None:  # UP3
    bris = ("https://www.bris.se/",)
    text = 'Se https://www.bris.se/ och https://evil.example/"><script>'

    def shown(*, mine: bool) -> str:
        return frame.said(text, mine=mine, who="Bo", at=AT, zone="UTC", language="sv", approved=bris).decode()

    assert shown(mine=False).count("<a ") == 1
    assert '<a href="https://www.bris.se/" target="_blank" rel="noreferrer noopener">' in shown(mine=False)
    assert "<script" not in shown(mine=False)
    assert "<a " not in shown(mine=True), "what she writes herself is text"
