"""Which search: of the actor's force, and the reading logged."""

from uuid import UUID

from django.http import Http404

from counterpart.accounts.requests import Request
from counterpart.partners.models import Organisation
from counterpart.partners.queries import own_organisation
from counterpart.searches.models import FaceSearch
from counterpart.searches.queries import finding


def find_search(request: Request, key: UUID) -> FaceSearch:
    """The search, shown to the actor. Raises Http404 where the actor's force has none such."""
    try:
        return finding.open_search(request.actor, key, request.at)
    except FaceSearch.DoesNotExist as error:
        raise Http404 from error


def force_of(request: Request) -> Organisation:
    """The force that the actor works for."""
    return own_organisation(request.actor)
