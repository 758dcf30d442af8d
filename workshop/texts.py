"""The catalogues of texts, one for each room and language: brought up to date, compiled, checked."""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from workshop.said import ROOT, say
from workshop.texts_found import SOURCE, Text, texts

LANGUAGES = ("sv", "nb", "da", "fi")  # English is the text itself
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
# A date that stays, so that two people's catalogues differ only in their texts.
ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)


def file_for(folder: Path, language: str) -> Path:
    """The catalogue of a room in a language."""
    return folder / language / "LC_MESSAGES" / "django.po"


def update() -> int:
    """Write every text into every catalogue, keep what is translated, drop what nobody says any more."""
    for folder, found in texts().items():
        for language in LANGUAGES:
            file = file_for(folder, language)
            before = read(file, language) if file.is_file() else Catalog(locale=language)
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as out:
                write_po(
                    out, _brought_up(before, found, language), width=110, ignore_obsolete=True, include_lineno=False
                )
    waiting = len(list(complaints()))
    say(f"The catalogues are up to date; {waiting} things are left to do (./dev check names them).")
    return 0


def compile_all() -> int:
    """Compile every catalogue to what Django reads."""
    for po in sorted(SOURCE.rglob("*.po")):
        with po.with_suffix(".mo").open("wb") as out:
            write_mo(out, read(po, po.parent.parent.name))
    return 0


def complaints() -> Iterator[str]:
    """Say of every text what it lacks: missing, unsure, other placeholders, no longer said, said in two ways."""
    said: dict[tuple[str, str | None, str], str] = {}
    for folder, found in texts().items():
        for language in LANGUAGES:
            file = file_for(folder, language)
            name = file.relative_to(ROOT).as_posix()
            if not file.is_file():
                yield f"{name} is missing"
                continue
            catalogue = read(file, language)
            for text in found:
                message = catalogue.get(text.one, text.context)
                yield from (f"{name}: “{text.one}” {fault}" for fault in _faults(text, message))
                if message and isinstance(message.string, str):
                    before = said.setdefault((language, text.context, text.one), message.string)
                    if before != message.string:
                        yield f"{name}: “{text.one}” is said in another room as “{before}”"
            wanted = {(text.context, text.one) for text in found}
            for message in catalogue:
                if message.id and (message.context, _one(message)) not in wanted:
                    yield f"{name}: “{_one(message)}” is no longer said"


def read(file: Path, language: str) -> Catalog:
    """Read one catalogue."""
    with file.open("rb") as source:
        return read_po(source, locale=language)


def _brought_up(before: Catalog, found: list[Text], language: str) -> Catalog:
    after = Catalog(locale=language, project="Frirum", creation_date=ALWAYS, revision_date=ALWAYS, fuzzy=False)
    after.last_translator = after.language_team = "Frirum maintainers"
    after.copyright_holder = "Frirum maintainers"
    for text in found:
        old = before.get(text.one, text.context)
        same_shape = old is not None and isinstance(old.id, str) == (text.many is None)
        after.add(
            (text.one, text.many) if text.many else text.one,
            string=old.string if old and same_shape else None,
            locations=[(text.file, None)],  # type: ignore[list-item]
            flags=[flag for flag in old.flags if flag == "fuzzy"] if old else (),
            context=text.context,
        )
    return after


def _faults(text: Text, message: Message | None) -> Iterator[str]:
    if message is None:
        yield "is missing"
        return
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not forms or not all(forms):
        yield "is not translated"
        return
    if message.fuzzy:
        yield "is marked as unsure (fuzzy)"
    allowed = set(PLACEHOLDER.findall(text.one + (text.many or "")))
    must = set(PLACEHOLDER.findall(text.many or text.one))
    if (
        not all(set(PLACEHOLDER.findall(form)) <= allowed for form in forms)
        or set(PLACEHOLDER.findall(forms[-1])) != must
    ):
        yield f"must hold {', '.join(sorted(must)) or 'no placeholder'}"


def _one(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def check() -> int:
    """Name everything that a text lacks; the answer is the exit code."""
    found = list(complaints())
    for complaint in found:
        say(complaint)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit({"update": update, "compile": compile_all, "check": check}[sys.argv[1]]())
