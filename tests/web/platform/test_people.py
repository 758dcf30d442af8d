"""The people of an organisation, seen and changed by those who may (SA13, SA14, SA16, AZ3)."""

import pytest
from django.core import mail

from frirum.records.models import Account, Invitation
from tests.staff import House, house, logged_in

pytestmark = pytest.mark.django_db(databases=["default", "live"], transaction=True)
PATH = "/office/storasyster/people/"
NEW = {"email": "ny@example.org", "alias": "Ny", "role": "volunteer", "language": "sv"}


@pytest.fixture
def at() -> House:
    return house()


def test_dag_sees_the_people_and_bo_and_eva_do_not(at: House) -> None:  # AZ3
    page = logged_in(at.dag).get(PATH)
    assert page.status_code == 200
    assert b"bo@example.org" in page.content
    assert b"eva@example.org" not in page.content
    strangers = [logged_in(at.bo).get(PATH), logged_in(at.eva).get(PATH)]
    nowhere = logged_in(at.dag).get("/office/nowhere/people/")
    assert {answer.status_code for answer in (*strangers, nowhere)} == {404}
    assert strangers[0].content == nowhere.content


def test_an_invitation_is_mailed_without_a_word_about_anybody(at: House, settings) -> None:  # type: ignore[no-untyped-def]  # ML1
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    page = logged_in(at.dag).post(PATH + "invite/", NEW).content.decode()
    [sent] = mail.outbox
    assert sent.to == ["ny@example.org"]
    assert sent.subject == "En inbjudan till dig"
    secret = str(sent.body).partition("/account/welcome/#")[2].split()[0]
    assert secret in page
    assert "Ny" not in sent.body
    assert secret not in str(list(Invitation.objects.values()))


def test_dag_cannot_invite_a_coordinator_even_by_a_forged_form(at: House) -> None:
    answer = logged_in(at.dag).post(PATH + "invite/", {**NEW, "role": "coordinator"})
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(("field", "wrong"), [("alias", "N1"), ("email", "nobody"), ("language", "xx")])
def test_a_wrong_field_changes_nothing_and_is_named(at: House, field: str, wrong: str) -> None:
    answer = logged_in(at.dag).post(PATH + "invite/", {**NEW, field: wrong})
    assert answer.status_code == 422
    assert b'aria-invalid="true"' in answer.content
    assert not Invitation.objects.exists()


def test_dag_ends_bos_access_and_not_evas(at: House) -> None:  # SA13
    dag, bo, eva = logged_in(at.dag), logged_in(at.bo), logged_in(at.eva)
    assert dag.post(PATH + "revoke/", {"person": at.bo.ref}).status_code == 302
    assert bo.get("/account/").status_code == 302
    assert dag.post(PATH + "revoke/", {"person": at.eva.ref}).status_code == 404
    assert eva.get("/account/").status_code == 200
    assert Account.objects.get(pk=at.eva.pk).is_active
