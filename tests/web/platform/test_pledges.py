"""Everybody with a log-in is asked for the pledge, and signs the version that holds (ST11, BO7)."""

from datetime import timedelta

import pytest

from frirum.records.models import Signature, Template, TemplateVersion
from tests import storasyster
from tests.storasyster import NOW, House, post

pytestmark = pytest.mark.django_db(databases=["default", "live"])
THERE = "/account/pledge/"
SIGN = "/account/pledge/storasyster/"


@pytest.fixture
def house(db: None) -> House:
    made = storasyster.build()
    Template.objects.all().delete()
    return made


@pytest.fixture
def text(house: House) -> TemplateVersion:
    template = Template.objects.create(organisation=house.ours, kind="pledge")
    body = {"sv": "Jag *lovar*.", "en": "I *promise*. <script>x</script>"}
    return template.versions.create(number=1, body=body, published_at=NOW - timedelta(days=30))


@pytest.mark.parametrize(("name", "room"), [("bo", "/volunteer/"), ("dag", "/office/"), ("ada", "/office/")])
def test_whoever_comes_in_is_asked_once_in_a_log_in(house: House, text: TemplateVersion, name: str, room: str) -> None:
    client = house.client(name)
    asked = client.get(f"{room}storasyster/", secure=True)
    assert asked.headers["Location"] == f"{THERE}?next={room}storasyster/"
    seen = client.get(asked.headers["Location"], secure=True).content.decode()
    assert "I <em>promise</em>." in seen
    assert "<script>x" not in seen  # UP2
    assert client.get(f"{room}storasyster/", secure=True).status_code == 200  # later is an answer too


def test_signing_leads_on_to_where_she_was_going(house: House, text: TemplateVersion) -> None:
    client = house.client("dag")
    answer = post(client, SIGN, {"version": text.pk, "next": "/office/storasyster/"})
    assert answer.headers["Location"] == "/office/storasyster/"
    assert Signature.objects.get().account == house.people["dag"]
    assert "You signed this on" in client.get(THERE, secure=True).content.decode()
    assert client.get("/office/storasyster/", secure=True).status_code == 200


def test_a_new_version_asks_again(house: House, text: TemplateVersion) -> None:
    post(house.client("bo"), SIGN, {"version": text.pk})
    text.template.versions.create(number=2, body={"sv": "Jag lovar mer."}, published_at=NOW - timedelta(days=1))
    client = house.client("bo")
    assert client.get("/volunteer/storasyster/", secure=True).status_code == 303
    seen = client.get(THERE, secure=True).content.decode()
    assert "You signed an earlier version. This one is new." in seen
    assert "Jag lovar mer." in seen  # the organisation's first language, where hers is not there


@pytest.mark.parametrize("version", ["", "x", "9" * 30, "999999"])
def test_what_she_did_not_read_is_not_signed(house: House, text: TemplateVersion, version: str) -> None:
    assert post(house.client("bo"), SIGN, {"version": version}).headers["Location"].startswith(THERE)
    assert not Signature.objects.exists()


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "evil"])
def test_nobody_is_led_elsewhere(house: House, text: TemplateVersion, there: str) -> None:
    assert post(house.client("bo"), SIGN, {"version": text.pk, "next": there}).headers["Location"] == "/account/"


def test_without_a_pledge_nobody_is_asked(house: House) -> None:
    client = house.client("bo")
    assert client.get("/volunteer/storasyster/", secure=True).status_code == 200
    assert "There is nothing to sign yet." in client.get(THERE, secure=True).content.decode()


def test_eva_is_not_asked_for_ours_and_cannot_sign_it(house: House, text: TemplateVersion) -> None:  # AZ3
    eva = house.client("eva")
    assert eva.get("/office/annan-jour/", secure=True).status_code == 200
    assert post(eva, SIGN, {"version": text.pk}).status_code == 404
    assert not Signature.objects.exists()
