"""The desk page, choosing a line, and what lies beside the talk."""

import json
import re

import pytest
from django.utils import translation

from frirum.records.models import CannedReply, HandbookPage, OtherHelp
from frirum.rules.access import Role
from frirum.rules.label import Neutral, Word
from frirum.web.desk.phases import phases
from frirum.web.desk.texts import texts
from tests import cast
from tests.shift import open_line
from tests.web.desk.test_deeds import browser

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def bo(clock):
    return cast.bo(open_line(), now=clock.now())


def test_bo_goes_straight_to_the_only_line(bo):
    answer = browser(cast.log_in(bo)).get("/desk/", secure=True)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/chatt/")


def test_without_a_log_in_the_way_leads_to_it(bo):  # AZ1, SA3
    for session in ("", cast.log_in(bo, strong=False)):
        assert browser(session).get("/desk/chatt/", secure=True).status_code == 302


def test_eva_finds_nothing_and_dag_who_only_coordinates_has_no_desk(bo, clock):  # AZ3
    for who in (cast.eva(now=clock.now()), cast.dag(bo.line, now=clock.now())):
        assert browser(cast.log_in(who)).get("/desk/chatt/", secure=True).status_code == 404


def test_the_page_tells_of_herself_and_of_no_visitor(bo, clock):  # AN3
    vega = cast.waits(bo.line, now=clock.now())
    page = browser(cast.log_in(bo)).get("/desk/chatt/", secure=True).content.decode()
    facts = json.loads(re.search(r'<script id="facts"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    assert facts["live"] == "wss://testserver/desk/chatt/live"
    assert facts["on_duty"] is False
    assert vega.ref not in page
    assert "Bo" in page


def test_in_another_log_in_the_page_says_where_he_is_on_duty(bo, clock):
    at_desk = cast.on_duty(bo, now=clock.now())
    told = {}
    for name, session in (("here", at_desk.session), ("there", cast.log_in(bo))):
        page = browser(session).get("/desk/chatt/", secure=True).content.decode()
        facts = json.loads(re.search(r'<script id="facts"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
        told[name] = (facts["on_duty"], facts["elsewhere"])
    assert told == {"here": (True, False), "there": (False, True)}


def test_the_number_to_call_follows_the_country(bo):  # AL4
    page = browser(cast.log_in(bo)).get("/desk/chatt/", secure=True).content.decode()
    assert "112" in page
    assert "116 111" in page


def test_in_the_middle_of_the_day_the_desk_rests(bo, clock):  # SA10
    clock.forward(hours=-8)
    page = browser(cast.log_in(bo)).get("/desk/chatt/", secure=True).content.decode()
    assert 'id="start"' not in page


def test_handbook_replies_and_directory_are_one_click_away(bo, clock):  # AL6, ST3
    where = bo.line.organisation_id
    page = HandbookPage.objects.create(organisation_id=where, slug="fara")
    page.versions.create(number=1, title="Fara", body="Ring **112**.", edited_at=clock.now())
    CannedReply.objects.create(organisation_id=where, shortcut="hej", language="sv", text="Hej, jag heter {alias}.")
    OtherHelp.objects.create(
        organisation_id=where, name="Bris", for_whom={"sv": "Under 18"}, hours={}, checked_on=clock.now().date()
    )
    client = browser(cast.log_in(bo))
    assert client.get("/desk/chatt/handbook/fara", secure=True).json()["title"] == "Fara"
    assert client.get("/desk/chatt/handbook/nej", secure=True).status_code == 404
    assert client.get("/desk/chatt/replies", secure=True).json()["replies"][0]["shortcut"] == "hej"
    assert client.get("/desk/chatt/directory", secure=True).json()["directory"][0]["for_whom"] == "Under 18"


def test_eva_reads_nothing_beside_our_talks(bo, clock):  # T13
    client = browser(cast.log_in(cast.eva(now=clock.now())))
    for beside in ("replies", "directory", "handbook/fara"):
        assert client.get(f"/desk/chatt/{beside}", secure=True).status_code == 404


def test_a_coordinator_who_sits_at_the_desk_too_has_one(bo, clock):
    dag = cast.person("Dag", bo.line, Role.COORDINATOR, Role.VOLUNTEER, now=clock.now())
    assert browser(cast.log_in(dag)).get("/desk/chatt/", secure=True).status_code == 200


@pytest.mark.parametrize("language", ["sv", "nb", "da", "fi"])
def test_every_sentence_of_the_desk_is_said_in_every_language(language):
    with translation.override("en"):
        english, steps = texts(), phases()
    with translation.override(language):
        theirs, their_steps = texts(), phases()
    # What a visitor is asked is said in her language, whatever the page's.
    hers = {name for name in english if name.startswith("may_come_in_")}
    assert len({english[name] for name in hers}) == 5
    same = (
        {name for name in english if english[name] == theirs[name]}
        - hers
        - {
            "seat_back_up",
            "label_man",  # Danish, Norwegian and Swedish say it much the same
            "label_person",
            "milliseconds",
            "minutes",
            "hours",
        }
    )
    assert same == set()
    assert all(one.questions != other.questions for one, other in zip(steps, their_steps, strict=True))


@pytest.mark.parametrize("language", ["sv", "nb", "da", "fi", "en"])
def test_whatever_a_visitor_is_called_has_a_word_at_the_desk(language):  # AL2
    with translation.override(language):
        said = texts()
    words = [said[f"label_{code}"] for code in (*Word, *Neutral) if code is not Word.NOT_SAID]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("language", ["sv", "nb", "da", "fi"])
def test_a_sentence_keeps_what_is_filled_into_it(language):
    with translation.override("en"):
        english = texts()
    with translation.override(language):
        theirs = texts()
    for name, sentence in english.items():
        assert set(re.findall(r"{\w+}", theirs[name])) == set(re.findall(r"{\w+}", sentence)), name
