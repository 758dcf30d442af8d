"""What a phone's console may say: of a cut line every wording that Chromium has, and nothing where nothing was cut."""

from typing import Any, cast

import pytest
from playwright.sync_api import Browser

from tests.complaints import of_a_lost_line
from tests.phone import Phone

LOADING = "Failed to load resource: net::ERR_{}"
CUT = [
    *(
        LOADING.format(name)
        for name in (
            "INTERNET_DISCONNECTED",
            "CONNECTION_REFUSED",
            "CONNECTION_RESET",
            "CONNECTION_CLOSED",
            "CONNECTION_ABORTED",
            "SOCKET_NOT_CONNECTED",
            "NETWORK_CHANGED",
            "EMPTY_RESPONSE",
            "ADDRESS_UNREACHABLE",
            "TIMED_OUT",
            "INCOMPLETE_CHUNKED_ENCODING",
        )
    ),
    "WebSocket connection to 'ws://localhost/live' failed: ",
    "WebSocket connection to 'ws://localhost/live' failed: Connection closed before receiving a handshake response",
    "WebSocket connection to 'ws://localhost/live' failed: Error in connection establishment: net::ERR_EMPTY_RESPONSE",
]
WRONG = [
    LOADING.format("NAME_NOT_RESOLVED"),  # a stranger was asked
    LOADING.format("BLOCKED_BY_CLIENT"),
    LOADING.format("CERT_AUTHORITY_INVALID"),
    "Failed to load resource: the server responded with a status of 500 (Internal Server Error)",
    "Uncaught (in promise) TypeError: Failed to fetch",
    "WebSocket connection to 'ws://localhost/live' failed: Error during WebSocket handshake: Unexpected response code: 500",
    "Refused to load the script because it violates the following Content Security Policy directive",
]


@pytest.mark.parametrize("text", CUT)
def test_every_wording_of_a_cut_line_is_known(text: str) -> None:
    assert of_a_lost_line(text)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_stays_wrong(text: str) -> None:
    assert not of_a_lost_line(text)


class Silent:
    """A browser that does nothing, and a complaint on its console."""

    type = "error"

    def __init__(self, text: str = "") -> None:
        self.text = text

    def new_context(self, **_: object) -> "Silent":
        return self

    def new_page(self) -> "Silent":
        return self

    def on(self, *_: object) -> None:
        """Hear nothing."""

    def close(self) -> None:
        """Be gone."""


def heard(phone: Phone, text: str) -> None:
    phone._heard(cast(Any, Silent(text)))


def test_a_phone_is_forgiven_only_while_its_line_is_cut() -> None:
    phone = Phone(cast(Browser, Silent()), "http://localhost")
    phone.loses_the_line()
    for text in CUT:
        heard(phone, text)
    phone.close()

    phone.has_the_line_again()
    heard(phone, CUT[0])
    with pytest.raises(AssertionError, match="INTERNET_DISCONNECTED"):
        phone.close()


@pytest.mark.parametrize("text", WRONG)
def test_what_else_is_wrong_is_not_forgiven_on_a_cut_line(text: str) -> None:
    phone = Phone(cast(Browser, Silent()), "http://localhost")
    phone.loses_the_line()
    heard(phone, text)
    with pytest.raises(AssertionError):
        phone.close()
