"""The demo's organisation and line: who it is, for whom, when it would tell anyone, in five languages."""

from types import MappingProxyType
from typing import Final, TypedDict

from frirum.rules.line import Plan

SLUG = "systerjouren"
NEUTRAL_URL = "https://www.smhi.se/"


class NewOrganisation(TypedDict):
    """What an organisation is made from."""

    slug: str
    name: str
    country: str
    zone: str
    language: str
    contact: str
    neutral_url: str


class NewLine(TypedDict):
    """What a line is made from."""

    slug: str
    name: str
    answers_in: list[str]


ORGANISATION: Final[NewOrganisation] = {
    "slug": SLUG,
    "name": "Systerjouren",
    "country": "SE",
    "zone": "Europe/Stockholm",
    "language": "sv",
    "contact": "dataskydd@systerjouren.example",
    "neutral_url": NEUTRAL_URL,
}

RESPONSIBLE: Final = MappingProxyType(
    {
        "controller": "Föreningen Systerjouren (påhittad, för att prova)",
        "website": "https://systerjouren.example/",
    }
)

LINE: Final[NewLine] = {"slug": "chatt", "name": "Systerjourens chatt", "answers_in": ["sv", "nb", "en"]}

FOR_WHOM: Final = MappingProxyType(
    {
        "sv": "För dig som har blivit utsatt för sexuella övergrepp, och för dig som står någon utsatt nära.",
        "nb": "For deg som har blitt utsatt for seksuelle overgrep, og for deg som står nær en som er utsatt.",
        "da": "For dig, der har været udsat for seksuelle overgreb, og for dig, der står tæt på en, der er udsat.",
        "fi": "Sinulle, joka olet kokenut seksuaalista väkivaltaa, ja sinulle, jonka läheinen on kokenut sitä.",
        "en": "For anyone who has been subjected to sexual abuse, and for anyone close to them.",
    }
)

PLAN: Final = Plan(
    name=LINE["name"],
    page_title="Chatt",
    for_whom=FOR_WHOM,
    answers_in=tuple(LINE["answers_in"]),
    capacity=20,
    talks_each=3,
)

# The Swedish rules: no duty to report, staff only, never a volunteer alone, talked about with her first (EX8).
WHEN_WE_TELL: Final = MappingProxyType(
    {
        "sv": (
            "Vi för inte vidare det du skriver. Är du under 18 och vill ha hjälp av socialtjänsten, kan vår personal "
            "göra en orosanmälan om du ber om det. Det kan också ske om du själv har berättat vem du är och vår "
            "personal är orolig för dig. Vi pratar alltid med dig först. En volontär gör det aldrig på egen hand. Du "
            "får fortsätta vara anonym om du vill."
        ),
        "nb": (
            "Vi forteller ikke videre det du skriver. Er du under 18 og vil ha hjelp av sosialtjenesten i Sverige, kan "
            "våre ansatte sende en bekymringsmelding hvis du ber om det. Det kan også skje hvis du selv har fortalt "
            "hvem du er, og de ansatte er bekymret for deg. Vi snakker alltid med deg først. En frivillig gjør det "
            "aldri på egen hånd. Du kan fortsatt være anonym hvis du vil."
        ),
        "da": (
            "Vi fortæller ikke videre, hvad du skriver. Er du under 18 og vil have hjælp af de sociale myndigheder i "
            "Sverige, kan vores ansatte lave en underretning, hvis du beder om det. Det kan også ske, hvis du selv har "
            "fortalt, hvem du er, og de ansatte er bekymrede for dig. Vi taler altid med dig først. En frivillig gør "
            "det aldrig på egen hånd. Du kan stadig være anonym, hvis du vil."
        ),
        "fi": (
            "Emme kerro eteenpäin, mitä kirjoitat. Jos olet alle 18-vuotias ja haluat apua Ruotsin sosiaalitoimelta, "
            "henkilökuntamme voi tehdä lastensuojeluilmoituksen, kun pyydät sitä. Niin voi käydä myös, jos olet itse "
            "kertonut, kuka olet, ja henkilökunta on huolissaan sinusta. Puhumme aina ensin sinun kanssasi. "
            "Vapaaehtoinen ei koskaan tee sitä yksin. Saat pysyä nimettömänä, jos haluat."
        ),
        "en": (
            "We do not pass on what you write. If you are under 18 and want help from the social services in Sweden, "
            "our staff can make a report of concern when you ask for it. It can also happen if you have told us who "
            "you are and our staff are worried about you. We always talk with you first. A volunteer never does it "
            "alone. You may stay anonymous if you want."
        ),
    }
)
