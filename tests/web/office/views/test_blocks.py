"""Dag settles from the office what Bo, alone at the desk, asks about a disturber; he reads no talk (AB3)."""

import pytest
from django.test import Client

from frirum.actions import block
from frirum.records.models import Block
from frirum.rules.access import Role
from tests import cast
from tests.cast import Clock
from tests.shift import CLOSES, Visit, later, on_duty, open_line, talking

ADDRESS = "/office/chatt-org/blocks/"
Asked = tuple[Visit, str, Client]


def browser(who: cast.Person) -> Client:
    client = Client(headers={"sec-fetch-site": "same-origin", "accept-language": "en"})
    client.cookies["__Host-s"] = cast.log_in(who)
    return client


@pytest.fixture
def asked(db: None, clock: Clock) -> Asked:
    """Bo is alone with a disturber and has asked; Dag sits in the office."""
    where = open_line()
    bo = on_duty(where, "Bo")
    troll = talking(where, bo)
    ref = block.ask(bo.pk, troll.ref, closes_at=CLOSES, now=later(0))
    return troll, ref, browser(cast.dag(where, now=clock.now()))


def test_the_question_stands_on_the_front_and_shows_no_talk(asked: Asked) -> None:  # AN3
    troll, ref, dag = asked
    front = dag.get("/office/chatt-org/", secure=True).content.decode()
    assert ADDRESS in front
    page = dag.get(ADDRESS, secure=True).content.decode()
    assert f"{ADDRESS}{ref}/" in page
    assert "Bo" in page
    assert troll.ref not in page


def test_dag_says_yes_and_the_visit_is_kept_out(asked: Asked) -> None:
    troll, ref, dag = asked
    assert troll.row.paused
    assert dag.post(f"{ADDRESS}{ref}/", {"do": "yes"}, secure=True).status_code == 303
    assert (troll.row.state, troll.row.end_reason) == ("ended", "blocked")
    assert Block.objects.get().agreed_by == "Dag"
    assert ADDRESS not in dag.get("/office/chatt-org/", secure=True).content.decode()


def test_dag_says_no_and_the_talk_goes_on(asked: Asked) -> None:
    troll, ref, dag = asked
    assert dag.post(f"{ADDRESS}{ref}/", {"do": "no"}, secure=True).status_code == 303
    assert (troll.row.state, troll.row.paused) == ("open", False)


def test_too_late_is_said_and_nothing_changes(asked: Asked, clock: Clock) -> None:
    troll, ref, dag = asked
    clock.forward(minutes=15)
    assert f"{ADDRESS}{ref}/" not in dag.get(ADDRESS, secure=True).content.decode()
    late = dag.post(f"{ADDRESS}{ref}/", {"do": "yes"}, secure=True, follow=True)
    assert "Den frågan är redan besvarad, eller över." in late.content.decode()
    assert troll.row.state == "open"


@pytest.mark.parametrize("sent", [{}, {"do": "maybe"}])
def test_neither_yes_nor_no_is_not_understood(asked: Asked, sent: dict[str, str]) -> None:
    troll, ref, dag = asked
    assert dag.post(f"{ADDRESS}{ref}/", sent, secure=True).status_code == 400
    assert troll.row.paused


def test_bo_ada_and_eva_settle_nothing(asked: Asked, clock: Clock) -> None:  # AB3, T13
    troll, ref, _ = asked
    line = cast.facts("chatt")
    eva = cast.person("Eva", cast.elsewhere(), Role.COORDINATOR, now=clock.now())
    ada = cast.person("Ada", line, Role.ADMINISTRATOR, now=clock.now())
    cleo = cast.cleo(line, now=clock.now())
    for who in (eva, ada, cleo):
        assert browser(who).post(f"{ADDRESS}{ref}/", {"do": "yes"}, secure=True).status_code == 404
    # Not through the door of her own office either.
    theirs = browser(eva).post(f"/office/annan-org/blocks/{ref}/", {"do": "yes"}, secure=True)
    assert theirs.status_code == 404
    assert troll.row.paused
    assert troll.row.state == "open"
