"""Sentences about coding what came of a talk."""

from __future__ import annotations

from django.utils.translation import gettext as _


def coding() -> dict[str, str]:
    """Those sentences by name."""
    return {
        "code_whom": _("What came of it: {name}"),
        "code_again": _("Correct the codes: {name}"),
        "slip_left": _("ended at {at}"),
        "slip_coded": _("coded, may be corrected"),
        "coded": _("Saved. Nothing leads from it to the talk or to you."),
        "coded_later": _("It waits under “To code” until noon tomorrow."),
        "do_code": _("Code a talk that has ended"),
    }
