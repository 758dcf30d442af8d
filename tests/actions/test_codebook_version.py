"""Publishing: once, as it was looked at, and old versions stay what they were (AL3)."""

import threading
from typing import Any

import pytest
from django.db import connections

from frirum.actions import codebook, codebook_version
from frirum.actions.codebook_version import BookHasChanged, NoDraft, NotReady, publish
from frirum.queries.codebook import book_in_use, draft_of, published_book, versions_of
from frirum.rules.access import NotAllowed
from frirum.rules.codebook import topic
from frirum.rules.codes import Why, mark
from tests import storasyster
from tests.storasyster import NOW, House, committed

pytestmark = pytest.mark.django_db(databases=["default", "live"])


@pytest.fixture
def house(db: None) -> House:
    return storasyster.build()


def retire(house: House, key: str = "rape") -> str:
    """Dag takes a topic out; answers the mark of the draft he then looks at."""
    codebook.take_out(house.actors["dag"], house.ours.pk, "topic", key, now=NOW)
    return seen(house)


def seen(house: House) -> str:
    draft = draft_of(house.ours.pk)
    assert draft is not None
    return mark(draft)


def go(house: House, mark: str, *, number: int = 2, who: str = "dag") -> Any:
    return committed(lambda: publish(house.actors[who], house.ours.pk, number=number, seen=mark, now=NOW))


def test_the_draft_becomes_the_version_in_use(house: House) -> None:
    assert go(house, retire(house)) == 2
    book = book_in_use(house.ours.pk)
    assert (book.number, book.state) == (2, "published")
    assert draft_of(house.ours.pk) is None
    assert [(one.number, one.state) for one in versions_of(house.ours.pk)] == [(2, "published"), (1, "published")]
    assert versions_of(house.ours.pk)[0].published_at == NOW


def test_a_form_that_was_open_is_judged_by_its_own_version(house: House) -> None:
    before = book_in_use(house.ours.pk)
    go(house, retire(house))
    assert published_book(house.ours.pk, 1) == before
    kept = published_book(house.ours.pk, 1)
    assert kept is not None
    assert topic(kept, "rape").main == "sexual"
    assert book_in_use(house.ours.pk).name("topic", "rape", "sv") == "Våldtäkt eller försök"  # old figures keep a name


def test_pressed_twice_it_is_one_version(house: House) -> None:
    looked = retire(house)
    assert [go(house, looked), go(house, looked)] == [2, 2]
    assert [one.number for one in versions_of(house.ours.pk)] == [2, 1]


def test_what_was_changed_after_the_look_is_not_published(house: House) -> None:
    looked = retire(house)
    retire(house, "grief")
    with pytest.raises(BookHasChanged):
        go(house, looked)
    assert book_in_use(house.ours.pk).number == 1
    assert go(house, seen(house)) == 2


def test_what_changes_nothing_is_not_published(house: House) -> None:
    retire(house)
    codebook.bring_back(house.actors["dag"], house.ours.pk, "topic", "rape", now=NOW)
    with pytest.raises(NotReady) as refused:
        go(house, seen(house))
    assert [one.why for one in refused.value.reasons] == [Why.NOTHING_NEW]


def test_without_a_draft_nothing_is_published_or_thrown_away(house: House) -> None:
    with pytest.raises(NoDraft):
        go(house, "0" * 16)
    with pytest.raises(NoDraft):
        codebook_version.throw_away(house.actors["dag"], house.ours.pk, number=2, now=NOW)


def test_a_draft_thrown_away_leaves_the_version_in_use_and_its_number_free(house: House) -> None:
    retire(house)
    codebook_version.throw_away(house.actors["dag"], house.ours.pk, number=2, now=NOW)
    assert draft_of(house.ours.pk) is None
    assert book_in_use(house.ours.pk).number == 1
    assert go(house, retire(house)) == 2
    with pytest.raises(NoDraft):  # what is published is not thrown away
        codebook_version.throw_away(house.actors["dag"], house.ours.pk, number=2, now=NOW)


def test_a_code_once_published_is_never_gone(house: House) -> None:
    key = codebook.add(house.actors["dag"], house.ours.pk, "topic", {"sv": "Hbtqi"}, now=NOW)
    go(house, seen(house))
    codebook.take_out(house.actors["dag"], house.ours.pk, "topic", key, now=NOW)
    go(house, seen(house), number=3)
    assert book_in_use(house.ours.pk).name("topic", key, "sv") == "Hbtqi"
    again = codebook.add(house.actors["dag"], house.ours.pk, "topic", {"sv": "Hbtqi"}, now=NOW)
    assert again != key


@pytest.mark.parametrize("who", ["bo", "ada", "eva"])
def test_nobody_else_may(house: House, who: str) -> None:
    looked = retire(house)
    with pytest.raises(NotAllowed):
        go(house, looked, who=who)
    with pytest.raises(NotAllowed):
        codebook_version.throw_away(house.actors[who], house.ours.pk, number=2, now=NOW)
    assert draft_of(house.ours.pk) is not None


@pytest.mark.django_db(transaction=True, databases=["default", "live"])
def test_two_who_publish_at_once_publish_one_version() -> None:
    house = storasyster.build()
    looked, ready, told = retire(house), threading.Barrier(4), list[int]()

    def press() -> None:
        ready.wait()
        told.append(publish(house.actors["dag"], house.ours.pk, number=2, seen=looked, now=NOW))
        connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [2, 2, 2, 2]
    assert [one.number for one in versions_of(house.ours.pk)] == [2, 1]


@pytest.mark.django_db(transaction=True, databases=["default", "live"])
def test_two_who_begin_a_draft_at_once_begin_one() -> None:
    house = storasyster.build()
    book_in_use(house.ours.pk)
    ready, keys = threading.Barrier(4), list[str]()

    def press(name: str) -> None:
        ready.wait()
        keys.append(codebook.add(house.actors["dag"], house.ours.pk, "topic", {"sv": name}, now=NOW))
        connections.close_all()

    threads = [threading.Thread(target=press, args=(name,)) for name in ("Ett", "Två", "Tre", "Fyra")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    draft = draft_of(house.ours.pk)
    assert draft is not None
    assert set(keys) <= {code.key for code in draft.dimension("topic").choices}
    assert len(versions_of(house.ours.pk)) == 2
