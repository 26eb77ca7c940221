"""Finds an account by the name that somebody signs in with."""

from frontdoor.accounts.models import User


def account_named(username: str) -> User | None:
    """The account of this name, or nothing where there is none."""
    return User.objects.filter(username=username).first() if username else None


def account_of(user_id: int | None) -> User | None:
    """The account of this number, or nothing where there is none."""
    return User.objects.filter(pk=user_id).first() if user_id else None
