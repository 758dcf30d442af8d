"""The same talk with scripts switched off (AN9): as forms, with nothing lost."""

from typing import Any

import pytest
from django.test import Client

from frirum.queries import talk as talks
from frirum.queries.line import LineFacts
from frirum.records.models import Conversation, Message, Segment
from frirum.web.visitor.wear import Wear
from tests import cast
from tests.cast import Clock
from tests.web.visitor.conftest import Browser


def begin(browser: Client, text: str = "Hej", **more: str) -> Any:
    return browser.post("/chatt/begin?lang=sv", {"text": text, "language": "sv", **more}, secure=True)


def page_of(browser: Client) -> str:
    return browser.get("/chatt/talk?lang=sv", secure=True).content.decode()


def field(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"', maxsplit=1)[0]


def say(browser: Client, text: str, *, page: str = "") -> Any:
    page = page or page_of(browser)
    sent = {"text": text, "client": field(page, "client"), "talk_token": field(page, "talk_token")}
    return browser.post("/chatt/say?lang=sv", sent, secure=True)


def heard(browser: Client, line: LineFacts) -> str:
    """What the frame shows her."""
    talk = talks.by_id(Conversation.objects.get().pk)
    assert talk is not None
    reel = Wear().reel(line, talk, browser.cookies["__Host-v"].value)
    return reel.pieces(talks.log_after(talk.id, 0)).decode()


def test_vega_begins_with_a_form_and_reads_her_words(vega: Client, line: LineFacts) -> None:
    answer = begin(vega, "Jag är rädd", label="girl", age="12", feeling="1")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/chatt/talk?lang=sv")
    talk = Conversation.objects.get()
    assert (talk.label, talk.feeling_before) == ("girl 12", 1)
    assert "Jag är rädd" in heard(vega, line)


def test_the_words_are_kept_sealed(vega: Client, line: LineFacts) -> None:
    begin(vega, "kanariefågel")
    kept = b"".join(bytes(one.envelope or b"") for one in Message.objects.all())
    assert kept
    assert "kanariefågel".encode() not in kept
    segment = Segment.objects.get()
    assert segment.plain
    assert len(bytes(segment.wrapped or b"")) == 60


def test_the_plain_page_says_that_it_is(vega: Client, line: LineFacts) -> None:
    begin(vega)
    page = page_of(vega)
    assert "Den enkla sidan, utan skript" in page
    assert 'src="/chatt/frame?lang=sv"' in page
    assert 'spellcheck="false"' in page  # AN11


def test_an_optional_answer_that_makes_no_sense_is_left_out(vega: Client, line: LineFacts) -> None:
    begin(vega, label="Anna", age="hundra", feeling="9")
    talk = Conversation.objects.get()
    assert (talk.label, talk.feeling_before) == ("person", None)  # AN1


def test_she_says_more(vega: Client, line: LineFacts) -> None:
    begin(vega, "ett")
    assert say(vega, "två").status_code == 303
    shown = heard(vega, line)
    assert shown.index("ett") < shown.index("två")


def test_a_form_sent_twice_is_said_once_and_other_words_are_said_too(vega: Client, line: LineFacts) -> None:
    begin(vega, "hej")
    page = page_of(vega)
    for text in ("samma", "samma", "andra ord"):
        assert say(vega, text, page=page).status_code == 303
    shown = heard(vega, line)
    assert shown.count("samma") == 1
    assert shown.count("andra ord") == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("  \n ", "Rutan är tom."), ("å" * 10_001, "väldigt långt"), ("a\0b", "ett tecken i din text")],
)
def test_what_cannot_be_sent_is_shown_again_with_a_sentence(
    vega: Client, line: LineFacts, text: str, sentence: str
) -> None:
    begin(vega)
    answer = say(vega, text)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert sentence in page
    assert text.strip("\n ")[:50].replace("\0", "") in page.replace("\0", "")
    assert Message.objects.count() == 1


@pytest.mark.parametrize("text", ["å" * 10_000, "😊" * 5_000, "שלום שלום", "a\u202eb\u200bc", "nej " * 2_000])
def test_long_pictured_turned_and_repeated_text_arrives_whole(vega: Client, line: LineFacts, text: str) -> None:
    begin(vega, text)
    seen = text.replace("\u202e", "").replace("\u200b", "")  # UP4
    assert seen.rstrip() in heard(vega, line)


def test_markup_is_shown_as_it_was_written(vega: Client, line: LineFacts) -> None:
    begin(vega, "<script>alert(1)</script>")
    assert "&lt;script&gt;" in heard(vega, line)  # UP2
    assert "<script>" not in heard(vega, line)


def test_closed_meanwhile_her_words_are_shown_to_copy(vega: Client, line: LineFacts, clock: Clock) -> None:
    clock.forward(hours=10)
    answer = begin(vega, "mina första ord")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "mina första ord" in page
    assert "Det skickades inte." in page
    assert not answer.cookies


def test_ended_meanwhile_her_words_are_shown_to_copy(vega: Client, line: LineFacts) -> None:
    begin(vega)
    page = page_of(vega)
    vega.post("/chatt/end?lang=sv", {"talk_token": field(page, "talk_token")}, secure=True)
    answer = say(vega, "en sak till", page=page)
    assert "en sak till" in answer.content.decode()
    assert "så det här skickades inte" in answer.content.decode()


def test_a_second_begin_keeps_the_new_words_in_the_box(vega: Client, line: LineFacts) -> None:
    begin(vega, "första")
    page = begin(vega, "andra").content.decode()
    assert "Du har redan ett samtal öppet." in page
    assert ">andra</textarea>" in page
    assert Conversation.objects.count() == 1


def test_without_a_talk_the_page_leads_to_the_first(vega: Client, line: LineFacts) -> None:
    answer = vega.get("/chatt/talk?lang=sv", secure=True)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/chatt/?lang=sv")


def test_a_talk_of_the_script_can_go_on_here(vega: Client, line: LineFacts, clock: Clock) -> None:
    hers = cast.waits(line, now=clock.now())
    vega.cookies["__Host-v"] = hers.token
    page = page_of(vega)
    assert "Fortsätt här" in page
    assert "kan inte visas här" in page
    vega.post("/chatt/segment?lang=sv", {"talk_token": field(page, "talk_token")}, secure=True)
    assert Conversation.objects.get().segment == 2
    say(vega, "här är jag")
    assert "här är jag" in heard(vega, line)


def test_everyone_on_duty_gets_the_key(vega: Client, line: LineFacts, clock: Clock) -> None:
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    begin(vega)
    cleo = cast.on_duty(cast.cleo(line, now=clock.now()), now=clock.now())
    say(vega, "mer")
    granted = {grant.key.ref for segment in Segment.objects.all() for grant in segment.grants.all()}
    assert granted == {bo.key.id, cleo.key.id}


def test_another_cookie_reaches_nothing(vega: Client, browser: Browser, line: LineFacts) -> None:
    begin(vega)
    page = page_of(vega)
    other = browser()
    begin(other, "en annan")
    answer = say(other, "inskjutet", page=page)
    assert answer.status_code == 403  # SA17
    assert Message.objects.filter(kind="said").count() == 2
