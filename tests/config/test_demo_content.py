"""The demo's organisation: a door that is always open, people with their own places, words in every language."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password

from frirum.config import demo_content, demo_people
from frirum.queries.account import account_facts
from frirum.queries.checkin import check_in_of, gates_at
from frirum.queries.directory import directory_of
from frirum.queries.handbook import page_of, titles_of
from frirum.queries.people import people_of
from frirum.queries.reply import replies_of
from frirum.records.models import Account, Line, Organisation
from frirum.records.opening import read_opening
from frirum.rules.crisis import EMERGENCY, ForWhom, number_for
from frirum.rules.handbook import pointed_at
from frirum.rules.languages import LANGUAGES
from frirum.rules.opening import Hours, state_at
from frirum.rules.rights import Role

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def jour() -> Organisation:
    demo_content.load(now=NOW)
    return Organisation.objects.get()


@pytest.mark.parametrize(
    "monday",
    [
        datetime(2026, 3, 23, tzinfo=UTC),  # the week in which summer time begins
        datetime(2026, 10, 19, tzinfo=UTC),  # and the one in which it ends
    ],
)
def test_the_door_is_open_whatever_the_hour(jour: Organisation, monday: datetime) -> None:  # ST1
    opening = read_opening(jour.lines.get())
    hours = {state_at(opening, now=monday + hour * AN_HOUR).hours for hour in range(8 * 24)}
    assert hours == {Hours.ADMITTING}


@pytest.mark.parametrize("name", ["bo", "cleo"])
def test_a_seat_waits_for_whoever_takes_a_link_whatever_the_hour_and_on_later_days(
    jour: Organisation, name: str
) -> None:  # ST4
    account, line = Account.objects.get(email__startswith=f"{name}@"), jour.lines.get()
    assert gates_at(account.pk, line.pk, now=NOW).may_check_in
    for hour in range(0, 14 * 24, 4):
        coming = check_in_of(account.pk, line.pk, jour.pk, now=NOW + hour * AN_HOUR)
        assert coming is not None
        assert coming.own if hour < 24 else coming.own or coming.free, hour


def test_dag_coordinates_and_may_sit_at_the_desk(jour: Organisation) -> None:
    people = {person.alias: person for person in people_of(jour.pk)}
    assert set(people["Dag"].roles) == {Role.COORDINATOR, Role.VOLUNTEER}
    assert all(person.set_up for person in people.values())  # SA3


def test_three_are_volunteers_and_nothing_else(jour: Organisation) -> None:
    people = {person.alias: person.roles for person in people_of(jour.pk)}
    assert [alias for alias, roles in people.items() if roles == (Role.VOLUNTEER,)] == ["Bo", "Cleo", "Ines"]
    assert people["Siv"] == (Role.ADMINISTRATOR,)


def test_bo_can_log_in_by_hand_with_what_is_told(jour: Organisation) -> None:  # SA3, SA6
    own = demo_people.by_hand(demo_people.BO)
    bo = Account.objects.get(email=own.email)
    validate_password(own.passphrase, bo)
    assert bo.check_password(own.passphrase)
    kept = Authenticator.objects.get(user=bo, type=Authenticator.Type.TOTP).data["secret"]
    assert kept != own.app_key
    assert get_adapter().decrypt(kept) == own.app_key


def test_dags_words_are_not_bos(jour: Organisation) -> None:
    bo, dag = demo_people.by_hand(demo_people.BO), demo_people.by_hand(demo_people.DAG)
    assert bo.passphrase != dag.passphrase
    assert not Account.objects.get(email=dag.email).check_password(bo.passphrase)


def test_cleo_reads_english_and_bo_swedish(jour: Organisation) -> None:
    languages = {row.email.split("@")[0]: account_facts(row).language for row in Account.objects.all()}
    assert languages["cleo"] == "en"
    assert languages["bo"] == "sv"


def test_other_help_has_the_numbers_that_every_screen_shows(jour: Organisation) -> None:  # ST3
    phones = {row.name: row.phone for row in directory_of(jour.pk)}
    assert phones["SOS Alarm"] == EMERGENCY.number
    for whom in (ForWhom.CHILDREN, ForWhom.VIOLENCE, ForWhom.WANTS_TO_DIE, ForWhom.VICTIMS_OF_CRIME):
        number = number_for("SE", whom)
        assert number is not None
        assert phones[number.name] == number.number


def test_what_she_reads_stands_in_all_five_languages(jour: Organisation) -> None:
    line = jour.lines.get()
    texts: list[Mapping[str, str]] = [line.for_whom, jour.when_we_tell]
    for row in jour.other_help.all():
        texts += [row.for_whom, row.hours]
    assert [text for text in texts if set(text) != set(LANGUAGES)] == []


def test_replies_stand_in_every_language_that_is_answered_in(jour: Organisation) -> None:
    line = jour.lines.get()
    replies = {reply.shortcut: reply.texts for reply in replies_of(jour.pk)}
    assert {name for name, texts in replies.items() if set(texts) != set(line.answers_in)} == set()
    assert all(EMERGENCY.number in text for text in replies["akut"].values())
    children = number_for("SE", ForWhom.CHILDREN)
    assert children is not None
    assert all(children.number in text for text in replies["under-18"].values())


def test_the_handbooks_three_pages_point_only_to_each_other(jour: Organisation) -> None:  # AL6
    pages = {title.slug: page_of(jour.pk, title.slug) for title in titles_of(jour.pk)}
    assert len(pages) == 3
    pointed = {slug for page in pages.values() if page for slug in pointed_at(page.body)}
    assert pointed
    assert pointed <= set(pages)


def test_a_start_that_was_cut_off_does_not_load_twice(jour: Organisation) -> None:
    demo_content.load(now=NOW)
    assert Line.objects.count() == 1
    assert Account.objects.count() == len(demo_people.PEOPLE)
