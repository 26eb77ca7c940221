"""Recovery codes are made in the moment in which they are shown, once, and kept as salted sums that are slow to make.

allauth works them out from a seed that it keeps, so whoever had the database and the key had the codes. It has no
setting for another class, so `AccountsConfig.ready` puts this one into its place, and a test holds that it is there.
"""

import hashlib
import hmac
import secrets
import time

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth, flows
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.db import transaction

# As a password that is read out: no I, L, O, U, 0 or 1. Twelve of thirty letters are 58 bits.
ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"
GROUPS, A_GROUP = 3, 4
NOT_SHOWN = "•"


class HashedCodes(RecoveryCodes):
    """One set of codes: a salt, and the sum of each code that was not used yet."""

    @classmethod
    def activate(cls, user):
        """Give somebody's set. A new one has no codes until its person sees them."""
        kind = Authenticator.Type.RECOVERY_CODES
        made, _ = Authenticator.objects.get_or_create(user=user, type=kind, defaults={"data": {"sums": []}})
        return cls(made)

    def __init__(self, instance: Authenticator) -> None:
        super().__init__(instance)
        self.shown: list[str] = []

    @transaction.atomic
    def mark_as_viewed(self) -> None:
        """Make the codes, for this one page. Whoever asks at the same time sees none."""
        self._lock()
        if not self.did_view:
            self.shown = [_made() for _ in range(app_settings.RECOVERY_CODE_COUNT)]
            self._keep(self.shown, viewed_at=time.time())

    def get_unused_codes(self) -> list[str]:
        """The codes on the page that shows them; after that a mark for each that is left."""
        return self.shown or [NOT_SHOWN] * len(self._sums_or_codes())

    @transaction.atomic
    def validate_code(self, code: str) -> bool:
        """Take a code, once."""
        self._lock()
        if "sums" not in self.instance.data:
            self.renew()
        given = _sum(code, self.instance.data.get("salt", ""))
        left = [each for each in self.instance.data["sums"] if not hmac.compare_digest(each, given)]
        if len(left) == len(self.instance.data["sums"]):
            return False
        self.instance.data["sums"] = left
        self.instance.save(update_fields=["data"])
        return True

    def renew(self) -> bool:
        """Keep what allauth kept as a seed as sums from now on; tells whether there was anything to do."""
        if "sums" in self.instance.data:
            return False
        self._keep(super().get_unused_codes(), viewed_at=self.instance.data.get("viewed_at") or time.time())
        return True

    def _sums_or_codes(self) -> list[str]:
        return self.instance.data["sums"] if "sums" in self.instance.data else super().get_unused_codes()

    def _keep(self, codes: list[str], *, viewed_at: float) -> None:
        salt = secrets.token_hex(16)
        sums = [_sum(code, salt) for code in codes]
        self.instance.data = {"salt": salt, "sums": sums, "viewed_at": viewed_at}
        self.instance.save(update_fields=["data"])

    def _lock(self) -> None:
        if self.instance.pk is not None:
            self.instance = Authenticator.objects.select_for_update().get(pk=self.instance.pk)


def stand_in() -> None:
    """Let allauth use this class wherever it uses its own."""
    auth.RecoveryCodes = flows.RecoveryCodes = HashedCodes


def _made() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(GROUPS * A_GROUP))
    return "-".join(letters[at : at + A_GROUP] for at in range(0, len(letters), A_GROUP))


def _sum(code: str, salt: str) -> str:
    typed = "".join(letter for letter in code.lower() if letter.isalnum())
    rounds = settings.RECOVERY_CODE_ROUNDS
    return hashlib.pbkdf2_hmac("sha512", typed.encode(), salt.encode(), rounds, 32).hex()
