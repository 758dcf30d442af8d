"""The organisation that answers for the data, and the lines it opens to the public."""

from django.db import models
from django.db.models import Q

from frirum.records.store import new_ref

# Texts that an organisation writes for visitors are kept per language: {"sv": "…", "en": "…"}.


class Organisation(models.Model):
    """Who answers for the data (EX1)."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2)  # decides emergency and help numbers
    zone = models.CharField(max_length=40)  # an IANA time zone
    language = models.CharField(max_length=2)  # the first language of its pages
    website = models.URLField(blank=True)
    neutral_url = models.URLField()  # where the quick exit leads
    controller = models.CharField(max_length=200)  # EX1: the organisation, by its full name
    controller_contact = models.CharField(max_length=200)
    when_we_tell = models.JSONField(default=dict)  # EX8: read before the first words, per language

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(country__in=["SE", "NO", "DK", "FI"]), name="organisation_country")
        ]


class Line(models.Model):
    """One public door: a chat that visitors reach at /<slug>/."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="lines")
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    for_whom = models.JSONField(default=dict)  # one sentence per language
    answers_in = models.JSONField(default=list)  # languages that volunteers answer in
    page_title = models.CharField(max_length=40, default="Chat")  # neutral (HD9)
    capacity = models.PositiveSmallIntegerField(default=20)  # how many may wait (AB7)
    talks_each = models.PositiveSmallIntegerField(default=3)  # how many talks one volunteer holds at once
    last_admission_minutes = models.PositiveSmallIntegerField(default=15)
    closed_early_until = models.DateTimeField(null=True)  # AB8

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(capacity__gte=1) & Q(talks_each__gte=1), name="line_room_for_one")
        ]
