from typing import Any

from counterpart.partners.models import Organisation
from tests.factories.moments import NOW


def make_organisation(**fields: Any) -> Organisation:
    """A business, unless `kind` says otherwise; a force gets a code out of its name."""
    fields = {"kind": "business", "name": "Corner Shop", "registered_at": NOW} | fields
    if fields["kind"] == "force":
        fields.setdefault("force_code", fields["name"].split()[0].lower())
    return Organisation.objects.create(**fields)
