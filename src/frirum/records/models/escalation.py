"""Asking for help during a shift: the back-up is called in, and on-call is contacted until somebody answers (ST4, ST10)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.conversation import Conversation
from frirum.records.models.duty import Duty
from frirum.records.store import LiveModel, new_ref


class Escalation(LiveModel):
    """One worry that on-call is asked about, from the desk, until it is done with; never its content."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    conversation = models.ForeignKey(Conversation, on_delete=models.SET_NULL, null=True, related_name="escalations")
    asker = models.ForeignKey(Duty, on_delete=models.SET_NULL, null=True, related_name="escalations")
    alias = models.CharField(max_length=30)  # who asked
    urgency = models.CharField(max_length=6)  # now, advice
    state = models.CharField(max_length=9)  # calling, answered, exhausted, closed
    opened_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)  # account
    answered_alias = models.CharField(max_length=30, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["line_id", "state"], name="escalation_line_state")]
        constraints = [
            models.CheckConstraint(condition=Q(urgency__in=["now", "advice"]), name="escalation_urgency"),
            models.CheckConstraint(
                condition=Q(state__in=["calling", "answered", "exhausted", "closed"]), name="escalation_state"
            ),
            models.UniqueConstraint(
                fields=["line_id", "conversation"],
                condition=Q(closed_at=None, conversation__isnull=False),
                name="one_escalation_of_a_talk",
            ),
        ]


class EscalationCall(LiveModel):
    """One person of the on-call group who was called for one worry: once, whatever happened to the house."""

    escalation = models.ForeignKey(Escalation, on_delete=models.CASCADE, related_name="calls")
    account_id = models.BigIntegerField()
    alias = models.CharField(max_length=30)
    position = models.PositiveSmallIntegerField()
    called_at = models.DateTimeField()
    due_at = models.DateTimeField()  # without an answer by then the next is called
    told_by = models.JSONField(default=list)  # the ways on which she was told: mail, push, hook
    told_at = models.DateTimeField(null=True)  # every message is out; none is sent a second time
    answer = models.CharField(max_length=6, blank=True)  # yes, no, silent

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["escalation", "account_id"], name="called_once"),
            models.CheckConstraint(condition=Q(answer__in=["", "yes", "no", "silent"]), name="call_answer"),
        ]


class CallIn(LiveModel):
    """The back-up is asked to step in, because people wait or the regulars are full; she answers, nobody assigns her."""

    organisation_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="call_ins")
    why = models.CharField(max_length=8)  # waiting, full
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=8, default="asked")  # asked, yes, not_now, over
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(why__in=["waiting", "full"]), name="call_in_why"),
            models.CheckConstraint(condition=Q(answer__in=["asked", "yes", "not_now", "over"]), name="call_in_answer"),
            models.UniqueConstraint(fields=["duty"], condition=Q(answer="asked"), name="call_in_once"),
        ]
