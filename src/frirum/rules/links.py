"""Links: an address that a volunteer writes becomes a link only when it stands in the directory; else it is text (UP3).

The page does the same in static/frirum/visitor/plain/links.js; both are held to tests/vectors/links.json.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

ADDRESS = re.compile(r"""https://[^\s<>"']+""")
AFTER_A_SENTENCE = ".,;:!?)]»”’"


class Piece(NamedTuple):
    """Some of a text; `url` is where it leads, as the directory has it, or empty."""

    text: str
    url: str = ""


def pieces(text: str, approved: Iterable[str]) -> list[Piece]:
    """The text in pieces, in order and whole; what is not in `approved`, letter by letter, stays text."""
    known = {url.rstrip("/"): url for url in approved}
    found: list[Piece] = []
    done = 0
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(AFTER_A_SENTENCE)
        url = known.get(address.rstrip("/"))
        if url is not None:
            found += [Piece(text[done : match.start()]), Piece(address, url)]
            done = match.start() + len(address)
    return [piece for piece in (*found, Piece(text[done:])) if piece.text]
