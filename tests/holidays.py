"""The public holidays of four countries, by their laws: fixed days, days counted from Easter, and two Saturdays."""

from datetime import date, timedelta

FIXED = {
    "SE": ((1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)),
    "NO": ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26)),
    "DK": ((1, 1), (12, 25), (12, 26)),
    "FI": ((1, 1), (1, 6), (5, 1), (12, 6), (12, 25), (12, 26)),
}
FROM_EASTER = {
    "SE": (-2, 0, 1, 39, 49),
    "NO": (-3, -2, 0, 1, 39, 49, 50),
    "DK": (-3, -2, 0, 1, 39, 49, 50),
    "FI": (-2, 0, 1, 39, 49),
}
SATURDAYS = {"SE": ((6, 20), (10, 31)), "FI": ((6, 20), (10, 31))}  # midsummer, All Saints: the first from this day on


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (Meeus, "Astronomical Algorithms")."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    leap = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + leap - 7 * ((a + 11 * h + 22 * leap) // 451) + 114, 31)
    return date(year, month, day + 1)


def holidays(country: str, first: date, last: date) -> set[date]:
    """The public holidays of a country in these days, both included."""
    found = set[date]()
    for year in range(first.year, last.year + 1):
        found |= {date(year, *one) for one in FIXED[country]}
        found |= {easter(year) + timedelta(days=by) for by in FROM_EASTER[country]}
        for earliest in SATURDAYS.get(country, ()):
            begins = date(year, *earliest)
            found.add(begins + timedelta(days=(5 - begins.weekday()) % 7))
    return {day for day in found if first <= day <= last}
