"""Compares numbers that belong to one person: NHS number, UPN, and an authority's own number."""

from kinfold.matching.describe import Standard

from .agreement import Agreement


def compare_nhs_number(a: Standard, b: Standard) -> Agreement:
    """Compare NHS numbers; one whose check digit fails never gets this far."""
    return _number("nhs_number", a.nhs_number, b.nhs_number)


def compare_upn(a: Standard, b: Standard) -> Agreement:
    """Compare UPNs; one whose check letter fails counts only when dates of birth are exactly the same."""
    if not a.upn or not b.upn:
        return Agreement("upn", "missing")
    checks = {a.upn_check, b.upn_check}
    if a.upn == b.upn:
        return Agreement("upn", _same_upn(a, b), a.upn, b.upn)
    # A temporary UPN is replaced in time and a failed one may be a misprint: neither speaks against.
    return Agreement("upn", "different" if checks == {"valid"} else "missing", a.upn, b.upn)


def compare_local_id(a: Standard, b: Standard) -> Agreement:
    """Compare one authority's own numbers; numbers from two different issuers say nothing."""
    issuers = {a.local_id.rpartition(":")[0], b.local_id.rpartition(":")[0]}
    if len(issuers) > 1:
        return Agreement("local_id", "missing")
    return _number("local_id", a.local_id, b.local_id)


def _number(theme: str, a: str, b: str) -> Agreement:
    if not a or not b:
        return Agreement(theme, "missing")
    return Agreement(theme, "same" if a == b else "different", a, b)


def _same_upn(a: Standard, b: Standard) -> str:
    if a.upn_check == "temporary":
        return "same_temporary"
    if a.upn_check == "valid":
        return "same"
    exact = a.born is not None and a.born == b.born
    return "same_failed" if exact else "failed_without_date"
