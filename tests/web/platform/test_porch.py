"""What anybody may read about the house itself: whom to tell of a weakness, and that nobody should list us."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.cast import Clock

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def test_security_txt_says_whom_to_tell_and_is_not_over(client: Client, clock: Clock, settings: object) -> None:  # ER3
    settings.DEFAULT_FROM_EMAIL = "safety@example.org"  # type: ignore[attr-defined]
    answer = client.get("/.well-known/security.txt")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert fields["Contact"] == "mailto:safety@example.org"
    until = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < until - clock.now() < timedelta(days=366), "RFC 9116: less than a year"


def test_it_tells_the_same_all_day_long(client: Client, clock: Clock) -> None:  # ER3
    first = client.get("/.well-known/security.txt").content
    clock.forward(hours=1)
    assert client.get("/.well-known/security.txt").content == first


def test_no_search_engine_keeps_anything(client: Client) -> None:  # HD9
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"
