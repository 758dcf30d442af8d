"""One's own account: pages, log-ins seen and ended, codes made."""

import pytest

from frirum.records.models import Login, RecoveryCode
from tests.staff import House, browser, house, logged_in

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)


@pytest.fixture
def at() -> House:
    return house()


def test_bo_sees_his_account(at: House) -> None:
    answer = logged_in(at.bo).get("/account/")
    assert answer.status_code == 200
    assert b"bo@example.org" in answer.content


def test_nobody_sees_an_account_without_logging_in() -> None:
    answer = browser().get("/account/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/account/")


@pytest.mark.parametrize(
    "path", ["/account/", "/account/codes/", "/office/storasyster/people/", "/account/passphrase/change/"]
)
def test_a_log_in_without_second_factor_opens_nothing_but_the_setting_up(at: House, path: str) -> None:  # SA3
    answer = logged_in(at.dag, strong=False).get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_bo_ends_another_log_in_of_his_and_not_evas(at: House) -> None:  # SA14, AZ3
    here, phone, evas = logged_in(at.bo), logged_in(at.bo), logged_in(at.eva)
    other = Login.objects.filter(account=at.bo).order_by("-id")[0]
    here.post("/account/end-login/", {"login": other.ref})
    assert phone.get("/account/").status_code == 302
    here.post("/account/end-login/", {"login": Login.objects.get(account=at.eva).ref})
    assert evas.get("/account/").status_code == 200


def test_the_list_of_log_ins_tells_no_address_and_no_browser(at: House) -> None:  # SA14, AN3
    client = logged_in(at.bo)
    page = client.get("/account/", headers={"User-Agent": "CANARY-xyz"}, REMOTE_ADDR="203.0.113.77").content
    assert b"203.0.113" not in page
    assert b"CANARY" not in page
    assert b"203.0.113" not in str(list(Login.objects.values())).encode()


def test_one_click_extends_a_log_in(at: House) -> None:  # SA11
    client = logged_in(at.bo)
    left = client.post("/account/stay/").json()["left"]
    assert 29 * 60 <= left <= 30 * 60
    assert browser().post("/account/stay/").json()["no"] == "logged_out"


def test_recovery_codes_are_asked_for_only_after_proving_oneself_again(at: House) -> None:  # SA5, SA2
    answer = logged_in(at.bo).post("/account/codes/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/prove/")
    assert not RecoveryCode.objects.exists()
