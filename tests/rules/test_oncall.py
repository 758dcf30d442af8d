"""Where a browser of somebody on call may be told, and which number may stand on the list (ST10, DP6)."""

import pytest

from frirum.rules.oncall import faults, may_push_to, tidy

HOSTS = ("push.example", "*.wide.example", "127.0.0.1:8123")


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://push.example/send/1",
        "https://push.example:443/x",
        "https://a.wide.example/x",
        "http://127.0.0.1:8123/x",
    ],
)
def test_a_service_that_was_chosen(endpoint: str) -> None:
    assert may_push_to(endpoint, HOSTS)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/x",
        "https://push.example:8443/x",
        "https://sub.push.example/x",
        "https://wide.example/x",
        "https://evilwide.example/x",
        "https://push.example@evil.example/x",
        "https://evil.example/push.example",
        "http://127.0.0.1/x",
        "http://localhost:8123/x",
        "https://push.example:x/",
        "https://push.example/" + "x" * 500,
        "https://",
        "push.example",
    ],
)
def test_nothing_else(endpoint: str) -> None:
    assert not may_push_to(endpoint, HOSTS)


def test_without_a_choice_nowhere() -> None:
    assert not may_push_to("https://push.example/x", ())


def test_a_number_or_none() -> None:
    assert tidy(" 08 \n 12 ") == "08 12"
    assert faults("") == []
    assert faults("+46 70 123 45 67") == []
    assert faults("ring mig") != []
