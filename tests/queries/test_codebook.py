"""Which code book is in use, and that an organisation without one has the default from its first use on."""

import threading
from typing import Any

import pytest
from django.db import connections, transaction

from frirum.queries.codebook import book_in_use, draft_of, published_book, versions_of
from frirum.records.bell import About, ring
from frirum.records.codebook import lay
from frirum.records.models import Code as CodeRow
from frirum.records.models import CodeBook
from frirum.rules.codebook import Book, Code
from tests import staff
from tests.staff import NOW

pytestmark = pytest.mark.django_db(databases=["default", "live"])


def published(organisation: int, number: int, *codes: Code) -> CodeBook:
    row = CodeBook.objects.create(
        organisation_id=organisation, number=number, base="own", state="published", made_at=NOW, published_at=NOW
    )
    lay(row, codes)
    ring(About.OFFICE, organisation)
    return row


def test_an_organisation_begins_with_the_default_in_all_its_languages() -> None:
    ours = staff.organisation("storasyster", "chatt")
    book = book_in_use(ours)
    assert (book.number, book.base, book.state, book.organisation_id) == (1, "frirum-2026", "published", ours)
    assert book.name("topic", "tells_first_time", "da") == "Fortæller for første gang"
    assert book.dimension("in").title("nb") == "Inn: hvorfor personen skrev"
    rape = book.dimension("topic").chosen("rape")
    assert (rape.parent, rape.retired, rape.name("en")) == ("sexual", False, "Rape or attempted rape")
    assert [version.number for version in versions_of(ours)] == [1]
    assert draft_of(ours) is None


def test_it_is_the_same_one_the_next_time_and_another_organisation_has_its_own() -> None:
    ours, theirs = staff.organisation("storasyster", "chatt"), staff.organisation("annan", "prata")
    assert book_in_use(ours).id == book_in_use(ours).id != book_in_use(theirs).id
    assert CodeBook.objects.count() == 2


def test_the_newest_published_one_is_in_use_and_an_earlier_one_is_still_found() -> None:
    ours = staff.organisation("storasyster", "chatt")
    first = book_in_use(ours)
    published(ours, 2, Code("topic", "grief", {"sv": "Sorg"}))
    assert book_in_use(ours).number == 2
    assert published_book(ours, 1) == first
    assert published_book(ours, 2) == book_in_use(ours)
    assert published_book(ours, 3) is None


def test_a_draft_is_not_in_use_and_is_no_published_version() -> None:
    ours = staff.organisation("storasyster", "chatt")
    book_in_use(ours)
    CodeBook.objects.create(organisation_id=ours, number=2, base="own", state="draft", made_at=NOW)
    assert book_in_use(ours).number == 1
    assert published_book(ours, 2) is None
    draft = draft_of(ours)
    assert draft is not None
    assert (draft.number, draft.state) == (2, "draft")


def test_eva_s_version_is_not_found_in_ours() -> None:  # AZ3
    ours, theirs = staff.organisation("storasyster", "chatt"), staff.organisation("annan", "prata")
    book_in_use(ours)
    book_in_use(theirs)
    published(theirs, 2, Code("topic", "grief", {"sv": "Sorg"}))
    assert published_book(ours, 2) is None


def test_the_same_key_twice_in_one_list_is_refused_by_the_store() -> None:
    ours = staff.organisation("storasyster", "chatt")
    book = book_in_use(ours)
    with pytest.raises(Exception, match="(?i)unique"), transaction.atomic():
        CodeRow.objects.create(book_id=book.id, dimension="topic", key="grief", names={"sv": "Sorg"})


@pytest.mark.django_db(transaction=True, databases=["default", "live"])
def test_many_questions_are_one_reading(django_assert_num_queries: Any) -> None:
    ours = staff.organisation("storasyster", "chatt")
    book_in_use(ours)
    with django_assert_num_queries(0):
        for _ in range(100):
            book_in_use(ours)


@pytest.mark.django_db(transaction=True, databases=["default", "live"])
def test_what_was_undone_is_not_remembered() -> None:
    ours = staff.organisation("storasyster", "chatt")

    with transaction.atomic():
        assert book_in_use(ours) == book_in_use(ours)
        transaction.set_rollback(True)
    assert CodeBook.objects.count() == 0
    assert CodeBook.objects.filter(pk=book_in_use(ours).id).exists()


@pytest.mark.django_db(transaction=True, databases=["default", "live"])
def test_two_who_begin_at_once_begin_the_same_one() -> None:
    ours = staff.organisation("storasyster", "chatt")
    ready, found = threading.Barrier(4), list[Book]()

    def ask() -> None:
        ready.wait()
        found.append(book_in_use(ours))
        connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({book.id for book in found}) == 1
    assert CodeBook.objects.count() == 1
    assert len(found) == 4
