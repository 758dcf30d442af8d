"""The pledge is asked for on entering: pages only, once in a log-in, and nowhere on one's own pages (ST11)."""

from datetime import timedelta

import pytest

from frirum.records.models import Template
from frirum.web.pledge_first import ASKED
from tests import storasyster
from tests.storasyster import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def house(db: None) -> House:
    made = storasyster.build()
    Template.objects.all().delete()
    Template.objects.create(organisation=made.ours, kind="pledge").versions.create(
        number=1, body={"sv": "Jag lovar."}, published_at=NOW - timedelta(days=30)
    )
    return made


def test_a_page_asks_first(house: House) -> None:
    assert house.client("bo").get("/desk/", secure=True).headers["Location"] == "/account/pledge/?next=/desk/"


def test_once_in_a_log_in(house: House) -> None:
    client = house.client("bo")
    client.get("/desk/", secure=True)
    assert client.session[ASKED]
    assert "pledge" not in client.get("/desk/", secure=True).headers.get("Location", "")


def test_a_deed_is_never_lost_to_it(house: House) -> None:
    answer = house.client("dag").post("/office/storasyster/directory/add/", {"name": ""}, secure=True)
    assert answer.status_code == 422


def test_ones_own_pages_stay_reachable(house: House) -> None:
    assert house.client("bo").get("/account/", secure=True).status_code == 200
