"""What Vega's script asks by POST, and what is refused."""

import json
from typing import Any

import pytest
from django.test import Client

from frirum.actions import knock
from frirum.queries.line import LineFacts
from frirum.records.models import Block, Conversation
from frirum.rules.envelope import from_text, to_text
from tests import cast
from tests.cast import Clock, Visitor
from tests.web.visitor.conftest import Browser


def post(browser: Client, name: str, body: object, **headers: str) -> Any:
    return browser.post(
        f"/chatt/{name}", data=json.dumps(body), content_type="application/json", headers=headers, secure=True
    )


def first_words(line: LineFacts, **more: object) -> dict[str, object]:
    made = Visitor(line)
    return {"language": "sv", "kc": to_text(made.kc), "ref": made.ref, **more}


def begin(browser: Client, line: LineFacts, **more: object) -> dict[str, Any]:
    answer = post(browser, "begin", first_words(line, **more))
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_vega_begins_and_gets_what_her_browser_needs(vega: Client, line: LineFacts, clock: Clock) -> None:
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    begun = begin(vega, line, label="girl 12", feeling=2)
    talk = Conversation.objects.get()
    assert (talk.ref, talk.state, talk.label, talk.feeling_before) == (begun["c"], "waiting", "girl 12", 2)
    assert [one["key"] for one in begun["keys"]] == [bo.key.id]
    assert len(from_text(begun["share"])) == 32
    assert (begun["organisation"], begun["line"]) == (line.organisation_ref, line.ref)


def test_her_cookie_is_as_closed_as_a_cookie_can_be(vega: Client, line: LineFacts) -> None:
    begin(vega, line)
    cookie = vega.cookies["__Host-v"]  # SA1
    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert not cookie["max-age"]
    assert not cookie["expires"]
    assert len(from_text(cookie.value)) == 32
    assert cookie.value.encode() not in bytes(Conversation.objects.get().token_hash or b"")


def test_without_a_label_she_gets_a_word_that_says_nothing(vega: Client, line: LineFacts) -> None:
    begin(vega, line)
    assert Conversation.objects.get().label in {
        *("birch", "brook", "cloud", "fern", "heather", "island"),
        *("lantern", "meadow", "moss", "pebble", "river", "willow"),
    }  # AN1


@pytest.mark.parametrize(
    "wrong",
    [
        {"label": "girl 4"},
        {"label": "Anna"},
        {"feeling": 6},
        {"language": "de"},
        {"kc": "abc"},
        {"ref": "short"},
        {"name": "Anna"},
    ],
)
def test_what_the_page_does_not_offer_is_not_taken(vega: Client, line: LineFacts, wrong: dict[str, object]) -> None:
    answer = post(vega, "begin", first_words(line, **wrong))
    assert answer.status_code == 400  # AZ9
    assert answer.json()["no"] == "not_understood"
    assert not Conversation.objects.exists()
    assert not answer.cookies


def test_a_closed_door_cannot_be_opened_by_sending_anyway(vega: Client, line: LineFacts, clock: Clock) -> None:
    clock.forward(hours=10)
    answer = post(vega, "begin", first_words(line))
    assert (answer.status_code, answer.json()["no"]) == (409, "closed")
    assert not answer.cookies
    assert knock.write_down() == 1  # counted, with no trace of who (CS3)


def test_one_talk_for_each_visit(vega: Client, line: LineFacts) -> None:
    begin(vega, line)
    answer = post(vega, "begin", first_words(line))
    assert answer.json()["no"] == "already_talking"  # AB7


def test_a_blocked_visit_stays_out_and_another_comes_in(
    vega: Client, browser: Browser, line: LineFacts, clock: Clock
) -> None:
    bo = cast.on_duty(cast.bo(line, now=clock.now()), now=clock.now())
    begin(vega, line)
    talk = Conversation.objects.get()
    Block.objects.create(
        organisation_id=line.organisation_id,
        line_id=line.id,
        conversation_ref=talk.ref,
        token_hash=talk.token_hash,
        state="agreed",
        asker_id=bo.duty,
        asked_at=clock.now(),
        until=clock.now().replace(hour=22),
    )
    assert post(vega, "begin", first_words(line)).json()["no"] == "blocked"  # AB3
    assert begin(browser(), line)


def test_a_new_browser_has_no_talk_and_hers_is_found(vega: Client, browser: Browser, line: LineFacts) -> None:
    begun = begin(vega, line)
    found = post(vega, "mine", {}).json()
    assert (found["c"], found["seg"], found["share"]) == (begun["c"], 1, begun["share"])
    assert post(browser(), "mine", {}).json() == {}


def test_a_segment_begins_once(vega: Client, line: LineFacts) -> None:
    begun = begin(vega, line)
    kc = to_text(b"k" * 32)
    token = begun["token"]
    assert post(vega, "segment", {"after": 1, "kc": kc}, x_talk_token=token).json()["seg"] == 2
    assert post(vega, "segment", {"after": 1, "kc": kc}, x_talk_token=token).status_code == 409


@pytest.mark.parametrize(("name", "body"), [("end", {}), ("segment", {"after": 1, "kc": to_text(b"k" * 32)})])
def test_a_deed_needs_the_pages_own_token(vega: Client, line: LineFacts, name: str, body: object) -> None:
    begin(vega, line)
    assert post(vega, name, body).status_code == 403  # SA17
    assert post(vega, name, body, x_talk_token="another").status_code == 403
    assert Conversation.objects.get().state == "waiting"


@pytest.mark.parametrize("name", ["begin", "mine", "segment", "feeling", "end", "exit"])
@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_another_site_changes_nothing(browser: Browser, line: LineFacts, name: str, site: str) -> None:
    assert post(browser(site), name, {}).status_code == 403  # SA17
    assert not Conversation.objects.exists()


def test_she_ends_and_her_cookie_changes(vega: Client, line: LineFacts) -> None:
    begun = begin(vega, line)
    before = vega.cookies["__Host-v"].value
    answer = post(vega, "end", {}, x_talk_token=begun["token"])
    assert answer.json()["erase"] == "2026-03-04T19:20:00+00:00"
    assert Conversation.objects.get().state == "ended"
    assert vega.cookies["__Host-v"].value != before  # QE4: no browser keeps the page
    assert post(vega, "feeling", {"when": "after", "value": 4}, x_talk_token=begun["token"]).status_code == 200
    assert Conversation.objects.get().feeling_after == 4  # ST2
    assert post(vega, "mine", {}).json() == {}


def test_the_beacon_ends_the_visit_at_once(vega: Client, line: LineFacts) -> None:
    begin(vega, line)
    answer = vega.post("/chatt/exit", data="", content_type="text/plain;charset=UTF-8", secure=True)
    assert answer.status_code == 204  # QE2, QE3
    assert answer.cookies["__Host-v"]["max-age"] == 0
    talk = Conversation.objects.get()
    assert (talk.state, talk.end_reason, talk.token_hash, talk.share) == ("ended", "hurry", None, None)
