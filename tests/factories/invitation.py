from datetime import timedelta
from typing import Any

from counterpart.accounts.models import Invitation
from tests.factories.moments import NOW


def make_invitation(**fields: Any) -> Invitation:
    """An open invitation, sent at NOW and good for a week; `organisation` must be given."""
    defaults = {
        "email": "new@example.org",
        "role": "business_staff",
        "token_digest": "0" * 64,
        "invited_at": NOW,
        "expires_at": NOW + timedelta(days=7),
    }
    return Invitation.objects.create(**(defaults | fields))
