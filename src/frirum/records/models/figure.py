"""Figures: counts that are kept when the contacts behind them are gone, and what was published of them (CS3, CS7)."""

from django.db import models
from django.db.models import Q

from frirum.records.models.organisation import Line, Organisation
from frirum.records.store import LiveModel, ScatteredKey, new_ref


class Count(models.Model):
    """How many contacts of one month had one code; kept in step with the contacts, and left when they are erased."""

    id = ScatteredKey()  # a new number beside another new one would say that one contact had both codes
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="counts")
    line = models.ForeignKey(Line, on_delete=models.SET_NULL, null=True, related_name="counts")
    month = models.DateField()
    dimension = models.SlugField(max_length=20, db_index=False)
    key = models.CharField(max_length=81)  # a code, or of topics "main/sub"
    n = models.PositiveIntegerField()
    changes = models.PositiveIntegerField(
        default=0, db_default=0
    )  # how often `n` was written: what is remembered of it

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "line", "month", "dimension", "key"],
                condition=Q(line__isnull=False),
                name="count_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "month", "dimension", "key"],
                condition=Q(line=None),
                name="count_once_without_line",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "month"], name="count_month"),
            models.Index(
                fields=["organisation", "line", "month", "n", "changes"],
                condition=Q(dimension="total"),
                name="count_total",
            ),
        ]


class Tally(models.Model):
    """What happened at the door and in the queue, counted on its own and never joined with codes: unmet need, waits."""

    id = ScatteredKey()
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="tallies")
    month = models.DateField()
    what = models.SlugField(max_length=20)  # a word of rules.tally.What
    band = models.CharField(
        max_length=20, blank=True
    )  # of waited and lasted: a band of minutes; of feelings: the feeling; with a band there is no hour
    weekday = models.PositiveSmallIntegerField()
    hour = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "month", "what", "band", "weekday", "hour"], name="tally_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6, hour__lte=23), name="tally_when"),
        ]


class TallyCarried(models.Model):
    """Which batch of the live store's tallies was taken in last, so that none is taken in twice."""

    batch = models.CharField(max_length=22, unique=True)


class LiveTally(LiveModel):
    """Tallies of the last minutes, written with the deed that they count, and carried to the office by the clockwork."""

    line_id = models.BigIntegerField()
    month = models.DateField()
    what = models.SlugField(max_length=20)
    band = models.CharField(max_length=20, blank=True)
    weekday = models.PositiveSmallIntegerField()
    hour = models.PositiveSmallIntegerField()
    batch = models.CharField(max_length=22, blank=True)  # set while it is on its way to the office
    n = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line_id", "month", "what", "band", "weekday", "hour", "batch"], name="live_tally_once"
            )
        ]


class FigureSettings(models.Model):
    """What an organisation chose about its figures."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="figure_settings")
    public = models.BooleanField(default=False)  # a public page of figures
    quarters_from = models.DateField(
        null=True
    )  # the January since which quarters are published; stays when `public` ends
    keep_months = models.PositiveSmallIntegerField(default=60)  # how long single contacts are kept


class Quarter(models.Model):
    """One quarter of one organisation's figures as told to others: closed once, never changed; with tables, published."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="quarters")
    line = models.ForeignKey(Line, on_delete=models.SET_NULL, null=True, related_name="quarters")
    begins = models.DateField()
    tables = models.JSONField(null=True)  # what the public page says, word for word, in every language
    counts = models.JSONField()  # what they were reckoned from, so that nothing told later betrays them; never leaves
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "line", "begins"], condition=Q(line__isnull=False), name="quarter_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "begins"], condition=Q(line=None), name="quarter_once_of_all_lines"
            ),
        ]


class GrantReport(models.Model):
    """A report to a grant giver: what it is about, its words, and which figures stand in it (CS7)."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="grant_reports")
    title = models.CharField(max_length=120)
    giver = models.CharField(max_length=120)
    case_number = models.CharField(max_length=40, blank=True)
    amount = models.PositiveIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    purpose = models.TextField(blank=True)
    first_month = models.DateField()
    last_month = models.DateField()
    language = models.CharField(max_length=2)
    blocks = models.JSONField(default=list)  # {"heading", "text"} or {"figure"}, in order
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_month__gte=models.F("first_month")), name="report_period")
        ]
