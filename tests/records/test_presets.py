"""The presets of the five sources: every one in order, every text in every language."""

import pytest

from frirum.records.presets import SLUGS, first_text, preset, presets
from frirum.rules.languages import LANGUAGES
from frirum.rules.requirement import SIGNED, Basis, Gate, Kind, faults


@pytest.mark.parametrize("slug", SLUGS)
def test_every_preset_is_in_order(slug: str) -> None:
    found = preset(slug)
    assert found is not None
    assert [fault for one in found.requirements for fault in faults(one)] == []
    assert len({one.kind for one in found.requirements}) == len(found.requirements)


def test_there_are_five_and_no_sixth() -> None:
    assert len(presets()) == 5
    assert preset("nowhere") is None


def test_storasyster_asks_what_its_source_says() -> None:  # ST7, ST9, ST11
    found = preset("storasyster")
    assert found is not None
    asked = {one.kind: one for one in found.requirements}
    assert set(asked) == set(Kind)
    assert asked[Kind.AGE].number("least") == 20
    assert (asked[Kind.MEMBERSHIP_FEE].number("least"), asked[Kind.MEMBERSHIP_FEE].currency()) == (5_000, "SEK")
    assert len(asked[Kind.TRAINING].topics()) == 4
    assert "Chatten" in asked[Kind.TRAINING].topics()
    assert asked[Kind.SUPERVISION].gates is Gate.NOTHING
    assert asked[Kind.ENGAGEMENT].number("hours") == 4
    assert asked[Kind.PAUSE].number("terms") == 2
    assert asked[Kind.DATA_INFORMATION].basis() is Basis.CONSENT


@pytest.mark.parametrize("kind", sorted(SIGNED))
def test_there_is_a_text_to_begin_with_in_every_language(kind: Kind) -> None:
    texts = first_text(kind)
    assert tuple(texts) == LANGUAGES
    assert all(text.startswith("## ") and len(text) > 300 for text in texts.values())
    assert len(set(texts.values())) == len(LANGUAGES)
