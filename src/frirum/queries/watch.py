"""What a volunteer watches."""

from frirum.records.models import Watch


def watched_by(volunteer_id: int) -> frozenset[int]:
    """The lines she watches."""
    return frozenset(Watch.objects.filter(volunteer_id=volunteer_id).values_list("line_id", flat=True))
