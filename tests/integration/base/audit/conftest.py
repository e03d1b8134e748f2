from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.models import AuditEvent

AT = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)


@pytest.fixture
def happen() -> Callable[[int], list[AuditEvent]]:
    """Write so many audit events."""

    def write(count: int) -> list[AuditEvent]:
        with transaction.atomic():
            return [
                audit.record(
                    by=Actor.system("Test"),
                    at=AT,
                    action="parcel.weigh",
                    kind=audit.Kind.COLLECTION,
                    target=audit.Target("test.parcel", str(number)),
                    data={"grams": number},
                )
                for number in range(count)
            ]

    return write
