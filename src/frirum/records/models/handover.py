"""Asking a colleague: to read along as a sounding board, or to take the talk over."""

from django.db import models
from django.db.models import Q

from frirum.records.models.conversation import Conversation
from frirum.records.models.duty import Duty
from frirum.records.store import LiveModel, new_ref


class Asking(LiveModel):
    """One question from the holder of a talk to a colleague, until it is answered or taken back.

    The two lines of a hand-over are words about a person: they travel sealed in the backroom, never here.
    """

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="askings")
    asker = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="asked_others")
    asked = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="was_asked")
    wish = models.CharField(max_length=8)  # beside, takeover
    state = models.CharField(max_length=8)  # asked, yes, no, undone
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "asked"], condition=Q(state="asked"), name="asking_once"),
            models.CheckConstraint(condition=Q(wish__in=["beside", "takeover"]), name="asking_wish"),
            models.CheckConstraint(condition=Q(state__in=["asked", "yes", "no", "undone"]), name="asking_state"),
        ]
