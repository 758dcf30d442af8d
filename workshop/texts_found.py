"""Finds every text that people read: in templates by their nodes, in Python by Babel; GNU gettext is not needed."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.extract import extract

from workshop.said import ROOT

SOURCE = ROOT / "src" / "frirum"
ROOMS = ("visitor", "volunteer", "desk", "office", "platform")
KEYWORDS: dict[str, Any] = {
    name: spec
    for plain, spec in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for name in (plain, f"{plain}_lazy")
} | {"_": None, "gettext_noop": None}
# `_("…")` as an argument of a tag or a filter, which leaves no node behind.
IN_PASSING = re.compile(r"""\b_\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\)""")


@dataclass(frozen=True, slots=True)
class Text:
    """One text: the English sentence, its plural and context if it has them, and the file it stands in."""

    one: str
    many: str | None
    context: str | None
    file: str


def catalogue_of(file: Path) -> Path:
    """The folder whose catalogue holds the texts of `file`: its room's, or the one that rooms share."""
    inside = file.relative_to(SOURCE).parts
    if inside[0] == "web" and len(inside) > 2 and inside[1] in ROOMS:
        return SOURCE / "web" / inside[1] / "locale"
    return SOURCE / "web" / "locale"


def texts() -> dict[Path, list[Text]]:
    """Every text of the house, by the folder of its catalogue, each once."""
    found: dict[Path, dict[tuple[str | None, str], Text]] = {}
    for file in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        if "static" in file.relative_to(SOURCE).parts or "migrations" in file.parts:
            continue
        for text in _in_python(file) if file.suffix == ".py" else _in_template(file):
            found.setdefault(catalogue_of(file), {}).setdefault((text.context, text.one), text)
    return {folder: list(by_key.values()) for folder, by_key in found.items()}


def _in_python(file: Path) -> Iterator[Text]:
    with file.open("rb") as source:
        for _line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
            parts = message if isinstance(message, tuple) else (message,)
            if parts[0]:
                yield Text(parts[0], parts[1] if len(parts) > 1 else None, context, _name(file))


def _in_template(file: Path) -> Iterator[Text]:
    _wake_django()
    from django.template import Engine, Template
    from django.template.base import Lexer, TokenType

    source = file.read_text(encoding="utf-8")
    template = Template(source, engine=Engine.get_default())
    for node in _nodes(template.nodelist, set()):
        yield from _in_node(node, _name(file))
    for token in Lexer(source).tokenize():
        if token.token_type in {TokenType.VAR, TokenType.BLOCK}:
            for quoted in IN_PASSING.findall(token.contents):
                yield Text(re.sub(r"\\(.)", r"\1", quoted[1:-1]).replace("%", "%%"), None, None, _name(file))


def _in_node(node: Any, name: str) -> Iterator[Text]:
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    if isinstance(node, TranslateNode):
        literal = getattr(node.filter_expression.var, "literal", None)
        if literal is not None:
            yield Text(str(literal).replace("%", "%%"), None, _context(node), name)
    elif isinstance(node, BlockTranslateNode):
        one, _ = node.render_token_list(node.singular)
        many = node.render_token_list(node.plural)[0] if node.plural else None
        yield Text(one, many, _context(node), name)


def _nodes(thing: Any, seen: set[int]) -> Iterator[Any]:
    from django.template.base import Node, NodeList

    if isinstance(thing, (NodeList, list, tuple)):
        for part in thing:
            yield from _nodes(part, seen)
    elif isinstance(thing, dict):
        yield from _nodes(list(thing.values()), seen)
    elif isinstance(thing, Node) and id(thing) not in seen:
        seen.add(id(thing))
        yield thing
        yield from _nodes(list(vars(thing).values()), seen)


def _context(node: Any) -> str | None:
    return str(node.message_context.var) if node.message_context else None


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _wake_django() -> None:
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("FRIRUM_MODE", "test")
        os.environ.setdefault("FRIRUM_DATA", str(ROOT / ".cache" / "data"))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frirum.config.settings")
        django.setup()
