"""A person who can sign in. What they may do is said by their membership (agencies) and role (access)."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """One named person. Leavers are made inactive, never removed: what they did stays theirs."""

    full_name = models.CharField(max_length=150)
    # An administrator gave the present password: it opens until then, and is changed before anything else is done.
    password_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.full_name or self.username
