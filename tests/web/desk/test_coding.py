"""Coding at the desk: from the panel and as a plain page, by nobody but whose talk it was (AL3)."""

import json
import re

import pytest
from django.http import HttpResponse
from django.test import Client

from frirum.records.models import CodingSlip, Contact
from frirum.rules.danger import Danger
from tests import cast, coded
from tests.cast import AtDesk, Clock
from tests.shift import open_line
from tests.web.desk.test_deeds import browser

pytestmark = pytest.mark.django_db(databases=["default", "live"])
COMMON = {"kind": ["counselling"], "who": ["exposed_self"], "risk": ["none"], "topic": ["shame"]}
LIST = "/desk/chatt/coding/"


@pytest.fixture
def bo(clock: Clock) -> AtDesk:
    return cast.on_duty(cast.bo(open_line(), now=clock.now()), now=clock.now())


@pytest.fixture
def slip(bo: AtDesk, clock: Clock) -> CodingSlip:
    """Bo's talk with Vega has ended."""
    vega = cast.waits(bo.who.line, now=clock.now())
    return coded.ended(vega, bo, danger=Danger.WORRIED, now=clock.now())


def read(client: Client, path: str) -> str:
    answer = client.get(path, secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def code(client: Client, slip: CodingSlip, chosen: dict[str, list[str]]) -> HttpResponse:
    version = coded.version(slip.organisation_id)
    body = {"slip": slip.ref, "version": version, "chosen": chosen}
    return client.post("/desk/chatt/code", json.dumps(body), content_type="application/json", secure=True)


def test_the_panel_starts_from_what_was_judged_and_codes(bo: AtDesk, slip: CodingSlip) -> None:
    client = browser(bo.session)
    assert json.loads(read(client, f"{LIST}{slip.ref}/chosen"))["chosen"]["risk"] == ["concern"]
    assert code(client, slip, COMMON).json() == {"coded": slip.ref}
    assert Contact.objects.get().risk == "none"
    assert json.loads(read(client, f"{LIST}{slip.ref}/chosen"))["chosen"]["who"] == ["exposed_self"]


def test_what_is_missing_is_said_beside_its_field(bo: AtDesk, slip: CodingSlip) -> None:
    answer = code(browser(bo.session), slip, {**COMMON, "risk": []})
    assert set(answer.json()["wrong"]) == {"risk"}
    assert answer.json()["wrong"]["risk"]
    assert not Contact.objects.exists()


def test_the_plain_page_codes_and_the_list_tells_of_it(bo: AtDesk, slip: CodingSlip) -> None:
    client = browser(bo.session)
    assert slip.ref in read(client, LIST)
    page = read(client, f"{LIST}{slip.ref}/")
    assert 'name="risk"' in page
    wrong = client.post(f"{LIST}{slip.ref}/", {**COMMON, "risk": ""}, secure=True)
    assert wrong.status_code == 422
    assert re.search(r'value="exposed_self"[^>]* (checked|selected)', wrong.content.decode())
    assert not Contact.objects.exists()
    saved = client.post(f"{LIST}{slip.ref}/", COMMON, secure=True)
    assert (saved.status_code, saved.headers["Location"]) == (303, LIST)
    assert Contact.objects.get().who == "exposed_self"


def test_a_talk_of_somebody_else_is_not_there(bo: AtDesk, slip: CodingSlip, clock: Clock) -> None:  # AZ3
    rut = cast.on_duty(cast.rut(bo.who.line, now=clock.now()), now=clock.now())
    client = browser(rut.session)
    assert slip.ref not in read(client, LIST)
    for path in (f"{LIST}{slip.ref}/", f"{LIST}{slip.ref}/chosen", f"{LIST}nothing/"):
        assert client.get(path, secure=True).status_code == 404
    assert code(client, slip, COMMON).status_code == 404
    assert client.post(f"{LIST}{slip.ref}/", COMMON, secure=True).status_code == 404
    assert not Contact.objects.exists()


def test_after_noon_it_is_over_and_says_so(bo: AtDesk, slip: CodingSlip, clock: Clock) -> None:
    clock.forward(hours=20)
    client = browser(cast.log_in(bo.who))
    assert slip.ref not in read(client, LIST)
    answer = code(client, slip, COMMON)
    assert answer.status_code == 409
    assert answer.json()["say"]
    assert not Contact.objects.exclude(state="not_coded").exists()
