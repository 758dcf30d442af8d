"""Times of day as people write them, in minutes after midnight."""

import re

DAY = 24 * 60
WRITTEN = re.compile(r"(?:kl\.?|klo)?\s*(\d{1,2})(?:\s*[.:]\s*(\d{2}))?|(\d{2})(\d{2})", re.IGNORECASE)


def minutes_of(written: str) -> int | None:
    """Minutes after midnight of "20", "20.30", "20:30", "2030" or "kl. 20"; "24" is 1440; None if it is no time."""
    found = WRITTEN.fullmatch(written.strip())
    if found is None:
        return None
    hours, minutes = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= DAY else None


def clock(minutes: int) -> str:
    """The time of day as "20:30"; what is past midnight is shown as the next day's clock shows it."""
    hours, rest = divmod(minutes % DAY, 60)
    return f"{hours:02}:{rest:02}"


def closing(opens: int, closes: int) -> int:
    """Minutes after the midnight before opening: a closing that is not later than the opening is the next day's."""
    return closes if closes > opens else closes + DAY
