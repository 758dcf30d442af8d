"""Passphrases: what may be one, how one is kept, and how one is made up for you (SA6, SA7)."""

from __future__ import annotations

import threading
from functools import cache

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from xkcdpass import xkcd_password  # type: ignore[import-untyped]

SHORTEST = 15
LONGEST = 128
WORDS = 7
AT_ONCE = 2  # each takes 46 MiB and a core for a moment (SA7)
FEWEST_LETTERS = 6

_turn = threading.BoundedSemaphore(AT_ONCE)


class Argon2id(Argon2PasswordHasher):
    """Argon2id with 46 MiB, two rounds, one lane: twice the work of the OWASP floor; two at once, the rest wait."""

    memory_cost = 47_104
    time_cost = 2
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        """Hash a new passphrase."""
        with _turn:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Compare one with what is kept."""
        with _turn:
            return super().verify(password, encoded)


class LengthFits:
    """From 15 to 128 characters; nothing is asked about their kind (SA6)."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError with a sentence."""
        if len(password) < SHORTEST:
            raise ValidationError(
                _("The passphrase needs at least %(count)d characters. Several words in a row are good.")
                % {"count": SHORTEST},
                code="too_short",
            )
        if len(password) > LONGEST:
            raise ValidationError(
                _("The passphrase may have at most %(count)d characters.") % {"count": LONGEST}, code="too_long"
            )

    def get_help_text(self) -> str:
        """What to tell beside the field."""
        return _("At least %(count)d characters, spaces too. Several words in a row are good.") % {"count": SHORTEST}


class NoRepetition:
    """No single letter or common word over and over, which length alone would let through."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError with a sentence."""
        if len(set(password.lower())) < FEWEST_LETTERS or _repeats(password.lower()):
            raise ValidationError(_("This passphrase repeats itself and is easy to guess."), code="repeats")

    def get_help_text(self) -> str:
        """Nothing more to tell."""
        return ""


def made_up() -> str:
    """Seven words by chance from a list of 7,776: 90 bits."""
    return str(xkcd_password.generate_xkcdpassword(_words(), numwords=WORDS, delimiter=" "))


@cache
def _words() -> list[str]:
    return list(xkcd_password.generate_wordlist(xkcd_password.locate_wordfile("eff-long"), 3, 9))


def _repeats(password: str) -> bool:
    """Whether the whole is one part of at most half its length, again and again."""
    return any(
        password == (password[:size] * (len(password) // size + 1))[: len(password)]
        for size in range(1, len(password) // 2 + 1)
    )
