"""The ways out: one press, no question, nothing left."""

from django.test import Client

from frirum.queries.line import LineFacts
from frirum.records.models import Conversation
from tests.cast import Clock
from tests.web.visitor.conftest import Browser
from tests.web.visitor.test_simple import begin, field, page_of


def test_the_link_ends_the_visit_and_leads_to_a_neutral_page(vega: Client, line: LineFacts) -> None:
    begin(vega)
    answer = vega.get("/chatt/exit", secure=True)
    assert (answer.status_code, answer.headers["Location"]) == (302, "https://weather.example/")  # QE5
    assert answer.cookies["__Host-v"]["max-age"] == 0
    assert Conversation.objects.get().end_reason == "hurry"
    assert "Clear-Site-Data" not in answer.headers  # QE6
    assert answer.headers["Cache-Control"] == "no-store"  # HD6


def test_the_link_without_a_cookie_changes_nothing(vega: Client, browser: Browser, line: LineFacts) -> None:
    begin(vega)
    answer = browser("cross-site").get("/chatt/exit", secure=True)
    assert answer.status_code == 302
    assert not answer.cookies
    assert Conversation.objects.get().state == "waiting"


def test_after_the_talk_there_is_thanks_and_when_it_is_erased(vega: Client, line: LineFacts) -> None:
    begin(vega)
    ended = vega.post("/chatt/end?lang=sv", {"talk_token": field(page_of(vega), "talk_token")}, secure=True)
    assert ended.headers["Location"] == "/chatt/after?lang=sv"
    page = vega.get("/chatt/after?lang=sv", secure=True).content.decode()
    assert "Tack för att du skrev" in page
    assert "Samtalet raderas kl. 20.20." in page
    assert "Hej" not in page  # nothing of the talk itself


def test_the_tap_after_can_be_given_or_skipped(vega: Client, line: LineFacts) -> None:
    begin(vega)
    token = field(page_of(vega), "talk_token")
    vega.post("/chatt/end?lang=sv", {"talk_token": token}, secure=True)
    for value in ("9", ""):
        vega.post("/chatt/feeling?lang=sv", {"talk_token": token, "value": value}, secure=True)
    assert Conversation.objects.get().feeling_after is None
    vega.post("/chatt/feeling?lang=sv", {"talk_token": token, "value": "4"}, secure=True)
    assert Conversation.objects.get().feeling_after == 4  # ST2


def test_a_running_talk_is_not_said_to_be_over(vega: Client, line: LineFacts) -> None:
    begin(vega)
    assert vega.get("/chatt/after?lang=sv", secure=True).headers["Location"] == "/chatt/talk?lang=sv"


def test_a_stranger_learns_nothing_from_the_page_after(vega: Client, browser: Browser, line: LineFacts) -> None:
    begin(vega)
    page = browser().get("/chatt/after?lang=sv", secure=True).content.decode()
    assert "Samtalet är slut, och inget av det finns kvar här." in page


def test_the_next_opening_is_named_only_when_we_are_closed(vega: Client, line: LineFacts, clock: Clock) -> None:
    assert "Chatten öppnar" not in vega.get("/chatt/after", secure=True).content.decode()
    clock.forward(hours=10)
    assert "Chatten öppnar" in vega.get("/chatt/after", secure=True).content.decode()
