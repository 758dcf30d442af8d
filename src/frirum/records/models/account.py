"""Accounts of staff and volunteers. A visitor never has one."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from frirum.records.models.organisation import Organisation
from frirum.records.store import new_ref


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; there are no superusers."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One person with a log-in, never shared (BO4)."""

    ref = models.CharField(max_length=22, unique=True, default=new_ref)
    email = models.EmailField(unique=True)
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    set_up_at = models.DateTimeField(null=True)  # has a passkey, or a passphrase and a second factor (SA3)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()


class Membership(models.Model):
    """What one account may do in one organisation, and the alias it is known by there (AL2)."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16)  # volunteer, coordinator, administrator
    alias = models.CharField(max_length=30)
    since = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "organisation", "role"], condition=Q(revoked_at=None), name="membership_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=["volunteer", "coordinator", "administrator"]), name="membership_role"
            ),
        ]


class Invitation(models.Model):
    """An invitation to one organisation in one role: single use, 72 hours; only the hash of its secret is kept (SA16)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=16)
    email = models.EmailField()
    language = models.CharField(max_length=2, default="en")
    alias = models.CharField(max_length=30)
    secret_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    invited_by = models.BigIntegerField(null=True)  # the account; null from the command line
    renews_factor = models.BooleanField(default=False)  # she lost her second factor: it lets in whoever is in already
    volunteer_id = models.BigIntegerField(null=True)  # whose life here it belongs to, if she applied first
