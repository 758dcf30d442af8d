"""Frirum does not start in a way that would put people at risk."""

import pytest

from frirum.config import safety
from frirum.config.environ import SettingRefused
from frirum.config.secret import new_secret


@pytest.mark.parametrize("name", safety.DEBUG_NAMES)
def test_a_debug_switch_is_refused(name: str) -> None:  # ER2
    with pytest.raises(SettingRefused, match=f"^{name} is on"):
        safety.refuse_debug({name: "True"})


@pytest.mark.parametrize("off", ["", "0", "False", "no"])
def test_a_debug_switch_that_is_off_is_no_trouble(off: str) -> None:  # ER2
    safety.refuse_debug({"DEBUG": off})


@pytest.mark.parametrize(
    "weak", ["short", "x" * 80, "django-insecure-" + "abcdefghijklmnop" * 4, "changeme" * 10, "example0123456789" * 4]
)
def test_a_weak_secret_is_refused(weak: str) -> None:  # ER2
    with pytest.raises(SettingRefused, match="too weak"):
        safety.refuse_weak_secret(weak)


def test_no_secret_is_refused_and_a_new_one_is_taken() -> None:  # ER2
    with pytest.raises(SettingRefused, match="is not set"):
        safety.refuse_weak_secret("")
    safety.refuse_weak_secret(new_secret())


@pytest.mark.parametrize("hosts", [(), ("*",), ("chat.example.org", ".")])
def test_no_host_or_every_host_is_refused(hosts: tuple[str, ...]) -> None:  # HD11
    with pytest.raises(SettingRefused, match="^FRIRUM_HOSTS"):
        safety.refuse_open_hosts(hosts)
    safety.refuse_open_hosts(("chat.example.org",))


@pytest.mark.parametrize("name", safety.ERROR_SERVICES)
def test_a_third_party_that_would_receive_errors_is_refused(name: str) -> None:  # LG5
    with pytest.raises(SettingRefused, match=f"^{name} is set"):
        safety.refuse_error_services({name: "https://key@errors.example/1"})
    safety.refuse_error_services({name: ""})


def test_two_hosts_come_together_and_differ() -> None:
    safety.refuse_half_a_split("", "")
    safety.refuse_half_a_split("chat.example.org", "desk.example.org")
    for visitor, desk in [("chat.example.org", ""), ("", "desk.example.org"), ("one.example.org", "one.example.org")]:
        with pytest.raises(SettingRefused):
            safety.refuse_half_a_split(visitor, desk)
