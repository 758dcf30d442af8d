"""The demo's directory of other help: Swedish services that exist, for whom and when (ST3).

Telephone numbers that are also shown as crisis numbers come from there, so the two cannot differ.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from frirum.rules.crisis import EMERGENCY, ForWhom, number_for
from frirum.rules.directory import Entry

CHECKED_ON = date(2026, 11, 21)

ALL_HOURS: Final = MappingProxyType(
    {
        "sv": "Dygnet runt, alla dagar",
        "nb": "Hele døgnet, alle dager",
        "da": "Hele døgnet, alle dage",
        "fi": "Ympäri vuorokauden, joka päivä",
        "en": "Day and night, every day",
    }
)
ON_ITS_PAGE: Final = MappingProxyType(
    {
        "sv": "Tiderna står på webbplatsen",
        "nb": "Tidene står på nettsiden",
        "da": "Tiderne står på hjemmesiden",
        "fi": "Ajat ovat verkkosivulla",
        "en": "Hours are on the website",
    }
)


def entries(*, today: date) -> Iterator[Entry]:
    """The services in order: danger first, then children, violence, wanting to die, health, and others."""
    yield _entry("SOS Alarm", DANGER, ALL_HOURS, EMERGENCY.number, "https://www.sosalarm.se/", today)
    yield _entry("Bris", CHILDREN, ALL_HOURS, _number(ForWhom.CHILDREN), "https://www.bris.se/", today)
    yield _entry(
        "Kvinnofridslinjen", VIOLENCE, ALL_HOURS, _number(ForWhom.VIOLENCE), "https://kvinnofridslinjen.se/", today
    )
    yield _entry(
        "Mind Självmordslinjen", WANTS_TO_DIE, ALL_HOURS, _number(ForWhom.WANTS_TO_DIE), "https://mind.se/", today
    )
    yield _entry("1177", HEALTH, ALL_HOURS, "1177", "https://www.1177.se/", today)
    yield _entry(
        "Brottsofferjouren",
        VICTIMS,
        ON_ITS_PAGE,
        _number(ForWhom.VICTIMS_OF_CRIME),
        "https://www.brottsofferjouren.se/",
        today,
    )
    yield _entry("Novahuset", ANYBODY, ON_ITS_PAGE, "", "https://www.novahuset.com/", today)
    yield _entry("Tjejjouren.se", YOUNG, ON_ITS_PAGE, "", "https://tjejjouren.se/", today)


def _entry(name: str, whom: Mapping[str, str], hours: Mapping[str, str], phone: str, url: str, today: date) -> Entry:
    # A machine whose clock is behind must be able to start a demo too.
    return Entry(name, whom, hours, phone, url, min(CHECKED_ON, today))


def _number(whom: ForWhom) -> str:
    found = number_for("SE", whom)
    return found.number if found else ""


DANGER: Final = {
    "sv": "För dig som är i fara nu: polis, ambulans och brandkår.",
    "nb": "For deg som er i fare nå: politi, ambulanse og brannvesen.",
    "da": "For dig, der er i fare nu: politi, ambulance og brandvæsen.",
    "fi": "Sinulle, joka olet nyt vaarassa: poliisi, ambulanssi ja palokunta.",
    "en": "If you are in danger now: police, ambulance and fire brigade.",
}
CHILDREN: Final = {
    "sv": "För dig som är under 18. Ring, chatta eller mejla om vad du vill.",
    "nb": "For deg som er under 18. Ring, chat eller send e-post om hva du vil.",
    "da": "For dig, der er under 18. Ring, chat eller skriv en mail om, hvad du vil.",
    "fi": "Sinulle, joka olet alle 18. Soita, chattaa tai kirjoita sähköpostia mistä vain.",
    "en": "If you are under 18. Call, chat or e-mail about anything.",
}
VIOLENCE: Final = {
    "sv": "För dig som har blivit utsatt för hot, våld eller sexuella övergrepp. Syns inte på telefonräkningen.",
    "nb": "For deg som har blitt utsatt for trusler, vold eller seksuelle overgrep. Samtalen vises ikke på regningen.",
    "da": "For dig, der har været udsat for trusler, vold eller seksuelle overgreb. Opkaldet ses ikke på regningen.",
    "fi": "Sinulle, joka olet kokenut uhkailua tai väkivaltaa, myös seksuaalista. Puhelu ei näy laskussa.",
    "en": "If you have been subjected to threats, violence or sexual abuse. The call does not show on the bill.",
}
WANTS_TO_DIE: Final = {
    "sv": "För dig som har tankar på att ta ditt liv, och för dig som är orolig för någon.",
    "nb": "For deg som har tanker om å ta ditt liv, og for deg som er bekymret for noen.",
    "da": "For dig, der har tanker om at tage dit liv, og for dig, der er bekymret for nogen.",
    "fi": "Sinulle, joka ajattelet itsemurhaa, ja sinulle, joka olet huolissasi jostakusta.",
    "en": "If you have thoughts of taking your life, or are worried about someone.",
}
HEALTH: Final = {
    "sv": "För dig som behöver råd om vård, eller vill veta var du kan bli undersökt efter ett övergrepp.",
    "nb": "For deg som trenger råd om helse, eller vil vite hvor du kan bli undersøkt etter et overgrep.",
    "da": "For dig, der har brug for råd om sundhed, eller vil vide, hvor du kan blive undersøgt efter et overgreb.",
    "fi": "Sinulle, joka tarvitset neuvoja hoidosta tai haluat tietää, missä sinut voidaan tutkia hyväksikäytön jälkeen.",
    "en": "If you need advice about care, or want to know where you can be examined after an assault.",
}
VICTIMS: Final = {
    "sv": "För dig som har blivit utsatt för brott, och för vittnen och närstående. Du behöver inte ha anmält.",
    "nb": "For deg som har blitt utsatt for en forbrytelse, og for vitner og nærstående. Du trenger ikke ha anmeldt.",
    "da": "For dig, der har været udsat for en forbrydelse, vidner og nærtstående. Anmeldelse er ikke nødvendig.",
    "fi": "Rikoksen kokeneille, todistajille ja läheisille. Ilmoitusta ei tarvitse olla tehty.",
    "en": "If you have been subjected to a crime, are a witness or are close to someone. No report is needed.",
}
ANYBODY: Final = {
    "sv": "För alla som har blivit utsatta för sexuella övergrepp, och för närstående. Chatt och mejl.",
    "nb": "For alle som har blitt utsatt for seksuelle overgrep, og for nærstående. Chat og e-post.",
    "da": "For alle, der har været udsat for seksuelle overgreb, og for nærtstående. Chat og mail.",
    "fi": "Kaikille seksuaalista väkivaltaa kokeneille ja läheisille. Chat ja sähköposti.",
    "en": "For everyone who has been subjected to sexual abuse, and for those close to them. Chat and e-mail.",
}
YOUNG: Final = {
    "sv": "För dig som är tjej, trans eller ung. Här hittar du tjejjourer och ungdomsjourer i hela landet.",
    "nb": "For deg som er jente, trans eller ung. Her finner du hjelpetilbud for unge i hele Sverige.",
    "da": "For dig, der er pige, trans eller ung. Her finder du rådgivninger for unge i hele Sverige.",
    "fi": "Sinulle, joka olet tyttö, trans tai nuori. Täältä löydät nuorten tukipalvelut koko Ruotsissa.",
    "en": "If you are a girl, trans or young. Here are support lines for young people all over Sweden.",
}
