"""Single contacts whose time is over go some at a time: a stop anywhere loses nothing, and the next round goes on (CS3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.actions import contact
from frirum.actions.contact import NoSuchContact, Where, erase_some
from frirum.actions.count import facts_of
from frirum.records import codebook
from frirum.records.models import Contact, ContactCode, Count, FigureSettings
from frirum.rules.count import pairs
from tests import cast, coded
from tests.actions.conftest import Tonight
from tests.coded import COMMON

pytestmark = [pytest.mark.django_db(databases=["default", "live"]), pytest.mark.both_stores]

KEPT, OLD, OLDER = date(2026, 3, 1), date(2026, 2, 1), date(2025, 11, 1)
WHEN = datetime(2027, 3, 1, tzinfo=UTC)  # twelve months are kept
TAKEN_AT_ONCE = 3


class ServerStops(BaseException):
    """In the middle of what it does."""


@pytest.fixture(autouse=True)
def _few_at_once(tonight: Tonight, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contact, "ERASED_AT_ONCE", TAKEN_AT_ONCE)
    FigureSettings.objects.create(organisation_id=tonight.line.organisation_id, keep_months=12)
    coded.version(tonight.line.organisation_id)


def registered(tonight: Tonight, months: list[date]) -> None:
    here = tonight.line.organisation_id
    with transaction.atomic():
        contact.write_all([(Where(here, None, "phone", month), COMMON) for month in months], codebook.in_use(here))


def counts() -> Counter[tuple[object, ...]]:
    rows = Count.objects.filter(n__gt=0).values_list("month", "dimension", "key", "n")
    return Counter({row[:-1]: row[-1] for row in rows})


def recount() -> Counter[tuple[object, ...]]:
    return Counter((one.month, *pair) for one in Contact.objects.all() for pair in pairs(facts_of(one)))


def whole() -> bool:
    """Whether every contact that is there has its codes, and no code is left without one."""
    return set(Contact.objects.values_list("pk", flat=True)) == set(
        ContactCode.objects.values_list("contact", flat=True)
    )


class Plug:
    """Pulled at one statement to the store, before it is done; at none where that is nought."""

    def __init__(self, pulled_at: int) -> None:
        self.left = pulled_at

    def __call__(self, execute: Callable[..., object], sql: str, *given: object) -> object:
        if sql.startswith(("RELEASE", "ROLLBACK")):
            return execute(sql, *given)  # the end of a transaction, which here stands inside the test's own
        self.left -= 1
        if self.left == 0:
            raise ServerStops
        return execute(sql, *given)


def batch(*, pulled_at: int) -> int | None:
    """Erase the next few; how many, or nothing where the server stopped on the way."""
    try:
        with connection.execute_wrapper(Plug(pulled_at)):
            return erase_some(now=WHEN)
    except ServerStops:
        return None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    months=st.lists(st.sampled_from([KEPT, OLD, OLDER]), max_size=11),
    stops=st.lists(st.integers(1, 12), max_size=8),
)
def test_wherever_it_stops_the_next_round_goes_on(tonight: Tonight, months: list[date], stops: list[int]) -> None:
    with transaction.atomic():
        Contact.objects.all().delete()
        Count.objects.all().delete()
        registered(tonight, months)
        before, gone, plugs = counts(), 0, iter(stops)
        assert before == recount()
        while (some := batch(pulled_at=next(plugs, 0))) != 0:
            gone += some or 0
            assert (some or 0) <= TAKEN_AT_ONCE
            assert Contact.objects.count() == len(months) - gone  # a batch is gone whole, or still there whole
            assert whole()
            assert counts() == before
        assert gone == len([month for month in months if month < KEPT])
        assert recount() == Counter({place: n for place, n in before.items() if place[0] == KEPT})


def test_what_a_coordinator_corrects_meanwhile_is_counted_once(tonight: Tonight) -> None:
    registered(tonight, [OLD] * 5)
    batch(pulled_at=0)
    kept, dag = Contact.objects.latest("pk"), cast.dag(tonight.line, now=tonight.now)
    here, anew = tonight.line.organisation_id, replace(COMMON, risk="acute")
    contact.correct(
        coded.actor(dag), here, kept.key, anew, reason="fel risk", version=None, today=KEPT, now=tonight.now
    )
    assert (Contact.objects.count(), counts()[OLD, "risk", "acute"], counts()[OLD, "risk", "none"]) == (2, 1, 4)
    before = counts()
    assert batch(pulled_at=0) == 2
    assert counts() == before
    with pytest.raises(NoSuchContact):
        contact.correct(
            coded.actor(dag), here, kept.key, anew, reason="fel risk", version=None, today=KEPT, now=tonight.now
        )
    assert counts() == before
