"""Which file of which case: reached through the organisation that the actor acts for, and the viewing written down."""

from uuid import UUID

from django.http import Http404

from counterpart.accounts.requests import Request
from counterpart.casework.models import Case
from counterpart.casework.queries import cases
from counterpart.evidence import queries
from counterpart.evidence.models import EvidenceFile


def find_file(request: Request, case: Case, key: UUID) -> EvidenceFile:
    """The file of this key among those of the case. Raises Http404 where there is none."""
    try:
        return queries.file_of(case, request.actor, key)
    except EvidenceFile.DoesNotExist as error:
        raise Http404 from error


def find_piece(request: Request, reference: str, key: UUID) -> EvidenceFile:
    """The same for one of the many requests by which a page that is open already fetches it: the case is not logged."""
    try:
        case = cases.find(request.actor, reference)
    except Case.DoesNotExist as error:
        raise Http404 from error
    return find_file(request, case, key)
