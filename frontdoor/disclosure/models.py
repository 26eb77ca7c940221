"""The tables of the room, gathered from its parts."""

from frontdoor.disclosure.exporting.models import Export, ExportAnswer
from frontdoor.disclosure.gate.models import Document, DocumentFile, Outsider, OutsiderAnswer, Recall, Release
from frontdoor.disclosure.retention.models import (
    Destruction,
    Disposal,
    DisposalReview,
    LegalHold,
    LegalHoldEnd,
    Retention,
)
from frontdoor.disclosure.safe.models import Attempt, Channel, SafeAddress, SafeAddressEnd, Sending
from frontdoor.disclosure.subject_access.models import (
    SubjectBehalf,
    SubjectBundle,
    SubjectExtension,
    SubjectPause,
    SubjectPauseEnd,
    SubjectRequest,
)

__all__ = [
    "Attempt",
    "Channel",
    "Destruction",
    "Disposal",
    "DisposalReview",
    "Document",
    "DocumentFile",
    "Export",
    "ExportAnswer",
    "LegalHold",
    "LegalHoldEnd",
    "Outsider",
    "OutsiderAnswer",
    "Recall",
    "Release",
    "Retention",
    "SafeAddress",
    "SafeAddressEnd",
    "Sending",
    "SubjectBehalf",
    "SubjectBundle",
    "SubjectExtension",
    "SubjectPause",
    "SubjectPauseEnd",
    "SubjectRequest",
]
