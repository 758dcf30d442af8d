"""Who may do what, for docs/rights.md, from the one table in rules/rights.py (AZ1)."""

from frirum.rules.rights import EVERYONE, GRANTS, Can


def rights() -> str:
    """One row a right, one column a role."""
    rows = [f"| right | everyone | {' | '.join(GRANTS)} |", f"|---|{'---|' * (1 + len(GRANTS))}"]
    for can in Can:
        held = [can in EVERYONE, *(can in granted for granted in GRANTS.values())]
        rows.append(f"| `{can}` | {' | '.join('yes' if may else '' for may in held)} |")
    return "\n".join(rows)
