"""Which image, identification or person: in date, of the actor's force, and the reading logged."""

from typing import Any
from uuid import UUID

from django.http import Http404

from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.suspects.models import SuspectImage
from counterpart.suspects.queries import register

# Under which name of the session the reason stands why somebody looks for people.
PURPOSE = "purpose_of_people"


def find_image(request: Request, key: UUID, action: str = "image.open") -> SuspectImage:
    """The image, shown to the actor. Raises Http404 where there is none, or none any more."""
    try:
        image = register.find_image(request.actor, key, request.at)
    except SuspectImage.DoesNotExist as error:
        raise Http404 from error
    audit.read(by=request.actor, at=request.at, action=action, target=image, justification=purpose(request))
    return image


def purpose(request: Request) -> str:
    """Why the actor looks for people in this session, as they said; empty where nobody has asked yet."""
    said: Any = request.session.get(PURPOSE, "")
    return str(said)
