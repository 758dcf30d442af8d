"""The code books that come with the house: whole, in five languages, and one key never means two things."""

import pytest

from frirum.records.codebooks import DEFAULT, SHIPPED, Shipped, shipped
from frirum.rules.codebook import ALSO, SHAPES, SOMEONE_CLOSE, UNDER_18
from frirum.rules.languages import LANGUAGES

COUNTRIES = ("SE", "NO", "DK", "FI")
LONGEST = 60


def of(slug: str, country: str = "SE") -> Shipped:
    found = shipped(slug, country)
    assert found is not None
    return found


def keys(slug: str, dimension: str, country: str = "SE") -> list[str]:
    return [code.key for code in of(slug, country).codes if code.dimension == dimension]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("slug", SHIPPED)
def test_every_name_is_there_in_five_languages_and_short(slug: str, country: str) -> None:
    found = of(slug, country)
    for names in [code.names for code in found.codes] + list(found.titles.values()):
        assert set(names) == set(LANGUAGES)
        assert all(0 < len(name) <= LONGEST and name == name.strip() for name in names.values()), names
    assert list(found.titles) == list(SHAPES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SHIPPED)
def test_no_two_choices_of_one_list_are_called_the_same(slug: str, language: str) -> None:
    for country in COUNTRIES:
        called = [(code.dimension, code.parent, code.names[language]) for code in of(slug, country).codes]
        assert len(called) == len(set(called))


@pytest.mark.parametrize("slug", SHIPPED)
def test_a_key_stands_once_and_sub_topics_stand_below_a_main_topic(slug: str) -> None:
    codes = of(slug).codes
    assert len({(code.dimension, code.key) for code in codes}) == len(codes)
    mains = {code.key for code in codes if code.dimension == "topic" and code.parent is None}
    assert all(code.parent in mains and code.dimension == "topic" for code in codes if code.parent)
    assert {code.dimension for code in codes} <= set(SHAPES)


def test_a_key_means_the_same_in_all_of_them() -> None:
    """What two books have in common comes from the default; what a source adds is its own."""
    default = {(code.dimension, code.key) for code in of(DEFAULT, "DK").codes}
    own = [{(one.dimension, one.key) for one in of(slug, "DK").codes} - default for slug in SHIPPED[1:]]
    assert sum(map(len, own)) == len(set().union(*own))
    assert all(own)


@pytest.mark.parametrize("slug", SHIPPED)
def test_what_is_reckoned_from_is_there(slug: str) -> None:
    found = {(code.dimension, code.key) for code in of(slug).codes}
    assert {(slug, key) for slug, shape in SHAPES.items() for key in shape.held} <= found
    assert {pair for row in ALSO.items() for pair in row} <= found
    assert {("age", key) for key in UNDER_18} <= found
    assert ("who", "exposed_self") in found
    assert any(dimension == "who" and key.startswith(SOMEONE_CLOSE) for dimension, key in found)


def test_the_default_is_as_the_code_book_says() -> None:
    topics = [code for code in of(DEFAULT).codes if code.dimension == "topic"]
    assert len([code for code in topics if code.parent is None]) == 13
    assert {code.parent for code in topics if code.parent} == {
        "sexual", "violence", "after", "suicidality", "telling", "family",
    }  # fmt: skip
    assert keys(DEFAULT, "risk") == ["none", "concern", "acute", "other_child"]
    assert keys(DEFAULT, "told") == ["first_time", "first_in_full", "earlier_private", "earlier_professional"]
    assert len(keys(DEFAULT, "in")) == 10
    assert len(keys(DEFAULT, "out")) == 10


@pytest.mark.parametrize(("country", "regions"), [("SE", 21), ("NO", 15), ("DK", 5), ("FI", 19)])
def test_the_regions_are_the_country_s(country: str, regions: int) -> None:
    assert len(keys(DEFAULT, "region", country)) == regions + 2


def test_each_source_has_its_own() -> None:
    assert keys("csm", "who", "DK") == ["exposed_self", "relative", "professional", "other"]  # CS3
    assert keys("csm", "region", "DK")[:2] == ["dk_midtjylland", "dk_nordjylland"]
    assert "own_boundaries" in keys("csm", "topic", "DK")
    assert "anxiety" not in keys("csm", "topic", "DK")
    assert of("alarmtelefonen", "NO").titles["in"]["nb"] == "Inn"  # AL3
    assert keys("existera", "region") == []
    assert "concern_without" not in keys("existera", "out")  # EX8
    assert keys("brottsofferjouren", "in")[:3] == ["by_self", "by_police", "by_agency"]


def test_there_is_no_other() -> None:
    assert shipped("nowhere", "SE") is None


def test_a_source_does_not_ask_for_another_country() -> None:
    """A Swedish line may begin from the Danish source; only the regions are its own country's."""
    assert [key for key in keys("csm", "region", "SE") if key.startswith("dk_")] == []
