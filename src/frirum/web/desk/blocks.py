"""A handbook page as plain blocks of text, so that the desk never puts markup into the page (UP2)."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

_READER = MarkdownIt("commonmark", {"html": False})
_PAGE = re.compile(r"^(?:\./|/)?(?:handbook/)?([a-z0-9-]{1,60})$")
_HOW = {"strong_open": "b", "em_open": "i"}

type Run = dict[str, str]
type Block = dict[str, Any]


def blocks(markdown: str) -> list[Block]:
    """Headings, paragraphs, list items and quotes in order, each as runs of text with how they stand out."""
    found: list[Block] = []
    around: list[str] = []
    level = 0
    for token in _READER.parse(markdown):
        if token.type == "heading_open":
            level = int(token.tag[1])
        if token.nesting == 1:
            around.append(token.type)
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            found.append({"tag": _tag(around), "level": level, "runs": _runs(token.children or [])})
        elif token.type in {"fence", "code_block"}:
            found.append({"tag": "p", "level": 0, "runs": [_run(token.content, "", "")]})
    return found


def _tag(around: list[str]) -> str:
    if "heading_open" in around:
        return "h"
    if "list_item_open" in around:
        return "li"
    return "quote" if "blockquote_open" in around else "p"


def _runs(tokens: list[Token]) -> list[Run]:
    runs: list[Run] = []
    how, to = "", ""
    for token in tokens:
        if token.type in _HOW:
            how = _HOW[token.type]
        elif token.type == "link_open":
            how, to = _link(str(token.attrGet("href") or ""))
        elif token.nesting == -1:
            how, to = "", ""
        elif token.type in {"softbreak", "hardbreak"}:
            runs.append(_run(" ", "", ""))
        elif token.content:
            runs.append(_run(token.content, how, to))
    return runs


def _link(href: str) -> tuple[str, str]:
    """Another page of the handbook, a page on the web, or nothing that can be followed."""
    page = _PAGE.match(href)
    if page:
        return "page", page[1]
    return ("link", href) if href.startswith(("https://", "http://", "tel:")) else ("", "")


def _run(text: str, how: str, to: str) -> Run:
    return {"text": text, "how": how, "to": to}
