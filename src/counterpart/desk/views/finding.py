"""Which record: reached through the organisation that the actor acts for, and the reading logged."""

from django.http import Http404

from counterpart.accounts.requests import Request
from counterpart.casework.models import Case
from counterpart.casework.queries import cases


def find_case(request: Request, reference: str) -> Case:
    """The case of this reference that the actor may reach. Raises Http404 where there is none."""
    try:
        return cases.open_case(request.actor, reference, request.at)
    except Case.DoesNotExist as error:
        raise Http404 from error
