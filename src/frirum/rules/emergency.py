"""Emergency and help numbers of each country: shown wherever a person may stand before a closed door (ER1, AB8).

They follow the organisation's country, not the language of the page. Free of charge and open to anyone unless the
note says otherwise. Checked against the services' own pages: 112 in all four; 116 111 (children) and 116 006
(victims of crime) are the European harmonised numbers where the country has taken them into use.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """One number to ring: `name` is a proper name in the country's language, `around_the_clock` says when."""

    name: str
    number: str
    around_the_clock: bool


EMERGENCY = "112"
"""The emergency number of the whole European Economic Area: danger to life, now."""

NUMBERS: dict[str, tuple[Number, ...]] = {
    "SE": (
        Number("Kvinnofridslinjen", "020-50 50 50", around_the_clock=True),
        Number("Bris", "116 111", around_the_clock=True),
        Number("Mind Självmordslinjen", "90101", around_the_clock=True),
    ),
    "NO": (
        Number("VO-linjen", "116 006", around_the_clock=True),
        Number("Alarmtelefonen for barn og unge", "116 111", around_the_clock=True),
        Number("Mental Helse Hjelpetelefonen", "116 123", around_the_clock=True),
    ),
    "DK": (
        Number("Lev Uden Vold", "1888", around_the_clock=True),
        Number("BørneTelefonen", "116 111", around_the_clock=True),
        Number("Livslinien", "70 201 201", around_the_clock=False),
    ),
    "FI": (
        Number("Nollalinja", "080 005 005", around_the_clock=True),
        Number("Lasten ja nuorten puhelin", "116 111", around_the_clock=False),
        Number("Kriisipuhelin", "09 2525 0111", around_the_clock=True),
    ),
}


def numbers_for(country: str | None) -> tuple[Number, ...]:
    """The help numbers of this country; none when no country is known (the emergency number always holds)."""
    return NUMBERS.get(country or "", ())
