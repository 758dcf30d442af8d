"""Addresses of handbook pages, and the pages a text points to (AL6)."""

import re

from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.handbook import LONGEST_SLUG, free_slug, pointed_at, slug_of


def test_a_title_becomes_an_address() -> None:
    assert slug_of("Når barnet er i fare") == "nar-barnet-er-i-fare"
    assert slug_of("Självmord – fråga rakt") == "sjalvmord-fraga-rakt"
    assert slug_of("Ærlig øl på ås") == "aerlig-ol-pa-as"
    assert slug_of("???") == "page"


@given(st.text(max_size=200), st.sets(st.sampled_from(["page", "page-2", "a", "a-2"])))
def test_an_address_is_always_good_and_always_free(title: str, taken: set[str]) -> None:
    slug = free_slug(title, taken=taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST_SLUG
    assert slug not in taken


def test_links_are_found_once_and_in_order() -> None:
    assert pointed_at("se [[fara]], [[orosanmalan|anmälan]] och [[fara]]; inte [[Fel Adress]]") == [
        "fara",
        "orosanmalan",
    ]
