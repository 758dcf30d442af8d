"""How each of the five languages says a day and an hour inside a sentence.

Not in the catalogues of sentences: weekdays and months take their own form here (Finnish says "sunnuntaina"), and the
door must be able to speak from memory, in any language, outside a page.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """One language. Braces stand for the parts that are filled in."""

    opens: str
    unknown: str
    at: str
    today: str
    tomorrow: str
    on_weekday: str
    on_date: str
    date: str  # standing by itself
    weekdays: tuple[str, ...]  # Monday first
    months: tuple[str, ...]
    between: str = "."  # hours and minutes
    bare_hours: bool = True  # "kl. 20", not "kl. 20.00"


SPOKEN = {
    "sv": Spoken(
        opens="Chatten öppnar {}.",
        unknown="Det är inte bestämt när chatten öppnar nästa gång.",
        at="{day} kl. {time}",
        today="i dag",
        tomorrow="i morgon",
        on_weekday="på {weekday}",
        on_date="{weekday} den {day} {month}",
        date="{weekday} den {day} {month}",
        weekdays=("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
        months=(
            *("januari", "februari", "mars", "april", "maj", "juni"),
            *("juli", "augusti", "september", "oktober", "november", "december"),
        ),
    ),
    "nb": Spoken(
        opens="Chatten åpner {}.",
        unknown="Det er ikke bestemt når chatten åpner neste gang.",
        at="{day} kl. {time}",
        today="i dag",
        tomorrow="i morgen",
        on_weekday="på {weekday}",
        on_date="{weekday} {day}. {month}",
        date="{weekday} {day}. {month}",
        weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
        months=(
            *("januar", "februar", "mars", "april", "mai", "juni"),
            *("juli", "august", "september", "oktober", "november", "desember"),
        ),
    ),
    "da": Spoken(
        opens="Chatten åbner {}.",
        unknown="Det er ikke bestemt, hvornår chatten åbner næste gang.",
        at="{day} kl. {time}",
        today="i dag",
        tomorrow="i morgen",
        on_weekday="på {weekday}",
        on_date="{weekday} den {day}. {month}",
        date="{weekday} den {day}. {month}",
        weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
        months=(
            *("januar", "februar", "marts", "april", "maj", "juni"),
            *("juli", "august", "september", "oktober", "november", "december"),
        ),
    ),
    "fi": Spoken(
        opens="Chat aukeaa {}.",
        unknown="Ei ole vielä päätetty, milloin chat aukeaa seuraavan kerran.",
        at="{day} klo {time}",
        today="tänään",
        tomorrow="huomenna",
        on_weekday="{weekday}",
        on_date="{weekday} {day}. {month}",
        date="{weekday} {day}. {month}",
        weekdays=(
            *("maanantaina", "tiistaina", "keskiviikkona", "torstaina"),
            *("perjantaina", "lauantaina", "sunnuntaina"),
        ),
        months=(
            *("tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta"),
            *("heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"),
        ),
    ),
    "en": Spoken(
        opens="The chat opens {}.",
        unknown="It is not decided yet when the chat opens next.",
        at="{day} at {time}",
        today="today",
        tomorrow="tomorrow",
        on_weekday="on {weekday}",
        on_date="on {weekday} {day} {month}",
        date="{weekday} {day} {month}",
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=(
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        between=":",
        bare_hours=False,
    ),
}
