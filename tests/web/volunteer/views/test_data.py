"""How her own data is handled: read, consented to, taken back without penalty (ST11)."""

from datetime import timedelta

import pytest

from frirum.records.models import Requirement, Signature, Template, TemplateVersion, Volunteer
from tests.storasyster import NOW, House, post

THERE = "/volunteer/storasyster/data/"


@pytest.fixture
def bo(house: House) -> Volunteer:
    made, _ = Volunteer.objects.update_or_create(
        organisation=house.ours,
        account=house.people["bo"],
        defaults={"number": 71, "name": "Bo Ek", "state": "active", "since": NOW, "made_at": NOW},
    )
    return made


@pytest.fixture
def text(house: House, bo: Volunteer) -> TemplateVersion:
    """What the organisation says, on the basis of consent."""
    house.ours.requirements.all().delete()
    Requirement.objects.create(
        organisation=house.ours, kind="data_information", gates="sign_up", period="once", terms={"basis": "consent"}
    )
    template = Template.objects.create(organisation=house.ours, kind="data_information")
    body = {"sv": "Vi sparar **lite**.", "en": "We keep **little**. <script>x</script>"}
    return template.versions.create(number=1, body=body, published_at=NOW - timedelta(days=90))


def page(house: House) -> str:
    return house.client("bo").get(THERE, secure=True).content.decode()


def test_bo_reads_what_is_kept_and_on_what_it_rests(house: House, text: TemplateVersion) -> None:
    assert "Bo Ek" in page(house)
    assert "It rests on your consent." in page(house)
    assert "We keep <strong>little</strong>." in page(house)
    assert "<script>x" not in page(house)  # UP2


def test_bo_consents_and_takes_it_back_without_penalty(house: House, bo: Volunteer, text: TemplateVersion) -> None:
    assert post(house.client("bo"), f"{THERE}read/", {"version": text.pk}).status_code == 303
    assert "You read this and consented on" in page(house)
    asked = house.client("bo").get(f"{THERE}take-back/", secure=True).content.decode()
    assert "Nothing counts against you" in asked
    post(house.client("bo"), f"{THERE}take-back/")
    bo.refresh_from_db()
    assert bo.state == "paused"
    assert Signature.objects.get().withdrawn_at is not None
    assert "I have read it and consent" in page(house)


def test_there_is_nothing_to_take_back(house: House, bo: Volunteer, text: TemplateVersion) -> None:
    answer = post(house.client("bo"), f"{THERE}take-back/")
    assert answer.headers["Location"] == THERE
    bo.refresh_from_db()
    assert bo.state == "active"


@pytest.mark.parametrize("version", ["", "x", "9" * 30, "999999"])
def test_another_version_is_not_signed(house: House, text: TemplateVersion, version: str) -> None:
    assert post(house.client("bo"), f"{THERE}read/", {"version": version}).headers["Location"] == THERE
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("basis", "says"), [("agreement", "have agreed"), ("legitimate_interest", "You can object to it.")]
)
def test_another_basis_is_said_and_is_no_consent(house: House, text: TemplateVersion, basis: str, says: str) -> None:
    house.ours.requirements.update(terms={"basis": basis})
    assert says in page(house)
    post(house.client("bo"), f"{THERE}read/", {"version": text.pk})
    assert "You read this on" in page(house)
    assert "Take your consent back" not in page(house)


def test_before_anything_is_published(house: House, text: TemplateVersion) -> None:
    TemplateVersion.objects.all().delete()
    assert "The office has not published it yet." in page(house)


def test_nobody_reads_hers(house: House, text: TemplateVersion) -> None:  # AZ3
    for name in ("dag", "ada", "eva"):
        assert house.client(name).get(THERE, secure=True).status_code == 404
