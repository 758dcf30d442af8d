"""The plan: terms, shifts and their seats, and who may be asked to stand in (ST4, CS4)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.account import Account
from frirum.records.models.organisation import Line, Organisation
from frirum.records.models.volunteer import Qualification, Volunteer
from frirum.records.store import new_ref


class Partner(models.Model):
    """Another organisation whose volunteers sit at this line's desk too (CS4)."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="partner_lines")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "organisation"], name="partner_once")]


class ShiftPlan(models.Model):
    """How one line is staffed: what a shift looks like, and the limits that close the door or ask for help."""

    line = models.OneToOneField(Line, on_delete=models.CASCADE, related_name="plan")
    minimum = models.PositiveSmallIntegerField(default=2)  # present, in any seats, or the door stays closed
    ready_minutes = models.PositiveSmallIntegerField(default=30)  # so long before opening a short shift is told of
    sign_off_hours = models.PositiveSmallIntegerField(default=72)  # earlier is a sign-off, later a stand-in search
    back_up_wait_minutes = models.PositiveSmallIntegerField(default=5)  # people waiting longer ask the back-up
    on_call_minutes = models.PositiveSmallIntegerField(default=3)  # to acknowledge, before the next is called
    latest_end_minutes = models.PositiveSmallIntegerField(default=80)  # after closing: the agreed latest end (ST5)


class PlanSeat(models.Model):
    """One seat that every shift of a line gets."""

    plan = models.ForeignKey(ShiftPlan, on_delete=models.CASCADE, related_name="seats")
    kind = models.CharField(max_length=8)
    position = models.PositiveSmallIntegerField()
    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True)  # null: any that runs the line

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["regular", "back_up"]), name="plan_seat_kind"),
            models.UniqueConstraint(fields=["plan", "position"], name="plan_seat_once"),
        ]


class Term(models.Model):
    """A term of one organisation, first and last day included."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(max_length=40)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=models.F("first_day")), name="term_order"),
            models.UniqueConstraint(fields=["organisation", "first_day"], name="term_once"),
        ]


class Shift(models.Model):
    """A period with seats on one line."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="shifts")
    term = models.ForeignKey(Term, on_delete=models.SET_NULL, null=True, related_name="shifts")
    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=9)  # draft, published, cancelled
    note = models.CharField(max_length=500, blank=True)  # from the coordinator, read at check-in

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["line", "starts_at"], name="shift_line_start")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="shift_order"),
            models.CheckConstraint(condition=Q(state__in=["draft", "published", "cancelled"]), name="shift_state"),
            models.UniqueConstraint(fields=["line", "starts_at"], name="shift_once"),
        ]


class ShiftSeat(models.Model):
    """One seat of one shift, free or held."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="seats")
    kind = models.CharField(max_length=8)
    position = models.PositiveSmallIntegerField()
    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.SET_NULL, null=True, related_name="seats")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["regular", "back_up"]), name="seat_kind"),
            models.UniqueConstraint(fields=["shift", "position"], name="seat_once"),
            models.UniqueConstraint(
                fields=["shift", "volunteer"], condition=Q(volunteer__isnull=False), name="one_seat_each"
            ),
        ]


class StandInSearch(models.Model):
    """ "I can't come", late: the qualified are asked, the first yes wins. No reason is kept."""

    seat = models.ForeignKey(ShiftSeat, on_delete=models.CASCADE, related_name="searches")
    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")  # who can't come
    state = models.CharField(max_length=9)  # open, found, nobody, withdrawn
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "found", "nobody", "withdrawn"]), name="stand_in_state"
            ),
            models.UniqueConstraint(fields=["seat"], condition=Q(state="open"), name="stand_in_once"),
        ]


class StandInAsked(models.Model):
    """One who was asked to stand in, and what she answered."""

    search = models.ForeignKey(StandInSearch, on_delete=models.CASCADE, related_name="asked")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=5, blank=True)  # yes, no, late (a yes when somebody was found)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "volunteer"], name="stand_in_asked_once")]


class Watch(models.Model):
    """ "Tell me when a shift is short or cancelled": one volunteer, one line."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="watches")
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="watches")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["volunteer", "line"], name="watch_once")]


class Feed(models.Model):
    """A private calendar feed of one volunteer; only the hash of its secret is kept, and it dies with access."""

    volunteer = models.OneToOneField(Volunteer, on_delete=models.CASCADE, related_name="feed")
    secret_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()


class Told(models.Model):
    """What was told to whom, so that nobody is told twice: a reminder, a short or cancelled shift, a gate that closes.

    With a `mail` it is also what the clockwork has to send: claimed before it goes out, tried again when not taken.
    """

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, null=True, related_name="told")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="told")
    about = models.CharField(max_length=80)  # "reminder:<shift ref>", "short:<shift ref>", "gate:<kind>:<date>"
    at = models.DateTimeField()
    mail = models.CharField(max_length=10, blank=True)  # which words; empty: told in another way
    link = models.CharField(max_length=200, blank=True)  # a path of ours that names nobody
    until = models.DateTimeField(null=True)  # of no use after this
    next_at = models.DateTimeField(null=True)  # when it is tried; null while nothing is to be done
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["next_at"], condition=Q(next_at__isnull=False), name="told_next")]
        constraints = [
            models.CheckConstraint(
                condition=Q(volunteer=None, account__isnull=False) | Q(volunteer__isnull=False, account=None),
                name="told_to_one",
            ),
            models.UniqueConstraint(fields=["volunteer", "about"], name="told_once"),
            models.UniqueConstraint(fields=["account", "about"], name="account_told_once"),
        ]
