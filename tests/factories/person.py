from typing import Any

from counterpart.accounts.models import Person
from tests.factories.moments import NOW


def make_person(**fields: Any) -> Person:
    """Somebody with an account and no role. Without `password=` they cannot sign in by password."""
    fields = {"name": "Robin Example", "email": "robin@example.org", "registered_at": NOW} | fields
    return Person.objects.create_user(**fields)
