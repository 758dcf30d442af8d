"""Who comes through which door: role by role and route by route, out of the table of routes (AZ1, AZ2, AZ3)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from frirum.records.models import Membership
from frirum.rules.rights import EVERYONE, GRANTS, Can, Role
from frirum.web import doors
from tests.routes import ROUTES, Route
from tests.staff import NOW, SAME, House, browser, house, logged_in

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)

HERE = {"bo": Role.VOLUNTEER, "dag": Role.COORDINATOR, "ada": Role.ADMINISTRATOR}


class Through(Exception):
    """Somebody stands behind the door."""


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> House:
    made = house()

    def stop(_caller: object) -> None:
        raise Through

    monkeypatch.setattr(doors, "_zone", stop)  # the first thing that happens behind a door
    return made


def asks(client: Client, route: Route, method: str) -> tuple[bool, int, bytes]:
    """Whether she comes through; else the status and the body of the no."""
    client.raise_request_exception = True
    try:
        sent: dict[str, Any] = {"data": "{}", "content_type": "application/json"} if method == "POST" else {}
        answer = client.generic(method, route.path, **sent, headers=SAME)
    except Through:
        return True, 0, b""
    return False, answer.status_code, answer.content


def doorways() -> Iterator[tuple[Route, str, Can]]:
    for route in ROUTES:
        assert route.door is not None
        for method in route.door.methods:
            yield route, method, route.door.can


def test_every_door_names_a_right_that_there_is() -> None:  # AZ1
    assert {can for _, _, can in doorways()} <= set(Can)
    assert len(list(doorways())) > 100


def test_nobody_comes_through_a_door_that_is_not_everyones(at: House) -> None:  # AZ2, SA3
    for route, method, can in doorways():
        through, status, _ = asks(browser(), route, method)
        assert through == (can in EVERYONE), (route.path, method)
        assert through or status in {302, 401}, (route.path, method)


def test_half_a_log_in_is_none(at: House) -> None:  # AZ2, SA3
    half = logged_in(at.dag, strong=False)
    for route, method, can in doorways():
        assert asks(half, route, method)[0] == (can in EVERYONE), (route.path, method)


@pytest.mark.parametrize("who", HERE)
def test_each_role_comes_through_the_doors_of_its_rights_and_no_other(at: House, who: str) -> None:  # AZ2
    client = logged_in(getattr(at, who))
    allowed = GRANTS[HERE[who]] | EVERYONE
    for route, method, can in doorways():
        through, status, _ = asks(client, route, method)
        assert through == (can in allowed), (route.path, method, can)
        assert through or status == 404, (route.path, method)


def test_eva_elsewhere_comes_through_nothing_that_is_ours_whatever_she_is_there(at: House) -> None:  # AZ2, AZ3
    eva = logged_in(at.eva)
    for route, method, can in doorways():
        if route.names_somebodys and can not in EVERYONE:
            through, status, _ = asks(eva, route, method)
            assert (through, status) == (False, 404), (route.path, method)


def test_not_yours_reads_letter_by_letter_like_not_there(at: House) -> None:  # AZ3
    eva = logged_in(at.eva)
    compared = 0
    for route, method, can in doorways():
        if route.names_somebodys and can not in EVERYONE:
            nowhere = Route(
                route.pattern, route.path.replace("storasyster", "ingenstans").replace("chatt", "ingen"), route.door
            )
            assert asks(eva, route, method)[1:] == asks(eva, nowhere, method)[1:], route.path
            compared += 1
    assert compared > 60


def test_who_lost_her_access_comes_through_nothing(at: House) -> None:  # AZ2, AZ8
    client = logged_in(at.bo)
    Membership.objects.filter(account=at.bo).update(revoked_at=NOW)
    for route, method, can in doorways():
        if route.names_somebodys and can not in EVERYONE:
            assert asks(client, route, method)[:2] == (False, 404), (route.path, method)


def test_no_door_takes_a_method_it_was_not_hung_for(at: House) -> None:  # AZ1, HD8
    client = logged_in(at.dag)
    for route in ROUTES:
        assert route.door is not None
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - set(route.door.allowed):
            if method == "POST" and route.path.endswith("/exit"):
                continue  # a beacon and a link share the address, each behind a door of its own
            through, status, _ = asks(client, route, method)
            assert (through, status) == (False, 405), (route.path, method)
