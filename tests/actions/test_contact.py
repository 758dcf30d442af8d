"""Contacts: registered once by their keys, corrected with a reason, and erased while their counts stay (CS2, CS3)."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.db import connections

from frirum.actions import contact
from frirum.actions import count as counting
from frirum.actions.contact import NoReason, NoSuchContact, Where
from frirum.actions.count import facts_of
from frirum.records.models import Contact, ContactCode, Correction, Count, FigureSettings
from frirum.records.store import new_ref
from frirum.rules.access import NotAllowed
from frirum.rules.coding import Chosen, Coded, NotCodable
from frirum.rules.contact import NotRegistrable
from frirum.rules.count import pairs
from tests import cast, coded
from tests.actions.conftest import Tonight
from tests.coded import COMMON

pytestmark = pytest.mark.django_db(databases=["default", "live"])

TODAY = date(2026, 3, 4)
CALLS = [(new_ref(), COMMON), (new_ref(), replace(COMMON, age="", risk="acute")), (new_ref(), Coded("none", "silent"))]


def where(tonight: Tonight, **more: object) -> Where:
    return Where(**{"organisation_id": tonight.line.organisation_id, "line_id": None, "channel": "phone",
                    "month": date(2026, 3, 1), **more})  # type: ignore[arg-type]  # fmt: skip


def register(tonight: Tonight, wishes: list[tuple[str, Coded]] = CALLS, **more: object) -> None:
    actor = coded.actor(tonight.bo.who)
    contact.register(actor, where(tonight, **more), wishes, version=None, today=TODAY, now=tonight.now)


def counts() -> dict[tuple[str, str], int]:
    """What stands in the figures, without what is nought."""
    return {(one.dimension, one.key): one.n for one in Count.objects.filter(n__gt=0)}


def recount() -> dict[tuple[str, str], int]:
    """The same, counted from the contacts themselves."""
    return dict(Counter(pair for one in Contact.objects.all() for pair in pairs(facts_of(one))))


def test_an_evening_of_phone_calls_is_registered_at_once(tonight: Tonight) -> None:  # CS2, BO10
    register(tonight)
    assert sorted(Contact.objects.values_list("channel", "risk")) == [
        ("phone", "acute"),
        ("phone", "none"),
        ("phone", "none"),
    ]
    assert counts()["total", "all"] == 3
    assert counts() == recount()


def test_sent_twice_they_are_there_once(tonight: Tonight) -> None:
    register(tonight)
    register(tonight, [(key, replace(one, risk="concern")) for key, one in CALLS])  # Back, and Save again
    assert Contact.objects.count() == 3
    assert not Contact.objects.filter(risk="concern").exists()
    assert counts() == recount()


def test_one_that_is_wrong_keeps_all_of_them_out_and_says_which(tonight: Tonight) -> None:
    with pytest.raises(NotCodable) as refused:
        register(tonight, [*CALLS[:2], (new_ref(), replace(COMMON, risk=""))])
    assert [(one.at, one.field) for one in refused.value.problems] == [(2, "risk")]
    assert not Contact.objects.exists()
    assert counts() == {}


def test_who_may_not_and_what_cannot_be(tonight: Tonight) -> None:
    here = where(tonight)
    for stranger in (coded.actor(cast.eva(now=tonight.now)), None):
        with pytest.raises(NotAllowed):
            contact.register(stranger, here, CALLS, version=None, today=TODAY, now=tonight.now)
    for wrong in ({"channel": "chat"}, {"month": date(2027, 1, 1)}):
        with pytest.raises(NotRegistrable):
            register(tonight, **wrong)


def test_the_coordinator_corrects_with_a_reason_that_is_kept(tonight: Tonight) -> None:
    register(tonight, CALLS[:1])
    dag, kept = cast.dag(tonight.line, now=tonight.now), Contact.objects.get()
    here, anew = tonight.line.organisation_id, replace(COMMON, gender="man", topics=(Chosen("sleep"),))

    def correct(who: cast.Person, key: str, reason: str) -> None:
        actor = coded.actor(who)
        contact.correct(actor, here, key, anew, reason=reason, version=None, today=TODAY, now=tonight.now)

    with pytest.raises(NotAllowed):
        correct(tonight.bo.who, kept.key, "fel kön")
    for reason in ("", "  a ", "x" * 201):
        with pytest.raises(NoReason):
            correct(dag, kept.key, reason)
    with pytest.raises(NoSuchContact):
        correct(dag, new_ref(), "fel kön")
    assert not Correction.objects.exists()
    correct(dag, kept.key, " fel  kön ")
    kept.refresh_from_db()
    assert (kept.gender, kept.codes.get().key) == ("man", "sleep")
    said = Correction.objects.get()
    assert (said.reason, said.on, said.account_id) == ("fel kön", TODAY.replace(day=1), dag.id)
    assert counts() == recount()


def test_old_contacts_go_and_their_counts_stay(tonight: Tonight) -> None:  # CS3
    register(tonight)
    register(tonight, [(new_ref(), COMMON)], month=date(2026, 2, 1))
    before = counts()
    FigureSettings.objects.create(organisation_id=tonight.line.organisation_id, keep_months=12)
    assert contact.erase_some(now=datetime(2027, 2, 28, tzinfo=UTC)) == 0
    assert contact.erase_some(now=datetime(2027, 3, 1, tzinfo=UTC)) == 1
    assert contact.erase_some(now=datetime(2027, 4, 1, tzinfo=UTC)) == 3
    assert not Contact.objects.exists()
    assert counts() == before


def test_a_code_retired_while_the_form_is_open_is_still_hers_to_choose(tonight: Tonight) -> None:
    here = tonight.line.organisation_id
    version = coded.version(here)
    coded.published_without(here, "shame", now=tonight.now)
    assert coded.version(here) == version + 1
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    wish, bo = where(tonight, channel="chat"), coded.actor(tonight.bo.who)
    contact.write(wish, COMMON, key=found.contact_key, version=version)  # her form was made from the version before
    kept = Contact.objects.get()
    assert (kept.book.number, kept.codes.get().key) == (version, "shame")
    with pytest.raises(NotCodable):
        contact.register(bo, where(tonight), CALLS[:1], version=None, today=TODAY, now=tonight.now)
    assert counts() == recount()


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
@pytest.mark.both_stores
def test_two_at_once_make_one_contact(tonight: Tonight) -> None:
    here, key, failed = where(tonight, channel="chat"), new_ref(), list[BaseException]()
    coded.version(here.organisation_id)

    def writes(risk: str) -> None:
        try:
            contact.write(here, replace(COMMON, risk=risk), key=key, version=None)
        except BaseException as trouble:
            failed.append(trouble)
        finally:
            connections.close_all()

    both = [threading.Thread(target=writes, args=(risk,)) for risk in ("none", "acute", "concern", "none")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert failed == []
    assert Contact.objects.count() == 1
    assert counts() == recount()


@pytest.mark.django_db(databases=["default", "live"], transaction=True)
@pytest.mark.both_stores
def test_two_coders_and_a_new_version_at_once_lose_and_double_nothing(tonight: Tonight) -> None:
    """Each code many contacts, each sends every one twice, and meanwhile a version is published that retires their topic."""
    here = where(tonight, channel="chat")
    version, many = coded.version(here.organisation_id), 6
    keys, failed = {risk: [new_ref() for _ in range(many)] for risk in ("none", "acute")}, list[BaseException]()
    together = threading.Barrier(3)

    def run(deed: Callable[[], None]) -> None:
        try:
            together.wait(30)
            deed()
        except BaseException as trouble:
            failed.append(trouble)
        finally:
            connections.close_all()

    def codes(risk: str) -> None:
        for key in keys[risk] * 2:
            contact.write(here, replace(COMMON, risk=risk), key=key, version=version)

    def publishes() -> None:
        coded.published_without(here.organisation_id, "shame", now=tonight.now)

    deeds = [*(partial(codes, risk) for risk in keys), publishes]
    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failed == []
    assert set(Contact.objects.values_list("key", "risk")) == {(key, risk) for risk in keys for key in keys[risk]}
    assert {one.book.number for one in Contact.objects.all()} == {version}
    assert counts() == recount()
    assert coded.version(here.organisation_id) == version + 1


@pytest.mark.parametrize("breaks_at", ["Contact.save", "ContactCode.bulk_create", "count.add"])
@pytest.mark.parametrize("again", [False, True])
def test_where_a_deed_breaks_nothing_of_it_is_there_and_it_can_be_done_again(
    tonight: Tonight, monkeypatch: pytest.MonkeyPatch, breaks_at: str, again: bool
) -> None:
    here, key = where(tonight, channel="chat"), new_ref()
    if again:
        contact.write(here, COMMON, key=key, version=None)
    before = counts()

    def breaks(*_: object, **__: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        match breaks_at:
            case "Contact.save":
                broken.setattr(Contact, "save", breaks)
            case "ContactCode.bulk_create":
                broken.setattr(type(ContactCode.objects), "bulk_create", breaks)
            case _:
                broken.setattr(counting, "add", breaks)
        with pytest.raises(ConnectionError):
            contact.write(here, replace(COMMON, risk="acute"), key=key, version=None)
    assert (Contact.objects.count(), counts()) == (int(again), before)
    contact.write(here, replace(COMMON, risk="acute"), key=key, version=None)
    assert Contact.objects.get().risk == "acute"
    assert counts() == recount()
