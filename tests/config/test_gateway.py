"""The gateway is refused where a note would travel in the clear, or unsigned (ER2)."""

import pytest

from frirum.config.environ import SettingRefused
from frirum.config.gateway import checked

SECRET = "s" * 32


@pytest.mark.parametrize("url", ["https://sms.example/send", "http://localhost:8080/sms"])
def test_what_is_taken(url: str) -> None:
    assert checked(url, SECRET) == (url, SECRET)


def test_none_at_all_is_fine() -> None:
    assert checked("", "") == ("", "")


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("http://sms.example/send", SECRET),
        ("https://", SECRET),
        ("sms.example", SECRET),
        ("https://sms.example/send", "short"),
        ("https://sms.example/send", ""),
        ("", SECRET),
    ],
)
def test_what_is_refused(url: str, secret: str) -> None:
    with pytest.raises(SettingRefused):
        checked(url, secret)
