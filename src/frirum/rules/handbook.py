"""The handbook: how a page gets its address, how long it may be, and which pages it points to (AL6)."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from frirum.rules.wording import Fault, words

LONGEST_TITLE = 120
LONGEST_BODY = 60_000
LONGEST_SLUG = 60
LINK = re.compile(r"\[\[([a-z0-9-]{1,60})(?:\|([^\]\n|]{1,120}))?\]\]")

# Letters that do not come apart into a letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ß": "ss", "đ": "d", "ð": "d", "þ": "th"})


def slug_of(title: str) -> str:
    """The address made of a title: "Når barnet er i fare" becomes "nar-barnet-er-i-fare"."""
    apart = unicodedata.normalize("NFKD", title.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", apart.lower()).strip("-")[:LONGEST_SLUG].strip("-") or "page"


def free_slug(title: str, *, taken: Collection[str]) -> str:
    """The address of a new page: the title's, with a number when another page has it."""
    slug = slug_of(title)
    return slug if slug not in taken else next(other for other in _numbered(slug) if other not in taken)


def _numbered(slug: str) -> Iterator[str]:
    number = 2
    while True:
        tail = f"-{number}"
        yield slug[: LONGEST_SLUG - len(tail)] + tail
        number += 1


def faults(title: str, body: str) -> list[Fault]:
    """What is wrong with the words of a page."""
    return words(title, "title", most=LONGEST_TITLE) + words(body, "body", most=LONGEST_BODY)


def pointed_at(body: str) -> list[str]:
    """The addresses of the pages that `[[links]]` in a text point to, each once, in order."""
    return list(dict.fromkeys(slug for slug, _ in LINK.findall(body)))
