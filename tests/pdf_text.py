"""What a reader sees in a PDF of ours: its words, line by line as they were set.

For the PDFs that Typst makes (plain objects, each font with its table of characters), not for any PDF there is.
"""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_CHARACTER = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_SET = re.compile(rb"/(f\d+) [\d.]+ Tf.*?(?:\[(.*?)\]TJ|(\(.*?\))Tj)\s*ET", re.DOTALL)
_PART = re.compile(rb"\(((?:\\.|[^\\)])*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def lines(pdf: bytes) -> list[str]:
    """Every run of text, page by page."""
    there = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pages = [body for body in there.values() if b"/Type/Page/" in body]
    return [line for page in pages for line in _on_page(page, there)]


def _on_page(page: bytes, there: dict[int, bytes]) -> list[str]:
    resources = there[_number(page, b"Resources")]
    fonts = {
        name: _characters(_unpacked(there[_number(there[int(at)], b"ToUnicode")]))
        for name, at in re.findall(rb"/(f\d+) (\d+) 0 R", resources)
    }
    found = _SET.findall(_unpacked(there[_number(page, b"Contents")]))
    return [_words(several or one, fonts[name]) for name, several, one in found]


def _number(body: bytes, name: bytes) -> int:
    found = re.search(b"/" + name + rb" (\d+) 0 R", body)
    assert found, (name, body[:200])
    return int(found[1])


def _unpacked(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found, body[:200]
    return zlib.decompress(found[1])


def _characters(table: bytes) -> dict[bytes, str]:
    """Which glyph stands for which letters."""
    return {
        bytes.fromhex(a.decode()): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in _CHARACTER.findall(table)
    }


def _words(told: bytes, letters: dict[bytes, str]) -> str:
    glyphs = b"".join(_ESCAPED.sub(_plain, part) for part in _PART.findall(told))
    return "".join(letters.get(glyphs[at : at + 2], "") for at in range(0, len(glyphs), 2))


def _plain(found: re.Match[bytes]) -> bytes:
    said = found[1]
    return bytes([int(said, 8)]) if said.isdigit() else _LETTERS.get(said, said)
