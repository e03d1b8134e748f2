import json
from datetime import timedelta

import pytest

from counterpart.base.audit import queries, sealing
from counterpart.base.audit.proving import NotProvable, prove
from counterpart.base.models import AuditLeaf
from counterpart.core.proofs import inclusion
from tests.integration.base.audit.conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(happen):
    events = []
    for minute in range(3):
        events += happen(5)
        sealing.seal(at=AT + timedelta(minutes=minute))
    return events


def test_every_sealed_event_can_be_proved_from_a_small_file(log):
    for event in log:
        kept = json.dumps(prove(event.id))
        root = AuditLeaf.objects.select_related("seal").get(event_id=event.id).seal.root
        assert len(kept) < 2000
        assert inclusion.check(json.loads(kept), trusted=root).startswith("the root of seal")


def test_the_chain_hash_of_a_later_seal_proves_an_earlier_event(log):
    proof = prove(log[6].id, up_to=3)
    assert inclusion.check(proof, trusted=queries.newest_seal().chain) == "the chain hash of seal 3"


def test_an_event_that_waits_for_its_seal_cannot_be_proved(happen):
    (event,) = happen(1)
    with pytest.raises(NotProvable, match="not sealed yet"):
        prove(event.id)


def test_an_event_that_is_not_there_cannot_be_proved():
    with pytest.raises(NotProvable, match="no audit event 1"):
        prove(1)
