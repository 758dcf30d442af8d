"""The demo's handbook: each page is a Markdown file beside this module, its title in the first line (AL6)."""

from collections.abc import Iterator
from importlib import resources

ORDER = ("ett-samtals-gang", "akut-fara", "nar-ett-barn-berattar")


def pages() -> Iterator[tuple[str, str]]:
    """Title and body of each page, in the order of the handbook."""
    folder = resources.files("frirum.config") / "handbook"
    for name in ORDER:
        title, _, body = (folder / f"{name}.md").read_text(encoding="utf-8").partition("\n")
        yield title.removeprefix("# ").strip(), body.strip()
