"""The default code book in words, for docs/codebook.md, and how each source's differs, from the files in records/codebooks/."""

from frirum.records.codebooks import DEFAULT, SHIPPED, Shipped, shipped
from frirum.rules.codebook import Dimension

LANGUAGE = "en"


def the_default() -> str:
    """Every list of the default with its keys; regions are the country's own and stand in their file."""
    book = _book(DEFAULT)
    return "\n\n".join(_table(one) for one in book.dimensions if one.slug != "region")


def the_sources() -> str:
    """What each source's code book has besides the default, and what it leaves out."""
    return "\n\n".join(_differs(slug) for slug in SHIPPED if slug != DEFAULT)


def _table(dimension: Dimension) -> str:
    rows = [
        f"### {dimension.title(LANGUAGE)} (`{dimension.slug}`)\n",
        f"{_how(dimension)}\n",
        "| key | en | sv |",
        "|---|---|---|",
    ]
    for code in dimension.codes:
        below = "" if code.parent is None else "↳ "
        rows.append(f"| {below}`{code.key}` | {code.name('en')} | {code.name('sv')} |")
    return "\n".join(rows)


def _how(dimension: Dimension) -> str:
    shape = dimension.shape
    said = "Required." if shape.required else "One, or not known." if shape.most == 1 else f"Up to {shape.most}."
    return said if shape.grows else f"{said} Takes no codes of an organisation's own."


def _differs(slug: str) -> str:
    book, default = _book(slug), _book(DEFAULT, like=slug)
    rows = [f"### {book.name}\n", f"`{slug}.toml`\n", "| list | besides | left out |", "|---|---|---|"]
    for ours, theirs in zip(book.dimensions, default.dimensions, strict=True):
        known, held = {code.key for code in theirs.codes}, {code.key for code in ours.codes}
        more = [code.name(LANGUAGE) for code in ours.codes if code.key not in known]
        less = [code.name(LANGUAGE) for code in theirs.codes if code.key not in held]
        if more or less:
            left = "all of it" if not held else ", ".join(less)
            rows.append(f"| {theirs.title(LANGUAGE)} | {', '.join(more)} | {left} |")
    return "\n".join(rows)


def _book(slug: str, *, like: str = "") -> Shipped:
    found = shipped(slug, "DK" if "csm" in (slug, like) else "SE")
    assert found is not None
    return found
