"""What each preset asks of volunteers, for docs/presets.md, from the files in records/presets/."""

from collections.abc import Mapping

from frirum.records.presets import Preset, presets
from frirum.rules.requirement import Requirement

WORDS = {
    "age": "age",
    "membership_fee": "membership fee",
    "training": "training days",
    "pledge": "confidentiality pledge",
    "record_extract": "police record extract",
    "data_information": "how data is handled",
    "supervision": "group supervision",
    "engagement": "hours",
    "pause": "pause",
}
GATES = {"nothing": "nothing, it reminds", "sign_up": "sign-up and check-in", "check_in": "check-in"}


def all_presets() -> str:
    """One table a preset."""
    return "\n\n".join(_table(one) for one in presets())


def _table(preset: Preset) -> str:
    rows = [f"## {preset.name}\n", f"`{preset.slug}.json`, {preset.country}\n"]
    rows += ["| what is asked | closes | how often | numbers |", "|---|---|---|---|"]
    rows += [_row(one) for one in preset.requirements]
    return "\n".join(rows)


def _row(one: Requirement) -> str:
    return f"| {WORDS[one.kind]} | {GATES[one.gates]} | {one.period} | {_terms(one.terms)} |"


def _terms(terms: Mapping[str, object]) -> str:
    told = [
        f"{name.replace('_', ' ')}: {' · '.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in terms.items()
    ]
    return ", ".join(told) or "–"
