"""CSM Midt Nord's year 2019, as source 001 tells it: 217 people who called, and what was known of them (CS3, CS7)."""

from collections.abc import Iterator
from datetime import date

from frirum.actions.count import add_all
from frirum.records.models import Organisation
from frirum.rules.count import Facts

JANUARY, DECEMBER = date(2019, 1, 1), date(2019, 12, 1)
CALLED = 217
COUNTS = {
    "gender": {"woman": 187, "man": 30},
    "who": {"exposed_self": 168, "relative": 20, "other": 27},  # and two of whom it is not known
    "region": {"dk_midtjylland": 141, "dk_nordjylland": 11, "rest_of_country": 2},  # 63 not known
    "told": {"first_time": 52, "earlier_private": 56},  # it was known of 108
}


def year(organisation: Organisation) -> list[Facts]:
    """The contacts, spread over the months."""
    told = {name: [*_each(keys)] for name, keys in COUNTS.items()}
    return [
        Facts(
            organisation.pk,
            None,
            date(2019, n % 12 + 1, 1),
            "phone",
            codes={"risk": "none"} | {name: keys[n] for name, keys in told.items() if n < len(keys)},
        )
        for n in range(CALLED)
    ]


def count(organisation: Organisation) -> None:
    """Count them for this organisation."""
    add_all(year(organisation))


def _each(keys: dict[str, int]) -> Iterator[str]:
    for key, n in keys.items():
        yield from [key] * n
