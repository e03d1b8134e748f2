"""Writers and sealers at the same moment, on connections of their own."""

import time

import pytest
from django.db import IntegrityError, transaction

from counterpart.base.audit import sealing
from counterpart.base.audit.verify import verify
from counterpart.base.models import AuditEvent, AuditLeaf
from tests.at_once import at_once
from tests.integration.base.audit.conftest import AT

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 10


def test_nothing_is_left_out_or_sealed_twice(happen):
    def write(_: int) -> None:
        for _ in range(ROUNDS):
            with transaction.atomic():
                happen(2)
                time.sleep(0.002)  # so that transactions end in another order than they began

    def seal(_: int) -> None:
        for _ in range(ROUNDS):
            try:
                sealing.seal(at=AT)
            except IntegrityError:
                continue  # the other sealer was quicker
            time.sleep(0.002)

    at_once(lambda do: do(0), [write, write, write, seal, seal])
    sealing.seal_all(at=AT)
    assert verify(at=AT).findings == ()
    assert AuditEvent.objects.count() == AuditLeaf.objects.count() == 3 * 2 * ROUNDS
