"""Mail to staff goes where the setting says, or nowhere."""

import pytest

from frirum.config.environ import SettingRefused
from frirum.config.mail import mailers


def test_without_an_address_nothing_is_sent() -> None:
    assert mailers("")["default"]["BACKEND"].endswith("dummy.EmailBackend")


def test_mail_goes_out_encrypted() -> None:
    options = mailers("smtp://rut:s%40fe@mail.example.org")["default"]["OPTIONS"]
    assert (options["port"], options["use_tls"], options["use_ssl"], options["password"]) == (587, True, False, "s@fe")
    options = mailers("smtps://mail.example.org")["default"]["OPTIONS"]
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (465, False, True)


def test_only_this_very_machine_may_take_it_in_clear() -> None:
    assert mailers("smtp://localhost:25")["default"]["OPTIONS"]["use_tls"] is False


@pytest.mark.parametrize("wrong", ["mail.example.org", "http://mail.example.org", "smtp://"])
def test_another_kind_of_address_is_refused(wrong: str) -> None:
    with pytest.raises(SettingRefused, match="^FRIRUM_MAIL_URL must look like"):
        mailers(wrong)
