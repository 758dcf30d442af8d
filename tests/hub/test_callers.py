"""Where lines come from: counted under a key that lives in memory only, and forgotten (AB1, AN5)."""

from datetime import timedelta
from typing import Any

from frirum.hub.callers import LINES_FROM_ONE_PLACE, Places, cookie, host_of
from tests.cast import EVENING


def scope(address: str | None) -> dict[str, object]:
    return {"client": (address, 1) if address else None, "headers": []}


def test_no_address_is_kept(  # AB1
) -> None:
    places = Places()
    name = places.place(scope("203.0.113.77"), now=EVENING)
    places.enter(name)
    kept = repr(vars(places))
    assert "203.0.113.77" not in kept
    assert bytes([203, 0, 113, 77]) not in (name or b"")
    places.leave(name)
    assert not places._open


def test_a_house_next_door_is_another_place_and_one_network_the_same() -> None:  # AB1
    places = Places()
    here = places.place(scope("203.0.113.77"), now=EVENING)
    assert places.place(scope("203.0.113.78"), now=EVENING) != here
    assert places.place(scope("::ffff:203.0.113.77"), now=EVENING) == here
    six = places.place(scope("2001:db9::1"), now=EVENING)
    assert places.place(scope("2001:db9::ffff"), now=EVENING) == six
    assert places.place(scope("2001:db9:0:1::1"), now=EVENING) != six


def test_tomorrow_and_after_a_restart_the_same_place_has_another_name() -> None:  # AB1
    places = Places()
    name = places.place(scope("203.0.113.77"), now=EVENING)
    assert places.place(scope("203.0.113.77"), now=EVENING + timedelta(hours=11)) == name
    assert places.place(scope("203.0.113.77"), now=EVENING + timedelta(hours=12)) != name
    assert Places().place(scope("203.0.113.77"), now=EVENING) != name


def test_who_entered_yesterday_leaves_today() -> None:  # AB1
    places = Places()
    name = places.place(scope("203.0.113.77"), now=EVENING)
    places.enter(name)
    places.place(scope("203.0.113.77"), now=EVENING + timedelta(days=1))
    places.leave(name)
    assert not places._open


def test_a_school_is_slowed_at_its_twentieth_line_and_an_onion_never() -> None:  # WS7, AN6, AB4
    places = Places()
    school = places.place(scope("203.0.113.77"), now=EVENING)
    assert [places.enter(school) for _ in range(LINES_FROM_ONE_PLACE + 1)][-2:] == [True, False]
    for nowhere in (None, "127.0.0.1", "10.0.0.1", "not an address"):
        name = places.place(scope(nowhere), now=EVENING)
        assert name is None
        assert all(places.enter(name) for _ in range(100))


def test_what_a_caller_invents_of_where_he_is_changes_nothing() -> None:  # AN5: only a trusted proxy says who asks
    places = Places()
    invented = {**scope("203.0.113.77"), "headers": [(b"x-forwarded-for", b"198.51.100.9")]}
    assert places.place(invented, now=EVENING) == places.place(scope("203.0.113.77"), now=EVENING)


def test_a_cookie_among_others() -> None:
    jar = {"headers": [(b"cookie", b"a=1; __Host-v=abc-_; b=2")]}
    assert cookie(jar, "__Host-v") == "abc-_"
    assert cookie(jar, "__Host-s") == ""
    assert cookie({"headers": []}, "__Host-v") == ""


def asks(host: str) -> str:
    return host_of({"headers": [(b"host", host.encode())]})


def test_only_a_host_of_ours_is_one(settings: Any) -> None:  # HD11
    settings.ALLOWED_HOSTS = ["chat.example.org"]
    assert asks("chat.example.org") == "chat.example.org"
    assert asks("Chat.Example.Org:8000") == "Chat.Example.Org:8000"
    assert [asks(host) for host in ("evil.example", "", "chat.example.org/x", "a" * 300)] == [""] * 4
    settings.ALLOWED_HOSTS = ["desk.example.org"]  # what was answered before says nothing any more
    assert asks("chat.example.org") == ""
    settings.ALLOWED_HOSTS = [".example.org"]
    assert asks("chat.example.org") == "chat.example.org"
    assert asks(f"{'a' * 300}.example.org") == ""
