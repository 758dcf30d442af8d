"""Mail goes to a real server, says nothing of anybody, and nobody is told twice (ML1)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from frirum.actions import mail as deeds
from frirum.actions.mail import Due, tell
from frirum.jobs import mail
from frirum.records.models import Account, Told, Volunteer
from frirum.rules.languages import LANGUAGES
from frirum.rules.mail import Mail
from tests import cast
from tests.cast import EVENING, Clock
from tests.mailbox import Mailbox, mailbox

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as opened:
        yield opened


@pytest.fixture
def bo(clock: Clock) -> Account:
    return Account.objects.get(pk=cast.bo(cast.storasyster(), now=clock.now()).id)


def test_bo_is_told_in_his_language_and_nothing_is_said(box: Mailbox, bo: Account, clock: Clock) -> None:  # ML1
    assert tell(bo, Mail.REMINDER, about="reminder:abc", link="/volunteer/go/abc/", now=clock.now())
    mail.send_due(now=clock.now())
    [letter] = box.letters
    assert (letter["Subject"], box.to) == ("En påminnelse", [bo.email])
    assert "https://staff.example/volunteer/go/abc/" in letter.get_content()


def test_bo_is_told_once(box: Mailbox, bo: Account, clock: Clock) -> None:
    assert tell(bo, Mail.SHIFTS, about="short:abc", now=clock.now())
    assert not tell(bo, Mail.SHIFTS, about="short:abc", now=clock.now())
    assert tell(bo, Mail.SHIFTS, about="short:other", now=clock.now())
    for _ in range(3):
        mail.send_due(now=clock.forward(minutes=1))
    assert len(box.letters) == 2


def test_a_mail_server_that_refuses_is_asked_again(box: Mailbox, bo: Account, clock: Clock) -> None:
    box.answer = "451 Try later"
    tell(bo, Mail.QUESTION, about="asked:abc", now=clock.now())
    mail.send_due(now=clock.now())
    mail.send_due(now=clock.now())  # not at once
    assert (box.knocks, box.letters) == (1, [])
    box.answer = "250 Taken"
    mail.send_due(now=clock.forward(seconds=15))
    assert len(box.letters) == 1
    mail.send_due(now=clock.forward(hours=1))
    assert len(box.letters) == 1


def test_a_mail_server_that_is_not_there_breaks_nothing(bo: Account, clock: Clock) -> None:
    with mailbox() as gone:
        pass
    with mailbox() as box:
        tell(bo, Mail.QUESTION, about="asked:abc", now=clock.now())
        from django.conf import settings

        settings.MAILERS["default"]["OPTIONS"]["port"] = 1
        mail.send_due(now=clock.now())
    assert gone.letters == box.letters == []
    assert Told.objects.get().next_at is not None


def test_what_was_taken_without_a_word_comes_with_the_same_number(box: Mailbox, bo: Account, clock: Clock) -> None:
    box.loses = True
    tell(bo, Mail.URGENT, about="call:abc", now=clock.now())
    mail.send_due(now=clock.now())
    box.loses = False
    mail.send_due(now=clock.forward(minutes=1))
    first, second = (letter["Message-ID"] for letter in box.letters)
    assert first == second  # the receiving server knows it for the same


def test_a_house_that_dies_in_between_tells_nobody_twice(box: Mailbox, bo: Account, clock: Clock) -> None:
    tell(bo, Mail.REMINDER, about="reminder:abc", now=clock.now())
    claimed = deeds.claim(now=clock.now())
    assert claimed is not None
    mail.written(claimed).send()  # and here the power goes
    mail.send_due(now=clock.forward(hours=1))
    assert len(box.letters) == 1


def test_what_is_of_no_use_any_more_is_not_sent(box: Mailbox, bo: Account, clock: Clock) -> None:
    tell(bo, Mail.REMINDER, about="reminder:abc", until=clock.now() + timedelta(minutes=10), now=clock.now())
    mail.send_due(now=clock.forward(minutes=10))
    assert box.knocks == 0


def test_whose_log_in_ended_is_told_nothing(box: Mailbox, bo: Account, clock: Clock) -> None:
    tell(bo, Mail.SHIFTS, about="short:abc", now=clock.now())
    Account.objects.update(is_active=False)
    mail.send_due(now=clock.now())
    assert box.knocks == 0


def volunteer(number: int, *, email: str, now: datetime) -> Volunteer:
    line = cast.facts("chatt") if Account.objects.exists() else cast.storasyster()
    return Volunteer.objects.create(
        organisation_id=line.organisation_id,
        number=number,
        name="Bodil Berg",
        email=email,
        language="fi",
        state="applied",
        since=now,
        made_at=now,
    )


def test_who_has_no_log_in_yet_is_told_where_she_wrote_from(box: Mailbox, clock: Clock) -> None:
    her = volunteer(40, email="bodil@example.org", now=clock.now())
    tell(her, Mail.HERSELF, about="life:1", now=clock.now())
    mail.send_due(now=clock.now())
    assert (box.to, box.letters[0]["Subject"]) == (["bodil@example.org"], "Jotain katsottavaa")


def test_who_is_erased_is_told_nothing(box: Mailbox, clock: Clock) -> None:
    her = volunteer(40, email="", now=clock.now())
    tell(her, Mail.HERSELF, about="life:1", now=clock.now())
    mail.send_due(now=clock.now())
    assert box.knocks == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", Mail)
def test_every_mail_has_words_and_none_tells_anything(what: Mail, language: str) -> None:  # ML1
    with translation.override(language):
        words = render_to_string(f"frirum/mail/{what}.txt", {"link": ""})
    subject, _, text = words.partition("\n")
    assert subject.strip() != "" != text.strip()
    told = words.lower()
    for mark in ("abuse", "övergrepp", "overgrep", "våld", "vold", "väkivalt", "chat", "jour", "storasyster", "{", "!"):
        assert mark not in told
    assert not any(letter.isdigit() for letter in told)


def test_without_a_name_of_our_own_there_is_no_link(settings: object) -> None:
    due = Due(1, Mail.SHIFTS, "bo@example.org", "en", "/volunteer/")
    settings.FRIRUM_DESK_HOST, settings.ALLOWED_HOSTS = "", [".example.org"]  # type: ignore[attr-defined]
    assert "http" not in mail.written(due).body
    assert EVENING.tzinfo is not None
