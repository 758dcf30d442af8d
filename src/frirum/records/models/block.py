"""A block: a disturber is kept out for this opening period, when a colleague agrees (AB3)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.duty import Duty
from frirum.records.store import LiveModel, new_ref


class Block(LiveModel):
    """Binds one visit, named by the hash of its cookie; never an address."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    conversation_ref = models.CharField(max_length=22)
    token_hash = models.BinaryField(max_length=32)
    asker = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="+")
    agreed_by = models.CharField(max_length=30, blank=True)  # alias
    state = models.CharField(max_length=8)  # asked, agreed, declined, undone
    asked_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=Q(state__in=["asked", "agreed"]), name="block_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "agreed", "declined", "undone"]), name="block_state"
            ),
        ]
