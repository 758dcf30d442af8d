"""Failing is slowed and never locked; no address is kept (SA8, AB1, AB2)."""

from datetime import timedelta

from django.test import RequestFactory

from frirum.web.address import address_of
from frirum.web.throttle import MOST_REMEMBERED, Throttle
from tests.staff import NOW, later

NOTHING = timedelta(0)


def test_the_wait_grows_and_stays_short_for_an_account() -> None:
    throttle, now, waits = Throttle(), NOW, []
    for turn in range(40):
        wait = throttle.wait("bo@example.org", f"192.0.2.{turn}", now=now)
        waits.append(wait)
        now += wait
        if wait:
            assert throttle.wait("bo@example.org", f"192.0.2.{turn}", now=now) == NOTHING
    assert waits[0] == NOTHING
    assert max(waits) == timedelta(seconds=20)  # T4: nobody can shut Bo out


def test_one_address_that_tries_many_accounts_waits_longer() -> None:
    throttle, now, longest = Throttle(), NOW, NOTHING
    for turn in range(60):
        wait = throttle.wait(f"{turn}@example.org", "192.0.2.1", now=now)
        longest = max(longest, wait)
        now += wait or timedelta(seconds=0)
    assert longest > timedelta(seconds=20)


def test_success_forgets_the_account() -> None:
    throttle = Throttle()
    for _ in range(4):
        throttle.wait("bo@example.org", "192.0.2.1", now=NOW)
    throttle.wait("bo@example.org", "192.0.2.1", now=NOW)
    throttle.succeeded("bo@example.org", "192.0.2.1")
    assert throttle.wait("bo@example.org", "192.0.2.1", now=NOW) == NOTHING


def test_failures_are_forgotten_after_an_hour() -> None:
    throttle = Throttle()
    for _ in range(8):
        throttle.wait("bo@example.org", "", now=NOW)
    assert throttle.wait("bo@example.org", "", now=NOW) > NOTHING
    assert throttle.wait("bo@example.org", "", now=later(NOW, hours=1)) == NOTHING


def test_no_address_is_kept_and_the_memory_is_bounded() -> None:
    throttle = Throttle()
    for turn in range(MOST_REMEMBERED):
        throttle.wait(f"{turn}@example.org", f"10.{turn // 250}.{turn % 250}.7", now=later(NOW, seconds=3 * turn))
    assert len(throttle._failures) <= MOST_REMEMBERED
    assert all(len(mark) == 16 for mark in throttle._failures)
    assert b"10.0" not in repr(throttle._failures).encode()


def test_an_ipv6_home_is_one_address() -> None:
    def asked(address: str) -> str:
        return address_of(RequestFactory().get("/", REMOTE_ADDR=address))

    assert asked("2001:db8:1:2::7") == asked("2001:db8:1:2:ffff::1") != asked("2001:db8:1:3::7")
    assert asked("") == ""
