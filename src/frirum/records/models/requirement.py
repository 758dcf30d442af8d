"""What an organisation asks of its volunteers, and what was met; data, and never more than was asked (ST7, ST9, ST11)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.account import Account
from frirum.records.models.organisation import Organisation
from frirum.records.models.volunteer import Volunteer

KINDS = [
    "age",
    "membership_fee",
    "training",
    "pledge",
    "record_extract",
    "data_information",
    "supervision",
    "engagement",
    "pause",
]


class Federation(models.Model):
    """What several organisations share: texts that each of them may inherit (BO7)."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    members = models.ManyToManyField(Organisation, related_name="federations")


class Template(models.Model):
    """A text that people sign or read: the pledge, or how their data is handled; an organisation's or a federation's."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="templates")
    federation = models.ForeignKey(Federation, on_delete=models.CASCADE, null=True, related_name="templates")
    kind = models.CharField(max_length=16)
    retired_at = models.DateTimeField(null=True)  # an organisation went back to its federation's; what was signed stays

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["pledge", "data_information"]), name="template_kind"),
            models.CheckConstraint(
                condition=Q(organisation=None, federation__isnull=False)
                | Q(organisation__isnull=False, federation=None),
                name="template_has_one_owner",
            ),
            models.UniqueConstraint(fields=["organisation", "kind"], name="template_once"),
            models.UniqueConstraint(fields=["federation", "kind"], name="federation_template_once"),
        ]


class TemplateVersion(models.Model):
    """What a template said from one moment on, per language; a new one asks everybody again."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    body = models.JSONField(default=dict)  # per language, Markdown
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="template_version_once")]


class Signature(models.Model):
    """Somebody with a log-in signed the pledge, or read how her data is handled (and consented, where it is that)."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="signatures")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="signatures")
    version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="signatures")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)  # a consent that was taken back: pauses, without penalty

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "organisation", "version"], condition=Q(withdrawn_at=None), name="signature_once"
            )
        ]


class Requirement(models.Model):
    """One thing an organisation asks: of what kind, for how long it holds, and which gate it closes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="requirements")
    kind = models.CharField(max_length=16)
    gates = models.CharField(max_length=8)
    period = models.CharField(max_length=8)
    # What the kind needs to know, as rules.requirement reads it: least age, least fee in minor units and its currency,
    # named topics, hours a month, terms of pause, legal basis.
    terms = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="requirement_kind"),
            models.CheckConstraint(condition=Q(gates__in=["nothing", "sign_up", "check_in"]), name="requirement_gates"),
            models.CheckConstraint(
                condition=Q(period__in=["once", "month", "term", "year"]), name="requirement_period"
            ),
            models.UniqueConstraint(fields=["organisation", "kind"], name="requirement_once"),
        ]


class Fulfilment(models.Model):
    """Something met, by its day and by whom it was seen; there is no field that could hold more (ST11)."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="fulfilments")
    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="fulfilments")
    on = models.DateField()
    topic = models.CharField(max_length=60, blank=True)  # training: which of the named days; fee: the year it is for
    amount = models.PositiveIntegerField(null=True)  # fee: minor units; age: the least age that was asked that day
    minutes = models.PositiveIntegerField(null=True)  # engagement beside shifts, supervision, training
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)  # the account that saw it; null: she said so herself when she applied
