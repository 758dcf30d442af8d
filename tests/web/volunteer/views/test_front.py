"""Bo is at home: her own page, in each organisation where she is a volunteer."""

from django.test import Client

from frirum.records.models import Membership
from frirum.rules.rights import Role
from tests.storasyster import NOW, House

THERE = "/volunteer/storasyster/"


def test_bo_goes_straight_into_her_only_place(house: House) -> None:
    answer = house.client("bo").get("/volunteer/", secure=True)
    assert answer.headers["Location"] == THERE


def test_bo_of_two_organisations_chooses(house: House) -> None:
    Membership.objects.create(
        account=house.people["bo"], organisation=house.theirs, role=Role.VOLUNTEER, alias="Bo", since=NOW
    )
    page = house.client("bo").get("/volunteer/", secure=True).content.decode()
    assert 'href="/volunteer/annan-jour/"' in page
    assert f'href="{THERE}"' in page


def test_bo_is_greeted_by_the_name_she_goes_by(house: House) -> None:  # AL2
    page = house.client("bo").get(THERE, secure=True).content.decode()
    assert "Hello Bo" in page
    assert 'href="/volunteer/" aria-current="page"' in page


def test_dag_who_is_no_volunteer_has_no_such_page(house: House) -> None:  # AZ3
    dag = house.client("dag")
    assert dag.get("/volunteer/", secure=True).status_code == 404
    assert dag.get(THERE, secure=True).status_code == 404
    assert "/volunteer/" not in dag.get("/office/storasyster/", secure=True).content.decode()


def test_bo_is_not_at_home_elsewhere(house: House) -> None:  # AZ3
    assert house.client("bo").get("/volunteer/annan-jour/", secure=True).status_code == 404


def test_who_is_not_logged_in_is_asked_to(house: House) -> None:  # SA3
    answer = Client().get(THERE, secure=True)
    assert answer.status_code in {302, 303}
    assert "next=" in answer.headers["Location"]
