"""A volunteer's life in one organisation: who she is, where in it she stands, and how she came there (ST11, BO3)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.account import Account
from frirum.records.models.organisation import Organisation
from frirum.records.store import new_ref

STATES = [
    "applied",
    "interviewed",
    "in_training",
    "admitted",
    "active",
    "paused",
    "suspended",
    "left",
    "declined",
    "withdrawn",
]


class Qualification(models.Model):
    """Something a seat may ask for, named by the organisation: "chat day done", "may answer in Finnish"."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="qualifications")
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="qualification_once")]


class Volunteer(models.Model):
    """One person in one organisation. Erased she is her number alone, so that the record of the work stands."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="volunteers")
    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    number = models.PositiveIntegerField()  # in this organisation; what remains of her: "Volunteer 12"
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="volunteers")
    name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=2, default="en")
    state = models.CharField(max_length=12)
    since = models.DateTimeField()  # of the state
    made_at = models.DateTimeField()
    back_by = models.DateField(null=True)  # paused: until when, at most two terms (ST11)
    erased_at = models.DateTimeField(null=True)
    qualifications = models.ManyToManyField(Qualification, related_name="volunteers")

    class Meta:
        indexes = [models.Index(fields=["organisation", "state"], name="volunteer_state")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="volunteer_number_once"),
            models.UniqueConstraint(
                fields=["organisation", "account"], condition=Q(account__isnull=False), name="volunteer_account_once"
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="volunteer_state_known"),
        ]


class VolunteerMove(models.Model):
    """One step of a volunteer's life: from where, to where, when, and who decided."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="moves")
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)  # the account; null: she herself without one, or the clockwork

    class Meta:
        ordering = ["at", "id"]
