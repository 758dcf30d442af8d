"""Only what the directory holds becomes a link (UP3); the page is held to the same cases."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.rules.links import pieces

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "links.json").read_text(encoding="utf-8"))
APPROVED = VECTORS["approved"]


@pytest.mark.parametrize(("text", "wanted"), VECTORS["cases"])
def test_what_stands_in_the_directory_is_a_link_and_nothing_else(text: str, wanted: list[list[str]]) -> None:  # UP3
    assert [list(piece) for piece in pieces(text, APPROVED)] == wanted


def test_without_a_directory_all_is_text() -> None:  # UP3
    assert [piece.url for piece in pieces("https://www.bris.se/", [])] == [""]


@given(st.text(alphabet="hts:/.?@x bris-e()w\n", max_size=80))
def test_no_letter_is_lost_and_no_link_leads_elsewhere(text: str) -> None:  # UP3
    found = pieces(text, APPROVED)
    assert "".join(piece.text for piece in found) == text
    assert {piece.url for piece in found} <= {"", *APPROVED}
