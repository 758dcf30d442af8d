"""Referrals: where somebody was shown on to, by the organisation's own directory of other help (AL5, ST3)."""

from frirum.records.models import OtherHelp

BEGINS = "help_"


def referral_names(organisation_id: int) -> dict[str, str]:
    """The directory as codes of the dimension "referral": the key of each entry, and what it is called."""
    rows = OtherHelp.objects.filter(organisation_id=organisation_id).values_list("pk", "name")
    return {f"{BEGINS}{ident}": name for ident, name in rows}
