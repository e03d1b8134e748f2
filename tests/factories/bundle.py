import uuid
from typing import Any

from counterpart.bundles.models import Bundle
from counterpart.casework.models import Case
from tests.factories.moments import NOW


def make_bundle(*, case: Case, **fields: Any) -> Bundle:
    """A bundle that was asked for at NOW and is not made."""
    defaults = {"key": uuid.uuid4(), "why": "For the prosecutor", "asked_at": NOW, "asked_by_name": "Alice Warren"}
    return Bundle.objects.create(case=case, **(defaults | fields))
