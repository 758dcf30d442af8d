"""What bringing in a sheet of earlier contacts would do."""

from datetime import date

from frirum.records import codebook as books
from frirum.records.referral import referral_names
from frirum.rules.codebook import SHAPES, Book
from frirum.rules.contact_import import Foreseen, Table, foresee
from frirum.rules.contact_line import Wish


def foreseen(organisation_id: int, table: Table, wish: Wish, *, today: date) -> Foreseen:
    """Line by line what would happen; nothing does."""
    book, referrals = books.in_use(organisation_id), referral_names(organisation_id)
    return foresee(table, wish, book=book, referrals=referrals, today=today)


def choices_of(organisation_id: int, book: Book, language: str) -> dict[str, list[tuple[str, str]]]:
    """Of each list of the code book, what a word may mean: keys and names; sub-topics with their main topic."""
    found = {}
    for slug in SHAPES:
        dimension = book.dimension(slug)
        found[slug] = [
            (
                one.key,
                f"{dimension.name(one.parent, language)}: {one.name(language)}" if one.parent else one.name(language),
            )
            for one in dimension.choices
        ]
    found["referral"] += referral_names(organisation_id).items()
    return found
