"""Handbook pages as HTML: Markdown without HTML of its own, links only to own pages and https (UP2, UP3)."""

import re
from collections.abc import Iterable
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from frirum.rules.handbook import LINK
from frirum.rules.wording import is_https

KEPT = 256  # versions held as HTML
TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code"),
    *("em", "strong", "s", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
OWN_PAGE = re.compile(r"[a-z0-9-]{1,60}")


class CleanHtml(str):
    """HTML that has been through the cleaner; the only text that templates do not escape."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def handbook_html(body: str, *, base: str, pages: Iterable[str]) -> CleanHtml:
    """The words of a page as HTML.

    `base` is the address the handbook's pages lie under, with a closing slash; `pages` are the slugs that may be
    linked to: a link to any other page stays as it was written.
    """
    return _rendered(body, base, frozenset(pages))


@lru_cache(maxsize=KEPT)
def _rendered(body: str, base: str, pages: frozenset[str]) -> CleanHtml:
    tokens = _reader(base, pages).parse(body)
    return CleanHtml(_clean(_writer.renderer.render(_below_the_title(tokens), _writer.options, {})))


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"https"},
        link_rel="noopener noreferrer",
    )


_writer = MarkdownIt("js-default")


def _reader(base: str, pages: frozenset[str]) -> MarkdownIt:
    reader = MarkdownIt("js-default").disable("image")
    reader.validateLink = lambda url: url in pages or is_https(url)  # type: ignore[method-assign]
    reader.normalizeLink = lambda url: f"{base}{url}/" if OWN_PAGE.fullmatch(url) else url  # type: ignore[method-assign]
    reader.inline.ruler.before("link", "own_page", lambda state, silent: _own_page(state, silent, base, pages))
    return reader


def _own_page(state: StateInline, silent: bool, base: str, pages: frozenset[str]) -> bool:
    """Read `[[slug]]` and `[[slug|words]]`."""
    found = LINK.match(state.src, state.pos)
    if found is None or found[1] not in pages:
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": f"{base}{found[1]}/"}
        state.push("text", "", 0).content = found[2] or found[1].replace("-", " ")
        state.push("link_close", "a", -1)
    state.pos += len(found[0])
    return True


def _below_the_title(tokens: list[Token]) -> list[Token]:
    """The page's title is the only first heading: every other one begins at the second."""
    for token in tokens:
        if token.tag == "h1":
            token.tag = "h2"
    return tokens
