"""Crisis numbers: whom to call in each country. The country decides, never the page's language.

A number belongs to the place where help must come; someone in Norway who reads Swedish needs the
Norwegian one. These stay on every screen, also when the door is closed or someone is blocked (AB3, AB8).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Country(StrEnum):
    """Countries whose numbers are known here."""

    SE = "SE"
    NO = "NO"
    DK = "DK"
    FI = "FI"


class ForWhom(StrEnum):
    """Whom a number is for; the pages say it in their own words."""

    DANGER_NOW = "danger_now"
    CHILDREN = "children"
    VIOLENCE = "violence"
    VICTIMS_OF_CRIME = "victims_of_crime"
    WANTS_TO_DIE = "wants_to_die"


@dataclass(frozen=True, slots=True)
class CrisisNumber:
    """A number to call; ``name`` is the service's own and is not translated (112 has none)."""

    for_whom: ForWhom
    name: str
    number: str

    @property
    def dialled(self) -> str:
        """The number as a telephone link dials it."""
        return "".join(one for one in self.number if one.isdecimal())


EMERGENCY = CrisisNumber(ForWhom.DANGER_NOW, "", "112")
"""Police, ambulance and fire brigade, from any telephone in all four countries."""

NUMBERS: Mapping[Country, tuple[CrisisNumber, ...]] = {
    Country.SE: (
        EMERGENCY,
        CrisisNumber(ForWhom.CHILDREN, "Bris", "116 111"),
        CrisisNumber(ForWhom.VIOLENCE, "Kvinnofridslinjen", "020-50 50 50"),
        CrisisNumber(ForWhom.WANTS_TO_DIE, "Mind Självmordslinjen", "90101"),
        CrisisNumber(ForWhom.VICTIMS_OF_CRIME, "Brottsofferjouren", "116 006"),
    ),
    Country.NO: (
        EMERGENCY,
        CrisisNumber(ForWhom.CHILDREN, "Alarmtelefonen for barn og unge", "116 111"),
        # In Norway 116 006 is the line for violence and abuse itself; there is no other beside it.
        CrisisNumber(ForWhom.VIOLENCE, "VO-linjen", "116 006"),
        CrisisNumber(ForWhom.WANTS_TO_DIE, "Mental Helse", "116 123"),
    ),
    Country.DK: (
        EMERGENCY,
        CrisisNumber(ForWhom.CHILDREN, "BørneTelefonen", "116 111"),
        CrisisNumber(ForWhom.VIOLENCE, "Lev Uden Vold", "1888"),
        CrisisNumber(ForWhom.WANTS_TO_DIE, "Livslinien", "70 201 201"),
        CrisisNumber(ForWhom.VICTIMS_OF_CRIME, "Offerrådgivningen", "116 006"),
    ),
    Country.FI: (
        EMERGENCY,
        CrisisNumber(ForWhom.CHILDREN, "Lasten ja nuorten puhelin", "116 111"),
        CrisisNumber(ForWhom.VIOLENCE, "Nollalinja", "080 005 005"),
        CrisisNumber(ForWhom.WANTS_TO_DIE, "Kriisipuhelin", "09 2525 0111"),
        CrisisNumber(ForWhom.VICTIMS_OF_CRIME, "Rikosuhripäivystys", "116 006"),
    ),
}


def numbers(country: str) -> tuple[CrisisNumber, ...]:
    """The numbers of a country by its two letters; of one not known here only 112 (AL4, ST3)."""
    return NUMBERS[Country(country)] if country in set(Country) else (EMERGENCY,)


def number_for(country: str, for_whom: ForWhom) -> CrisisNumber | None:
    """The country's number for one need; None when it has none of its own."""
    return next((one for one in numbers(country) if one.for_whom is for_whom), None)
