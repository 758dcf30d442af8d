"""From one network talks begin only so fast; a block there makes it slower, and her words always stay (AB3, AB4)."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from frirum.actions import block, queue
from frirum.queries.line import LineFacts
from frirum.records.models import Conversation, DutyKey, Grant, Message, Segment
from frirum.rules.envelope import to_text
from frirum.web.visitor import patience
from frirum.web.visitor.cookie import new_token, read_token
from frirum.web.visitor.refused import TooFast
from tests import cast
from tests.cast import EVENING, AtDesk, Clock, Visitor
from tests.web.visitor.conftest import Browser

SCHOOL, PHONE = "203.0.113.77", "198.51.100.9"


def begin(browser: Client, line: LineFacts, address: str = SCHOOL) -> Any:
    made = Visitor(line)
    sent = json.dumps({"language": "sv", "kc": to_text(made.kc), "ref": made.ref})
    return browser.post("/chatt/begin", sent, content_type="application/json", secure=True, REMOTE_ADDR=address)


def test_a_whole_class_comes_in_and_the_seventh_waits_a_minute(  # AB4
    browser: Browser, line: LineFacts, clock: Clock
) -> None:
    answers = [begin(browser(), line) for _ in range(7)]
    assert [one.status_code for one in answers] == [200] * 6 + [429]
    told = answers[-1].json()
    assert told["no"] == "wait_a_minute"
    assert told["say"].endswith(".")
    assert SCHOOL not in answers[-1].content.decode()
    assert begin(browser(), line, PHONE).status_code == 200
    clock.forward(minutes=1)
    assert begin(browser(), line).status_code == 200


def test_on_the_simple_page_too_and_her_words_are_still_in_the_box(browser: Browser, line: LineFacts) -> None:  # AB4
    for _ in range(6):
        begin(browser(), line)
    page = browser().post("/chatt/begin", {"text": "hjälp mig"}, secure=True, REMOTE_ADDR=SCHOOL)
    assert page.status_code == 409
    assert "hjälp mig" in page.content.decode()
    assert "samma nätverk" in page.content.decode()
    assert Conversation.objects.count() == 6


def test_where_a_visit_was_blocked_the_next_begins_slowly_and_for_this_evening_only(  # AB3
    browser: Browser, line: LineFacts, clock: Clock
) -> None:
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    cleo = cast.on_duty(cast.cleo(line, now=clock.now()), now=clock.now())
    troll = browser()
    begin(troll, line)
    talk = Conversation.objects.get()
    grant(talk, bo)
    queue.take(bo.duty, talk.ref, now=clock.now())
    closes = clock.now().replace(hour=22)
    asked = block.ask(bo.duty, talk.ref, closes_at=closes, now=clock.now())
    block.answer(cleo.duty, asked, yes=True, now=clock.now())
    assert begin(troll, line).json()["no"] == "blocked"
    clock.forward(minutes=2)
    assert begin(browser(), line).status_code == 200, "without the cookie: let in, once a minute"
    assert begin(browser(), line).status_code == 429
    assert begin(browser(), line, PHONE).status_code == 200
    clock.at = EVENING + timedelta(days=1)
    assert [begin(browser(), line).status_code for _ in range(3)] == [200, 200, 200]


def grant(talk: Conversation, to: AtDesk) -> None:
    """A grant, so that the talk can be taken; nobody reads anything here."""
    segment, key = Segment.objects.get(conversation=talk), DutyKey.objects.get(ref=to.key.id)
    Grant.objects.create(segment=segment, key=key, granter=0, sealed=bytes(113))


def test_forms_and_scripts_are_no_way_around_the_pace_of_the_line(browser: Browser, line: LineFacts) -> None:  # WS5
    vega = browser()
    vega.post("/chatt/begin", {"text": "hej"}, secure=True)
    form = {"talk_token": read_token(vega.cookies["__Host-v"].value).form}  # type: ignore[union-attr]

    def say(text: str) -> Any:
        return vega.post("/chatt/say", {**form, "client": str(uuid.uuid4()), "text": text}, secure=True)

    assert [say(f"ord {n}").status_code for n in range(10)] == [303] * 10
    refused = say("det elfte")
    assert refused.status_code == 409
    assert "det elfte" in refused.content.decode(), "her words are still in the box"
    assert Message.objects.filter(kind="said").count() == 11
    assert vega.post("/chatt/segment", form, secure=True).status_code == 429
    assert vega.post("/chatt/feeling", {**form, "value": "1"}, secure=True).status_code == 429
    assert vega.post("/chatt/end", form, secure=True).status_code == 303, "she can always end"


def test_the_pace_comes_back_and_its_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:  # WS5, AB2
    monkeypatch.setattr(patience, "MOST_REMEMBERED", 5)
    paces, vega = patience.Paces(), new_token()
    for _ in range(10):
        paces.require(vega, now=EVENING)
    with pytest.raises(TooFast):
        paces.require(vega, now=EVENING)
    paces.require(vega, now=EVENING + timedelta(seconds=2))
    for _ in range(20):
        paces.require(new_token(), now=EVENING)
    assert len(paces._left) == 5


def test_an_age_of_five_thousand_digits_is_left_out(browser: Browser, line: LineFacts) -> None:
    answer = browser().post("/chatt/begin", {"text": "hej", "label": "girl", "age": "9" * 5000}, secure=True)
    assert answer.status_code == 303
    assert Conversation.objects.get().label == "girl"
