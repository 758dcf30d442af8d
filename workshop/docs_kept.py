"""What is kept how long, for docs/kept.md, from the one table in rules/kept.py."""

from datetime import timedelta

from frirum.rules.kept import IMPERSONAL, KEPT, Kept


def kept() -> str:
    """One row for the fields of a record that are kept alike."""
    rows = ["| record | fields | kept | so long after | why | what remains |", "|---|---|---|---|---|---|"]
    alike: dict[tuple[str, Kept], list[str]] = {}
    for name, how in KEPT.items():
        record, _, field = name.partition(".")
        alike.setdefault((record, how), []).append(f"`{field}`")
    rows += [
        f"| {record} | {', '.join(fields)} | {_length(how.how_long)} | {_words(how.after)} | {how.why} | {how.remains} |"
        for (record, how), fields in alike.items()
    ]
    rows.append(f"\nConcern no person: {', '.join(sorted(IMPERSONAL))}.")
    return "\n".join(rows)


def _length(length: timedelta) -> str:
    if not length:
        return "not at all"
    if length.days:
        return "1 day" if length.days == 1 else f"{length.days} days"
    minutes = length.seconds // 60
    return f"{minutes // 60} hours" if minutes % 60 == 0 else f"{minutes} minutes"


def _words(after: str) -> str:
    return after.replace("_", " ")
