"""The app on a phone that shows six digits, and others each half minute."""

import time

from frirum.web.platform.forms import DIGITS, STEP_SECONDS, hotp_value


def shows(secret: str) -> str:
    """What it shows now."""
    return _in_step(secret, 0)


def shows_next(secret: str) -> str:
    """What it shows next, and the house takes already: never the code before, whenever that was."""
    return _in_step(secret, 1)


def _in_step(secret: str, later: int) -> str:
    return f"{hotp_value(secret, int(time.time()) // STEP_SECONDS + later):0{DIGITS}d}"
