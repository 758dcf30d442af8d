"""The client's files, under an address that changes when any of them does, so that browsers may keep them.

The whole folder gets one hash and no file is renamed: modules import each other by plain relative names, and an
auditor reads in the browser what stands in the repository, line by line, without its comments.
"""

import gzip
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import brotli
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest
from whitenoise.middleware import WhiteNoiseMiddleware

from frirum.web.comments import without_comments

HASH_LETTERS = 16
# Kinds that shrink; pictures and fonts are packed already.
SHRINKING = frozenset({".js", ".css", ".svg", ".json", ".txt", ".map"})
# Left out: tests of the client, notes for authors, and pages (only the rooms show pages).
LEFT_OUT = ("*.md", "*.html", ".*", "tsconfig.json")


@cache
def shelf() -> Path:
    """The folder with every file ready to serve; its name is the hash of what it holds."""
    found = dict(_found())
    name = _hash(found)
    folder = Path(settings.FRIRUM_DATA) / "static" / name
    if not folder.is_dir():
        _lay_out(found, folder)
    return folder


def prefix() -> str:
    """The address under which the files stand, with slashes around it."""
    return f"/static/{shelf().name}/"


class HashedFiles(StaticFilesStorage):
    """What `{% static %}` asks for addresses."""

    def url(self, name: str | None) -> str:
        """The address of the file `name`."""
        return prefix() + (name or "").lstrip("/")


class KeptFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # it brings no types
    """Serves the files from the shelf, packed where the browser can unpack."""

    def __init__(self, get_response: Any) -> None:
        super().__init__(get_response)
        self.allow_all_origins = False
        self.static_prefix = prefix()
        self.looked = False
        self.looking = Lock()

    def __call__(self, request: HttpRequest) -> Any:
        """Hand out a file, or pass on what asks for none."""
        # Not at the start: a hundred files with their headers would keep the first page waiting, which is none of them.
        if not self.looked and request.path_info.startswith(self.static_prefix):
            self._look_once()
        return super().__call__(request)

    def _look_once(self) -> None:
        """Look at the shelf; nothing else is ever served from disk."""
        with self.looking:
            if not self.looked:
                self.add_files(str(shelf()), prefix=self.static_prefix)
                self.looked = True

    def immutable_file_test(self, path: str, url: str) -> bool:
        """Every file may be kept: another content has another address."""
        return url.startswith(self.static_prefix)


def _found() -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for finder in get_finders():
        for path, storage in finder.list(list(LEFT_OUT)):
            name = path.replace(os.sep, "/")
            if name not in seen:
                seen.add(name)
                with storage.open(path) as file:
                    yield name, travelling(name, file.read())


def travelling(name: str, content: bytes) -> bytes:
    """A file as it travels: modules without their comments, ours and the vendored one."""
    if not name.endswith(".js") or not name.startswith("frirum/"):
        return content
    return without_comments(content.decode()).encode()


def _hash(found: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in sorted(found.items()):
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()[:HASH_LETTERS]


def _lay_out(found: dict[str, bytes], folder: Path) -> None:
    # Laid out beside and moved in one step: several processes may start at once.
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix="."))
    beside.chmod(0o755)
    for name, content in found.items():
        file = beside / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        if file.suffix in SHRINKING:
            file.with_name(file.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
            file.with_name(file.name + ".br").write_bytes(brotli.compress(content, quality=11))
    try:
        beside.rename(folder)
    except OSError:
        shutil.rmtree(beside)
        if not folder.is_dir():
            raise
