"""Which file of which case: reached through the organisation that the actor acts for, and the viewing written down."""

from uuid import UUID

from django.http import Http404

from counterpart.accounts.requests import Request
from counterpart.casework.models import Case
from counterpart.evidence import queries
from counterpart.evidence.models import EvidenceFile


def find_file(request: Request, case: Case, key: UUID) -> EvidenceFile:
    """The file of this key among those of the case. Raises Http404 where there is none."""
    try:
        return queries.file_of(case, request.actor, key)
    except EvidenceFile.DoesNotExist as error:
        raise Http404 from error
