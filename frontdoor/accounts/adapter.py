"""Accounts are made by an administrator: nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter


class NobodySignsUp(DefaultAccountAdapter):
    """Closes allauth's sign-up pages."""

    def is_open_for_signup(self, request):
        return False
