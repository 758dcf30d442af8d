"""Five to eight, and the phone is gone: a link by mail, her passphrase, and on to the setting up (SA3, SA15, SA16)."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from frirum.rules.rights import Role
from frirum.web.platform import newdevice
from tests.staff import PASSPHRASE, House, browser, house, logged_in, person

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
PATH = "/office/storasyster/new-device/"


@pytest.fixture
def at(settings) -> House:  # type: ignore[no-untyped-def]
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    return house()


def test_dag_sends_rut_the_link_and_never_sees_it(at: House) -> None:
    rut = person("rut@example.org", "Rut", at.storasyster, Role.VOLUNTEER, passphrase=PASSPHRASE)
    dag = logged_in(at.dag)
    assert "Rut" in dag.get(PATH).content.decode()
    page = dag.post(PATH, {"person": rut.ref}).content.decode()
    [sent] = mail.outbox
    assert sent.to == ["rut@example.org"]
    secret = str(sent.body).partition("/account/welcome/#")[2].split()[0]
    assert secret not in page
    assert "Rut" not in f"{sent.subject} {sent.body}"

    phone = browser()
    proof = phone.post("/account/welcome/", {"secret": secret})
    assert b'name="passphrase"' in proof.content
    wrong = phone.post("/account/welcome/", {"secret": secret, "passphrase": "inte min"})
    assert wrong.status_code == 422
    assert Authenticator.objects.filter(user=rut).exists()


def test_with_her_passphrase_she_goes_on_to_setting_up_and_nowhere_else(at: House) -> None:
    rut = person("rut@example.org", "Rut", at.storasyster, Role.VOLUNTEER, passphrase=PASSPHRASE)
    logged_in(at.dag).post(PATH, {"person": rut.ref})
    secret = str(mail.outbox[0].body).partition("/account/welcome/#")[2].split()[0]
    phone = browser()
    answer = phone.post("/account/welcome/", {"secret": secret, "passphrase": PASSPHRASE})
    assert (answer.status_code, answer["Location"]) == (302, "/account/set-up/")
    assert not Authenticator.objects.filter(user=rut).exists()
    assert phone.get("/account/set-up/").status_code == 200
    assert phone.get("/desk/").status_code == 302  # SA3: half a log-in opens nothing


def test_bo_who_is_not_on_call_sees_nobody_and_sends_nothing(at: House) -> None:
    bo = logged_in(at.bo)
    assert b'name="person"' not in bo.get(PATH).content
    assert bo.post(PATH, {"person": at.dag.ref}).status_code == 404
    assert mail.outbox == []


def test_without_mail_the_link_is_shown_only_where_a_passphrase_is_asked_for_too(
    at: House, monkeypatch: pytest.MonkeyPatch
) -> None:  # SA15
    monkeypatch.setattr(newdevice, "_tell", lambda *_, **__: False)
    rut = person("rut@example.org", "Rut", at.storasyster, Role.VOLUNTEER, passphrase=PASSPHRASE)
    dag = logged_in(at.dag)
    assert b"/account/welcome/#" in dag.post(PATH, {"person": rut.ref}).content
    assert b"/account/welcome/#" not in dag.post(PATH, {"person": at.bo.ref}).content
