"""Who may do what, and when, for docs/rights.md, from the tables in rules/rights.py and rules/conditions.py (AZ1)."""

from frirum.rules.conditions import CONDITIONS
from frirum.rules.rights import EVERYONE, GRANTS, Can


def rights() -> str:
    """One row a right, one column a role, and what must be true besides."""
    rows = [f"| right | everyone | {' | '.join(GRANTS)} | and only when |", f"|---|{'---|' * (2 + len(GRANTS))}"]
    for can in Can:
        held = [can in EVERYONE, *(can in granted for granted in GRANTS.values())]
        rows.append(f"| `{can}` | {' | '.join('yes' if may else '' for may in held)} | {_when(can)} |")
    return "\n".join(rows)


def _when(can: Can) -> str:
    """The conditions by their names in the code: `_same_organisation` reads "same organisation"."""
    return ", ".join(each.__name__.strip("_").replace("_", " ") for each in CONDITIONS.get(can, ()))
