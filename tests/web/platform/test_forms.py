"""Logging in with passphrase and code: two factors always, each code once, no lock, the same answer to strangers."""

import statistics
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from frirum import clock
from frirum.actions.account import new_recovery_codes
from frirum.records.models import Account, Login
from frirum.rules.rights import Role
from frirum.web.throttle import THROTTLE
from tests.staff import NOW, PASSPHRASE, browser, code_at, organisation, person

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def bo(monkeypatch: pytest.MonkeyPatch) -> Account:
    THROTTLE.forget()
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return person("bo@example.org", "Bo", organisation("storasyster", "chatt"), Role.VOLUNTEER, passphrase=PASSPHRASE)


def passphrase(client, email="bo@example.org", password=PASSPHRASE):  # type: ignore[no-untyped-def]
    return client.post("/account/login/", {"login": email, "password": password})


def strong(client) -> bool:  # type: ignore[no-untyped-def]
    return client.get("/account/").status_code == 200


def test_bo_logs_in_with_passphrase_and_code(bo: Account) -> None:  # SA3
    client = browser()
    assert passphrase(client)["Location"] == "/account/login/code/"
    assert not strong(client)
    assert client.post("/account/login/code/", {"code": code_at(NOW)})["Location"] == "/account/"
    assert strong(client)


def test_without_the_code_nothing_opens(bo: Account) -> None:  # SA3
    client = browser()
    passphrase(client)
    client.post("/account/login/code/", {"code": "000000"})
    assert not strong(client)


def test_a_code_works_once_even_in_another_browser_a_minute_later(
    bo: Account, monkeypatch: pytest.MonkeyPatch
) -> None:  # SA4
    first, thief = browser(), browser()
    code = code_at(NOW + timedelta(seconds=30))  # a phone whose clock is fast
    passphrase(first)
    first.post("/account/login/code/", {"code": code})
    assert strong(first)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(seconds=59))
    passphrase(thief)
    thief.post("/account/login/code/", {"code": code})
    assert not strong(thief)


def test_a_code_from_before_the_one_used_is_refused(bo: Account) -> None:  # SA4
    first, thief = browser(), browser()
    passphrase(first)
    first.post("/account/login/code/", {"code": code_at(NOW)})
    passphrase(thief)
    thief.post("/account/login/code/", {"code": code_at(NOW - timedelta(seconds=30))})
    assert not strong(thief)


@pytest.mark.parametrize(("off", "opens"), [(-30, True), (30, True), (-60, False), (60, False)])
def test_a_phones_clock_may_be_half_a_minute_off_and_no_more(bo: Account, off: int, opens: bool) -> None:  # SA4
    client = browser()
    passphrase(client)
    client.post("/account/login/code/", {"code": code_at(NOW + timedelta(seconds=off))})
    assert strong(client) is opens


def test_a_recovery_code_opens_once(bo: Account) -> None:  # SA4, SA5
    codes = new_recovery_codes(bo.pk, now=NOW)
    first, second = browser(), browser()
    passphrase(first)
    first.post("/account/login/code/", {"code": codes[0].upper()})
    assert strong(first)
    passphrase(second)
    second.post("/account/login/code/", {"code": codes[0]})
    assert not strong(second)
    second.post("/account/login/code/", {"code": codes[1]})
    assert strong(second)


def test_the_key_changes_at_log_in(bo: Account) -> None:  # SA2
    client = browser()
    passphrase(client)
    before = client.cookies["__Host-s"].value
    client.post("/account/login/code/", {"code": code_at(NOW)})
    after = client.cookies["__Host-s"]
    assert after.value != before
    assert (after["secure"], after["httponly"], after["samesite"], after["path"]) == (True, True, "Lax", "/")
    assert after["max-age"] == ""


def test_only_a_hash_of_the_key_is_kept(bo: Account) -> None:  # SA2
    client = browser()
    passphrase(client)
    client.post("/account/login/code/", {"code": code_at(NOW)})
    key = client.cookies["__Host-s"].value.encode()
    assert all(key not in bytes(row.key_hash) + row.data.encode() + row.ref.encode() for row in Login.objects.all())


def test_the_apps_secret_does_not_stand_in_the_table(bo: Account) -> None:
    from tests.staff import APP

    assert APP not in str(Authenticator.objects.get().data)


def test_a_log_in_ends_after_half_an_hour_of_nothing_and_after_twelve_hours_of_anything(
    bo: Account, monkeypatch: pytest.MonkeyPatch
) -> None:  # SA10
    client, at = browser(), NOW
    passphrase(client)
    client.post("/account/login/code/", {"code": code_at(NOW)})
    for _ in range(24):
        assert strong(client)
        at += timedelta(minutes=29, seconds=59)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=12))
    assert not strong(client)


def test_a_log_in_left_alone_is_over_after_thirty_minutes(bo: Account, monkeypatch: pytest.MonkeyPatch) -> None:  # SA10
    client = browser()
    passphrase(client)
    client.post("/account/login/code/", {"code": code_at(NOW)})
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=30))
    assert not strong(client)


def test_who_fails_often_waits_and_is_never_locked_out(bo: Account, monkeypatch: pytest.MonkeyPatch) -> None:  # SA8
    troll = browser()
    for _ in range(4):
        passphrase(troll, password="wrong wrong wrong wrong")
    passphrase(troll, password="wrong wrong wrong wrong")
    assert b"Wait" in passphrase(troll, password="wrong wrong wrong wrong").content
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(seconds=21))
    bos = browser()
    assert passphrase(bos)["Location"] == "/account/login/code/"


def said(email: str, password: str = "wrong wrong wrong wrong") -> bytes:
    page = passphrase(browser(), email=email, password=password).content
    return page.split(b"errorlist")[1].split(b"</ul>")[0]


def test_an_unknown_address_reads_the_same_as_a_wrong_passphrase(bo: Account) -> None:  # SA9
    assert said("bo@example.org") == said("nobody@example.org")


def test_an_unknown_address_takes_as_long_as_a_wrong_passphrase(bo: Account) -> None:  # SA9
    def seconds(email: str) -> float:
        THROTTLE.forget()
        before = time.perf_counter()
        passphrase(browser(), email=email, password="wrong wrong wrong wrong")
        return time.perf_counter() - before

    seconds("bo@example.org")
    pairs = [(seconds("bo@example.org"), seconds("nobody@example.org")) for _ in range(12)]
    known, unknown = (statistics.median(side) for side in zip(*pairs, strict=True))
    # Without the hash for the unknown one the ratio is below 0.3.
    assert 0.6 < unknown / known < 1.6


def test_who_lost_access_reads_the_same_as_an_unknown_one(bo: Account) -> None:  # SA9
    Account.objects.filter(pk=bo.pk).update(is_active=False)
    assert said("bo@example.org", PASSPHRASE) == said("nobody@example.org", PASSPHRASE)


def test_there_is_no_sign_up_and_no_reset_by_mail(bo: Account) -> None:  # SA15, SA16
    for path in ("signup/", "password/reset/", "login/code/confirm/", "email/"):
        assert browser().get(f"/account/{path}").status_code == 404
