"""The table of settings, for docs/running.md."""

from frirum.config.knobs import SETTINGS


def settings() -> str:
    """One row a setting."""
    rows = ["| setting | default | what it does |", "|---|---|---|"]
    rows += [f"| `{knob.name}` | {f'`{knob.default}`' if knob.default else '–'} | {knob.does} |" for knob in SETTINGS]
    return "\n".join(rows)
