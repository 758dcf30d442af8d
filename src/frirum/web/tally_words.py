"""Words about what is counted by itself: every number with what it means (CS3)."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frirum.rules.tally import NOT_KNOWN, What

UNMET: Mapping[What, Promise] = {
    What.TURNED_AWAY: _("Came while the line was open but full, or too late, or with too few on shift"),
    What.GAVE_UP: _("Stopped waiting"),
    What.NOT_REACHED: _("Still waited when the line closed or everybody had gone"),
    What.HURRIED: _("Left in a hurry while waiting"),
    What.CLOSED_VISIT: _("Looked at the first page while the line was closed"),
}
TABLES: Mapping[What, Promise] = {
    What.WAITED: _("How long they waited"),
    What.LASTED: _("How long talks lasted"),
    What.BEFORE: _("How they felt before"),
    What.AFTER: _("How they felt after"),
}
DEFINITIONS: Mapping[What, Promise] = {
    What.WAITED: _("From getting a place in line until a volunteer took the talk, for those who were met."),
    What.LASTED: _("From when a volunteer took the talk until it ended."),
    What.BEFORE: _("What they tapped before the talk. Answering is always their choice."),
    What.AFTER: _("What they tapped when the talk had ended. Answering is always their choice."),
}
FEELINGS: Mapping[str, Promise] = {
    "1": pgettext_lazy("feeling", "Very bad"),
    "2": pgettext_lazy("feeling", "Bad"),
    "3": pgettext_lazy("feeling", "So-so"),
    "4": pgettext_lazy("feeling", "Rather well"),
    "5": pgettext_lazy("feeling", "Well"),
}


def row_name(what: What, key: str) -> str:
    """What a band or a feeling is called."""
    if what in (What.BEFORE, What.AFTER):
        return str(FEELINGS[key])
    if key == NOT_KNOWN:
        return str(_("Not known, a desk was lost"))
    begin, end = key.split("_")
    if not end:
        return _("%(begin)s minutes or more") % {"begin": begin}
    if begin == "0":
        return _("Under %(end)s minutes") % {"end": end}
    return _("%(begin)s to %(end)s minutes") % {"begin": begin, "end": end}
