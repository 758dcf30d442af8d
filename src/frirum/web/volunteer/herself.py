"""Who she is in this organisation: her own life, her own rows, never anybody else's."""

from frirum.queries.volunteer import VolunteerFacts, volunteer_of
from frirum.rules.access import Can, NotAllowed
from frirum.web.doors import Caller


def herself(request: Caller) -> VolunteerFacts:
    """Her life here; raises NotAllowed where nobody wrote one down (AZ3)."""
    found = volunteer_of(request.account.id, request.organisation.id)
    if found is None:
        raise NotAllowed(Can.OWN_LIFE)
    return found
