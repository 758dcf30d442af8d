"""Counts keep in step with the contacts, whatever happens to them (CS3)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.actions import count
from frirum.records.models import Contact, Count
from frirum.rules.count import Facts, More, pairs
from tests import storasyster
from tests.storasyster import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "live"])
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def kept() -> Counter[tuple[object, ...]]:
    rows = Count.objects.filter(n__gt=0).values_list("organisation", "line", "month", "dimension", "key", "n")
    return Counter({row[:-1]: row[-1] for row in rows})


def recount(contacts: Sequence[Facts]) -> Counter[tuple[object, ...]]:
    return Counter((one.organisation, one.line, one.month, *pair) for one in contacts for pair in pairs(one))


TOPICS = [More("topic", "rape", "sexual", primary=True), More("topic", "grooming", "sexual"), More("out", "listened")]
LOOSE = st.builds(
    dict,
    with_line=st.booleans(),
    month=st.sampled_from([MARCH, APRIL]),
    channel=st.sampled_from(["chat", "phone"]),
    codes=st.fixed_dictionaries({"age": st.sampled_from(["", "12_14"]), "ongoing": st.sampled_from(["", "now"])}),
    more=st.sampled_from([(), tuple(TOPICS[:1]), tuple(TOPICS)]),
)


def as_facts(house: House, loose: dict[str, object]) -> Facts:
    line = house.line.pk if loose["with_line"] else None
    return Facts(
        house.ours.pk,
        line,
        loose["month"],  # type: ignore[arg-type]
        loose["channel"],  # type: ignore[arg-type]
        codes=loose["codes"],  # type: ignore[arg-type]
        more=loose["more"],  # type: ignore[arg-type]
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.tuples(LOOSE, st.booleans()), max_size=8))
def test_counts_equal_a_recount_whatever_happened(house: House, deeds: list[tuple[dict[str, object], bool]]) -> None:
    with transaction.atomic():
        Count.objects.all().delete()
        there: list[Facts] = []
        for loose, taken_away in deeds:
            contact = as_facts(house, loose)
            if taken_away and contact in there:
                count.add(contact, -1)
                there.remove(contact)
            else:
                count.add(contact)
                there.append(contact)
        assert kept() == recount(there)


def test_an_evening_of_calls_is_counted_at_once(house: House) -> None:
    calls = [Facts(house.ours.pk, house.line.pk, MARCH, "phone", more=tuple(TOPICS)) for _ in range(30)]
    count.add_all(calls)
    assert kept() == recount(calls)


def test_what_was_never_counted_is_not_taken_away(house: House) -> None:
    with pytest.raises(LookupError):
        count.add(Facts(house.ours.pk, None, MARCH, "chat"), -1)
    assert not kept()


def test_a_deed_that_fails_counts_nothing(house: House) -> None:
    def fails() -> None:
        with transaction.atomic():
            count.add(Facts(house.ours.pk, None, MARCH, "chat"))
            raise LookupError

    with pytest.raises(LookupError):
        fails()
    assert not kept()


def test_a_row_tells_the_figures_what_they_may_know(house: House) -> None:
    book = house.ours.code_books.create(number=1, base="frirum-2026", state="published", made_at=NOW, published_at=NOW)
    row = Contact.objects.create(
        organisation=house.ours, line=house.line, book=book, month=MARCH, channel="chat", risk="none", age="12_14"
    )
    row.codes.create(dimension="topic", key="rape", main="sexual", primary=True)
    facts = count.facts_of(row)
    assert facts.codes["age"] == "12_14"
    assert facts.more == (TOPICS[0],)
    assert (facts.organisation, facts.line, facts.month) == (house.ours.pk, house.line.pk, MARCH)
