"""With two hosts, each room answers only on its own."""

from typing import Any

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from frirum.web.hosts import OneHostPerRoom, host_of

CHAT, DESK = "chat.example.org", "desk.example.org"


def ask(room: str, host: str) -> None:
    request = RequestFactory().get("/", headers={"host": host})
    request.resolver_match = ResolverMatch(lambda: None, (), {}, app_names=[room])
    OneHostPerRoom(lambda _: HttpResponse()).process_view(request)


@pytest.fixture
def two_hosts(settings: Any) -> None:
    settings.ALLOWED_HOSTS = [CHAT, DESK]
    settings.FRIRUM_VISITOR_HOST, settings.FRIRUM_DESK_HOST = CHAT, DESK


@pytest.mark.usefixtures("two_hosts")
@pytest.mark.parametrize(
    ("room", "own", "other"),
    [("visitor", CHAT, DESK), ("desk", DESK, CHAT), ("office", DESK, CHAT), ("platform", DESK, CHAT), ("", DESK, CHAT)],
)
def test_a_room_answers_on_its_own_host_only(room: str, own: str, other: str) -> None:  # AZ3
    ask(room, own)
    with pytest.raises(Http404):
        ask(room, other)


@pytest.mark.usefixtures("two_hosts")
def test_the_porch_answers_on_both() -> None:
    ask("porch", CHAT)
    ask("porch", DESK)


def test_with_one_host_every_room_is_there() -> None:
    assert host_of("visitor") is host_of("desk") is None
