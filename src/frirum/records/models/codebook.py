"""The code book: what a contact is coded with. Data of the organisation, in versions (AL3, CODEBOOK)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.organisation import Organisation
from frirum.records.store import new_ref


class CodeBook(models.Model):
    """One version of an organisation's code book; a published version never changes."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="code_books")
    number = models.PositiveSmallIntegerField()  # version, from 1
    base = models.CharField(max_length=40)  # the preset it grew from, as "frirum-2026"
    state = models.CharField(max_length=9)  # draft, published
    titles = models.JSONField(default=dict)  # what each list is called, per language
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="code_book_number"),
            models.UniqueConstraint(fields=["organisation"], condition=Q(state="draft"), name="one_draft"),
            models.CheckConstraint(condition=Q(state__in=["draft", "published"]), name="code_book_state"),
            models.CheckConstraint(
                condition=Q(state="draft", published_at=None) | Q(state="published", published_at__isnull=False),
                name="code_book_published",
            ),
        ]


class Code(models.Model):
    """One choice of one dimension; its key is the same word in every version, its names may change."""

    book = models.ForeignKey(CodeBook, on_delete=models.CASCADE, related_name="codes")
    dimension = models.SlugField(max_length=20)  # kind, who, age, gender, region, topic, risk, told, ongoing, in, out …
    key = models.SlugField(max_length=40)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="subs")  # topics only
    position = models.PositiveSmallIntegerField(default=0)
    retired = models.BooleanField(default=False)
    names = models.JSONField(default=dict)  # per language

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["book", "dimension", "key"], name="code_key"),
            models.CheckConstraint(condition=Q(parent=None) | Q(dimension="topic"), name="code_parent_of_topic"),
        ]
