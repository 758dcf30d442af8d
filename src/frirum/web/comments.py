"""Modules travel without their comments: a phone pays for each byte, an auditor reads the repository.

Nothing else changes, and each line keeps its number, so that what a browser shows can be laid beside the source.
docs/decisions/0017-files-travel-without-comments.md says why.
"""

LINE = "//"
OPENS, CLOSES = "/**", "*/"


def without_comments(module: str) -> str:
    """The module with every comment that has lines of its own left empty; comments inside a line stay.

    The modules hold no text over several lines that could look like one; a test sees to that.
    """
    inside = False
    lines = []
    for line in module.split("\n"):
        bare = line.strip()
        alone = inside or bare.startswith(LINE) or (bare.startswith(OPENS) and _fills(bare))
        lines.append("" if alone else line)
        if inside or bare.startswith(OPENS):
            inside = CLOSES not in (bare if inside else bare[len(OPENS) :])
    return "\n".join(lines)


def _fills(bare: str) -> bool:
    """Whether a comment that opens here has the whole line to itself."""
    _before, closed, after = bare[len(OPENS) :].partition(CLOSES)
    return not closed or not after
