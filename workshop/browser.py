"""Finds Chromium for the stories, or installs it."""

import os
import shutil
from pathlib import Path

from workshop.said import stop, system_packages

# The real program before Debian's wrapper, which would add keys and switches of its own.
PLACES = (
    "/usr/lib/chromium/chromium",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/snap/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """The path of a Chromium on this machine; `CHROMIUM` in the environment goes first."""
    for place in (os.environ.get("CHROMIUM", ""), *PLACES):
        if place and Path(place).is_file():
            return place
    return next(filter(None, map(shutil.which, NAMES)), None)


def ready() -> str:
    """The path of Chromium, installed if need be; stops with a sentence when it cannot be had."""
    found = find() or (find() if system_packages("chromium") else None)
    if not found:
        stop("The stories need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path.")
    return str(found)
