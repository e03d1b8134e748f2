from datetime import timedelta

import pytest

from counterpart.base.audit import queries, sealing
from counterpart.base.models import AuditEvent, AuditLeaf, AuditSeal
from tests.append_only import unprotected
from tests.integration.base.audit.conftest import AT

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_nothing_to_seal_makes_no_seal():
    assert sealing.seal(at=AT) is None
    assert not AuditSeal.objects.exists()


def test_a_batch_is_sealed_in_order_and_once(happen):
    events = happen(3)
    seal = sealing.seal(at=AT)
    assert (seal.number, seal.size) == (1, 3)
    assert [leaf.event_id for leaf in seal.leaves.order_by("position")] == [event.id for event in events]
    assert sealing.seal(at=AT + MINUTE) is None


def test_seals_are_chained(happen):
    happen(1)
    first = sealing.seal(at=AT)
    happen(1)
    second = sealing.seal(at=AT + MINUTE)
    assert second.number == 2
    assert second.chain != first.chain
    assert queries.newest_seal() == second


def test_the_chain_hash_of_a_seal_goes_into_the_log_of_the_site(happen, caplog):
    happen(1)
    with caplog.at_level("INFO", logger="counterpart.audit"):
        made = sealing.seal(at=AT)
    assert made.chain in caplog.text


def test_a_backlog_is_sealed_in_batches(happen, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 2)
    happen(5)
    assert sealing.seal_all(at=AT) == 3
    assert list(AuditSeal.objects.order_by("number").values_list("size", flat=True)) == [2, 2, 1]


def test_what_commits_late_goes_into_the_next_batch(happen):
    slow, _ = happen(2)
    with unprotected():
        AuditEvent.objects.filter(id=slow.id).delete()  # as if its transaction were still open
        sealing.seal(at=AT)
        slow.save(force_insert=True)
    assert [event.id for event in sealing.unsealed(at=AT + MINUTE)] == [slow.id]
    assert list(sealing.seal(at=AT + MINUTE).leaves.values_list("event_id", flat=True)) == [slow.id]


def test_what_we_did_not_sign_is_never_sealed(happen):
    (event,) = happen(1)
    event.id, event.nonce = None, "another"
    event.save(force_insert=True)
    sealing.seal(at=AT)
    assert not AuditLeaf.objects.filter(event_id=event.id).exists()


def test_the_search_for_unsealed_events_starts_above_what_has_settled(happen, django_assert_num_queries):
    happen(2)
    sealing.seal(at=AT)
    assert sealing.settled_id(at=AT) == 0
    assert sealing.settled_id(at=AT + timedelta(hours=2)) == AuditEvent.objects.latest("id").id
    with django_assert_num_queries(3):
        assert queries.waiting(at=AT + timedelta(hours=2)) == 0
