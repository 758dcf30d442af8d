"""Every code of the default code book has its place in each framework, or is named as having none."""

import pytest

from frirum.records.codebooks import DEFAULT, shipped
from frirum.records.mappings import SHIPPED, mapping


@pytest.mark.parametrize("slug", SHIPPED)
def test_every_key_is_mapped_or_named_as_unmapped_and_never_both(slug: str) -> None:
    found, book = mapping(slug), shipped(DEFAULT, "SE")
    assert found is not None
    assert book is not None
    ours = {(code.dimension, code.key) for code in book.codes if code.dimension != "region"}
    placed = {(dimension, key) for dimension, keys in found.to.items() for key in keys}
    left_out = {(dimension, key) for dimension, keys in found.unmapped.items() for key in keys}
    assert not placed & left_out
    assert placed | left_out == ours


@pytest.mark.parametrize("slug", SHIPPED)
def test_it_says_of_which_year_it_is_and_names_no_empty_place(slug: str) -> None:
    found = mapping(slug)
    assert found is not None
    assert (found.slug, found.version) == (slug, "2026")
    assert all(theirs and ": " in theirs for keys in found.to.values() for theirs in keys.values())


def test_there_is_no_other() -> None:
    assert mapping("../../secret") is None
