"""Which record: reached through the organisation that the actor acts for, and the reading logged."""

from collections.abc import Iterable

from django.http import Http404

from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.casework.models import Case
from counterpart.casework.queries import cases


def find_case(request: Request, reference: str) -> Case:
    """The case of this reference that the actor may reach. Raises Http404 where there is none."""
    try:
        return cases.open_case(request.actor, reference, request.at)
    except Case.DoesNotExist as error:
        raise Http404 from error


def log_list(request: Request, cases: Iterable[Case]) -> None:
    """Log that the actor was shown these cases in a list; an empty list shows nothing."""
    if keys := list(dict.fromkeys(case.pk for case in cases)):
        target = audit.Target("casework.case")
        audit.read(by=request.actor, at=request.at, action="case.list", target=target, data={"cases": keys})
