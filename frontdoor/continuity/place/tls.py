"""Looks at TLS: which versions and ciphers are answered, and whether the certificate is one that browsers trust."""

import socket
import ssl
import warnings
from datetime import UTC, datetime

from frontdoor.continuity.place.findings import Found, Place

OLD = {"TLS 1.0": ssl.TLSVersion.TLSv1, "TLS 1.1": ssl.TLSVersion.TLSv1_1}
# Offered by nobody who has to: no forward secrecy, or encryption that is not authenticated as it is made.
POOR = "AES128-SHA:AES256-SHA:AES128-GCM-SHA256:AES256-GCM-SHA384:ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA"
POOR += ":ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA:ECDHE-RSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA256"
POOR += ":DHE-RSA-AES128-SHA"
SOON = 14  # days


def look(place: Place, *, now: datetime) -> list[Found]:
    """Everything about TLS."""
    return [*_old_versions(place), _newest_first(place), _poor_ciphers(place), _certificate(place, now)]


def context_for(place: Place) -> ssl.SSLContext:
    """What a careful browser would do; with the authority that was named, where one was."""
    return ssl.create_default_context(cafile=place.trust or None)


def _careless() -> ssl.SSLContext:
    """Believes anybody and knows the oldest ways: only to see whether they are answered. Nothing is said over it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


def _closed_way(place: Place, context: ssl.SSLContext) -> ssl.SSLSocket:
    way = socket.create_connection((place.address, place.port), place.seconds)
    try:
        return context.wrap_socket(way, server_hostname=place.host)
    except BaseException:
        way.close()
        raise


def _agreed(place: Place, context: ssl.SSLContext) -> str | None:
    """The version and cipher that were agreed on; nothing where the place refused."""
    try:
        with _closed_way(place, context) as way:
            return f"{way.version()} with {(way.cipher() or ('?',))[0]}"
    except (ssl.SSLError, ConnectionResetError, BrokenPipeError):
        return None


def _old_versions(place: Place) -> list[Found]:
    found = []
    for name, version in OLD.items():
        context = _careless()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # that it is old is why it is tried
            context.minimum_version = context.maximum_version = version
        agreed = _agreed(place, context)
        found.append(Found(name, "is answered, and must not be" if agreed else "is refused", not agreed))
    return found


def _newest_first(place: Place) -> Found:
    agreed = _agreed(place, _careless()) or "nothing"
    return Found("the newest TLS", f"{agreed} is what is chosen", agreed.startswith("TLSv1.3"))


def _poor_ciphers(place: Place) -> Found:
    context = _careless()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(f"{POOR}:@SECLEVEL=0")
    agreed = _agreed(place, context)
    said = f"{agreed} is answered, and must not be" if agreed else "none of the poor ones is answered"
    return Found("ciphers", said, not agreed)


def _certificate(place: Place, now: datetime) -> Found:
    try:
        with _closed_way(place, context_for(place)) as way:
            told = way.getpeercert() or {}
    except (ssl.SSLError, ConnectionResetError) as refused:
        why = getattr(refused, "verify_message", "") or str(refused)
        return Found("the certificate", f"is not trusted: {why}", False)
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told["notAfter"])), UTC)
    by = f"trusted by {place.trust}, which browsers do not know" if place.trust else "trusted as browsers do"
    return Found("the certificate", f"{by}, until {ends:%d %B %Y}", (ends - now).days >= SOON)
