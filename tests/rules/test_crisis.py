"""Crisis numbers: the country decides, and 112 stands first everywhere."""

import pytest

from frirum.rules.crisis import EMERGENCY, Country, ForWhom, number_for, numbers


@pytest.mark.parametrize("country", list(Country))
def test_every_country_has_112_first_and_someone_for_children_violence_and_wanting_to_die(country: Country) -> None:
    known = numbers(country.value)
    assert known[0] == EMERGENCY
    assert {ForWhom.CHILDREN, ForWhom.VIOLENCE, ForWhom.WANTS_TO_DIE} <= {one.for_whom for one in known}
    assert len({one.dialled for one in known}) == len(known)
    assert all(one.name for one in known[1:])


def test_vega_in_norway_gets_norwegian_numbers() -> None:
    violence = number_for("NO", ForWhom.VIOLENCE)
    assert violence is not None
    assert (violence.name, violence.number) == ("VO-linjen", "116 006")
    assert number_for("NO", ForWhom.VICTIMS_OF_CRIME) is None
    assert number_for("SE", ForWhom.VICTIMS_OF_CRIME) is not None


def test_a_country_not_known_here_has_112() -> None:
    assert numbers("DE") == (EMERGENCY,)


def test_a_number_is_dialled_without_its_spaces() -> None:
    violence = number_for("SE", ForWhom.VIOLENCE)
    assert violence is not None
    assert violence.dialled == "020505050"
