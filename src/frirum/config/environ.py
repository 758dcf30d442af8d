"""Reads the settings from the environment: one typed table, which docs/running.md repeats."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


class SettingRefused(Exception):
    """A setting cannot be used; the text is one sentence for the person who set it."""


@dataclass(frozen=True, slots=True)
class Setting[T]:
    """One environment variable: its name, how it is read, its default as written, what it does."""

    name: str
    read: Callable[[str], T]
    default: str
    does: str

    def value(self, environ: Mapping[str, str]) -> T:
        """Read it from `environ`; raises SettingRefused with a sentence that names it."""
        text = environ.get(self.name, "").strip() or self.default
        try:
            return self.read(text)
        except ValueError as reason:
            raise SettingRefused(f"{self.name} {reason}.") from None


def text(value: str) -> str:
    """Take a text as it stands."""
    return value


def names(value: str) -> tuple[str, ...]:
    """Split at commas; spaces and empty parts are dropped."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def number(value: str) -> int:
    """Read a whole number of 0 or more."""
    if not value.isascii() or not value.isdigit():
        raise ValueError(f"must be a whole number, not “{value}”")
    return int(value)


def one_of(*words: str) -> Callable[[str], str]:
    """Make a reader that takes only these words."""

    def read(value: str) -> str:
        if value not in words:
            raise ValueError(f"must be one of {', '.join(words)}, not “{value}”")
        return value

    return read
