"""Coding a talk by its slip: once, whatever breaks between the two stores (AL3)."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from frirum.actions import coding, contact, slip
from frirum.actions.slip import SlipIsOver
from frirum.records.models import CodingSlip, Contact, Count
from frirum.rules.access import NotAllowed
from frirum.rules.coding import Chosen, NotCodable
from tests import cast, coded
from tests.actions.conftest import Tonight
from tests.coded import COMMON

pytestmark = [pytest.mark.django_db(databases=["default", "live"]), pytest.mark.both_stores]


def total(**of: object) -> int:
    return sum(Count.objects.filter(dimension="total", **of).values_list("n", flat=True))


@contextmanager
def dying_at(monkeypatch: pytest.MonkeyPatch, step: str) -> Iterator[None]:
    """The house dies when it comes to this step of the slip: the office is written, the live store is not."""

    def dies(*_: object, **__: object) -> None:
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr(slip, step, dies)
        with suppress(SystemExit):
            yield
            pytest.fail("it did not come to this step")


def test_bo_codes_the_talk_and_only_its_codes_stay(tonight: Tonight) -> None:  # AL3
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    coding.code(coded.actor(tonight.bo.who), found.ref, COMMON, version=None, now=tonight.now)
    kept = Contact.objects.get()
    assert (kept.channel, kept.state, kept.risk, kept.who, kept.age) == (
        "chat",
        "coded",
        "none",
        "exposed_self",
        "15_17",
    )
    assert (kept.month.isoformat(), kept.line_id) == ("2026-03-01", tonight.line.id)
    topic = kept.codes.get()
    assert (topic.key, topic.main, topic.primary, topic.none_fits) == ("shame", "after", True, False)
    assert total() == 1
    assert CodingSlip.objects.get().coded_at == tonight.now


def test_no_column_of_a_contact_leads_back_or_tells_when(tonight: Tonight) -> None:  # AN10
    names = {field.name for field in Contact._meta.fields}
    assert not {name for name in names if name in {"talk", "account_id", "duty", "label", "at", "made_at", "coded_at"}}
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    coding.code(coded.actor(tonight.bo.who), found.ref, COMMON, version=None, now=tonight.now)
    coding.sweep(now=tonight.clock.forward(hours=20))
    kept = Contact.objects.get()
    assert not CodingSlip.objects.exists()  # nothing names this key any more but the contact itself
    assert kept.month.day == 1


def test_only_whose_slip_it_is_may_code_it(tonight: Tonight) -> None:
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    cleo, eva = tonight.comes("Cleo").who, cast.eva(now=tonight.now)
    for other in (coded.actor(cleo), coded.actor(eva), None):
        with pytest.raises(NotAllowed):
            coding.code(other, found.ref, COMMON, version=None, now=tonight.now)
    with pytest.raises(SlipIsOver):
        coding.code(coded.actor(tonight.bo.who), "nothing-is-called-this", COMMON, version=None, now=tonight.now)
    assert not Contact.objects.exists()


def test_what_is_missing_is_said_and_nothing_is_saved(tonight: Tonight) -> None:
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    with pytest.raises(NotCodable) as refused:
        coding.code(coded.actor(tonight.bo.who), found.ref, replace(COMMON, risk=""), version=None, now=tonight.now)
    assert [one.field for one in refused.value.problems] == ["risk"]
    assert not Contact.objects.exists()
    assert CodingSlip.objects.get().coded_at is None


def test_two_tabs_at_once_make_one_contact_and_the_last_word_holds(tonight: Tonight) -> None:
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    bo = coded.actor(tonight.bo.who)
    coding.code(bo, found.ref, COMMON, version=None, now=tonight.now)
    coding.code(bo, found.ref, replace(COMMON, risk="concern", topics=()), version=None, now=tonight.now)
    kept = Contact.objects.get()
    assert (kept.risk, kept.codes.count(), total()) == ("concern", 0, 1)
    assert not Count.objects.filter(dimension="topic", n__gt=0).exists()


def test_a_crash_between_the_stores_loses_and_doubles_nothing(
    tonight: Tonight, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    bo = coded.actor(tonight.bo.who)

    with dying_at(monkeypatch, "mark_coded"):
        coding.code(bo, found.ref, COMMON, version=None, now=tonight.now)
    assert Contact.objects.count() == 1  # the office has it, the slip does not know
    assert CodingSlip.objects.get().coded_at is None
    coding.code(bo, found.ref, COMMON, version=None, now=tonight.now)  # she tries again
    assert (Contact.objects.count(), total()) == (1, 1)


@pytest.mark.parametrize("crashed", [True, False])
def test_noon_finds_the_contact_by_its_key(tonight: Tonight, monkeypatch: pytest.MonkeyPatch, crashed: bool) -> None:
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    if crashed:
        with dying_at(monkeypatch, "mark_coded"):
            coding.code(coded.actor(tonight.bo.who), found.ref, COMMON, version=None, now=tonight.now)
    noon = datetime(2026, 3, 5, 11, 0, tzinfo=UTC)
    assert coding.sweep(now=noon - timedelta(seconds=1)) == 0  # leaving is possible; until noon it waits
    assert coding.sweep(now=noon) == 1
    kept = Contact.objects.get()
    assert (kept.state, kept.risk) == (("coded", "none") if crashed else ("not_coded", ""))
    assert total() == 1
    with pytest.raises(SlipIsOver):
        coding.code(coded.actor(tonight.bo.who), found.ref, COMMON, version=None, now=noon)


def test_noon_that_dies_halfway_counts_the_talk_once(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:
    coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    noon = datetime(2026, 3, 5, 11, 0, tzinfo=UTC)
    with dying_at(monkeypatch, "throw_away"):
        coding.sweep(now=noon)
    assert CodingSlip.objects.exists()
    coding.sweep(now=noon)
    assert (Contact.objects.count(), total(), CodingSlip.objects.count()) == (1, 1, 0)


def test_who_pressed_save_a_moment_before_noon_is_not_too_late(tonight: Tonight) -> None:
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    where = coding.where_of(found)
    coding.sweep(now=datetime(2026, 3, 5, 11, 0, tzinfo=UTC))
    contact.write(where, COMMON, key=found.contact_key, version=None)  # her deed was already under way
    kept = Contact.objects.get()
    assert (kept.state, total()) == ("coded", 1)
    assert not Count.objects.filter(dimension="state", key="not_coded", n__gt=0).exists()


def test_its_coder_corrects_it_until_the_debrief_ends(tonight: Tonight) -> None:
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    bo = coded.actor(tonight.bo.who)
    coding.code(bo, found.ref, COMMON, version=None, now=tonight.now)
    ends = CodingSlip.objects.get().until
    assert ends == datetime(2026, 3, 4, 22, 20, tzinfo=UTC)  # closing at 23 in Stockholm, and the debrief
    coding.code(bo, found.ref, replace(COMMON, told="first_time"), version=None, now=ends - timedelta(seconds=1))
    assert Contact.objects.get().told == "first_time"
    with pytest.raises(SlipIsOver):
        coding.code(bo, found.ref, COMMON, version=None, now=ends)


def test_a_talk_of_new_years_eve_belongs_to_the_month_it_ended_in_here(tonight: Tonight) -> None:
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    found.ended_at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # half past midnight in Stockholm
    assert coding.where_of(found).month.isoformat() == "2027-01-01"


def test_the_main_topic_only_when_none_fits(tonight: Tonight) -> None:  # AL3
    found = coded.ended(tonight.visitor(), tonight.bo, now=tonight.now)
    bo = coded.actor(tonight.bo.who)
    with pytest.raises(NotCodable):
        coding.code(bo, found.ref, replace(COMMON, topics=(Chosen("after"),)), version=None, now=tonight.now)
    none_fits = replace(COMMON, topics=(Chosen("after", none_fits=True), Chosen("grief")))
    coding.code(bo, found.ref, none_fits, version=None, now=tonight.now)
    rows = {one.key: (one.main, one.none_fits, one.no_subs, one.primary) for one in Contact.objects.get().codes.all()}
    assert rows == {"after": ("", True, False, True), "grief": ("", False, True, False)}
