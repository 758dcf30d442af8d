"""What figures are called and what each number means, in five languages: a file that comes with the house."""

import tomllib
from functools import cache
from importlib.resources import files

from frirum.rules.languages import LANGUAGES

type Texts = dict[str, dict[str, tuple[str, ...]]]


@cache
def _texts() -> Texts:
    text = (files("frirum.records") / "figures.toml").read_text(encoding="utf-8")
    return {part: {key: tuple(said) for key, said in texts.items()} for part, texts in tomllib.loads(text).items()}


def table_name(slug: str, language: str) -> str | None:
    """What a table is called; None for those that the code book names."""
    return _said("names", slug, language)


def definition(slug: str, language: str) -> str:
    """What a table's numbers mean, by its own key, or the one it shares with others of its kind."""
    return _said("definitions", slug, language) or ""


def key_name(key: str, language: str) -> str | None:
    """What a row is called, if the house and not the code book names it."""
    return _said("keys", key, language)


def _said(part: str, key: str, language: str) -> str | None:
    found = _texts()[part].get(key)
    return None if found is None else found[LANGUAGES.index(language)]
