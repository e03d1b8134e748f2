"""Each way to tamper, by somebody who can write to the database, is named."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction

from counterpart.base.audit import queries, sealing
from counterpart.base.audit.signing import leaf_digest, sign, sign_seal
from counterpart.base.audit.triggers import AUDIT_LOG
from counterpart.base.audit.verify import verify
from counterpart.base.models import AuditEvent, AuditLeaf, AuditSeal
from counterpart.core.proofs import chain, merkle
from tests.append_only import unprotected
from tests.integration.base.audit.conftest import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=1)


@pytest.fixture
def log(happen):
    """Two seals of four events each."""
    events = []
    for at in (AT, LATER):
        events += happen(4)
        sealing.seal(at=at)
    return events


def found(**options):
    report = verify(at=LATER, **options)
    return [(finding.what, finding.event_id, finding.seal) for finding in report.findings]


def reseal(signed=lambda seal: seal.signature):
    """Make leaves, roots and chain fit the events again, as a patient attacker would."""
    previous = chain.START
    for seal in AuditSeal.objects.order_by("number"):
        leaves = list(seal.leaves.order_by("position"))
        for leaf in leaves:
            leaf.digest = leaf_digest(AuditEvent.objects.get(id=leaf.event_id)).hex()
            leaf.save()
        seal.size, seal.root = len(leaves), merkle.root([bytes.fromhex(leaf.digest) for leaf in leaves]).hex()
        previous = chain.chain_hash(sealing.link_of(seal), previous=previous)
        seal.chain = previous.hex()
        seal.signature = signed(seal)
        seal.save()


@contextmanager
def taken_back():
    """Undo at the end what breaks a foreign key, which either engine looks at when the test's transaction ends."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_an_empty_log_is_whole():
    report = verify(at=AT)
    assert (report.is_whole, report.first, report.newest) == (True, None, "")


def test_an_untouched_log_is_whole(log, happen):
    happen(2)
    report = verify(at=LATER)
    assert report.findings == ()
    assert (report.seals, report.events, report.waiting) == (2, 10, 2)
    assert report.newest == queries.newest_seal().chain


@pytest.mark.parametrize(
    ("field", "value"),
    [("actor_name", "Mallory"), ("at", LATER), ("data", "{}"), ("actor_id", 9), ("object_id", "x"), ("signature", "0")],
)
def test_an_altered_event_is_named(log, field, value):
    with unprotected():
        AuditEvent.objects.filter(id=log[5].id).update(**{field: value})
    assert found() == [("altered", log[5].id, 2)]


def test_the_first_of_several_is_first(log):
    with unprotected():
        AuditEvent.objects.filter(id__in=[log[6].id, log[2].id]).update(action="parcel.lose")
    assert verify(at=LATER).first.event_id == log[2].id


def test_a_missing_event_is_named(log):
    with unprotected():
        AuditEvent.objects.filter(id=log[1].id).delete()
    assert found() == [("missing", log[1].id, 1)]


def test_an_event_missing_with_its_leaf_leaves_a_gap(log):
    identity = log[1].id
    with unprotected():
        AuditLeaf.objects.filter(event_id=identity).delete()
        AuditEvent.objects.filter(id=identity).delete()
    assert found() == [("missing", None, 1)]


def test_an_inserted_event_is_named(log):
    log[0].id, log[0].nonce = None, "inserted"
    log[0].save(force_insert=True)
    assert found() == [("inserted", log[0].id, None)]


def test_an_event_inserted_with_a_leaf_is_named(log):
    log[0].id, log[0].nonce = None, "inserted"
    log[0].save(force_insert=True)
    AuditLeaf.objects.create(seal_id=1, position=4, event_id=log[0].id, digest=leaf_digest(log[0]).hex())
    assert ("inserted", log[0].id, 1) in found()


def test_an_event_from_before_a_settled_seal_is_named(happen):
    gap, _ = happen(2)
    with unprotected():
        AuditEvent.objects.filter(id=gap.id).delete()
    sealing.seal(at=AT)
    gap.save(force_insert=True)
    report = verify(at=AT + timedelta(hours=2))
    assert [(finding.what, finding.event_id) for finding in report.findings] == [("inserted", gap.id)]


def test_an_altered_leaf_is_named(log):
    with unprotected():
        AuditLeaf.objects.filter(event_id=log[3].id).update(digest="not even a hash")
    assert found() == [("altered", log[3].id, 1)]


@pytest.mark.parametrize(
    ("field", "value"), [("root", "00" * 32), ("chain", "00" * 32), ("sealed_at", LATER), ("signature", "0")]
)
def test_an_altered_seal_is_named(log, field, value):
    with unprotected():
        AuditSeal.objects.filter(number=1).update(**{field: value})
    assert ("altered", None, 1) in found()


def test_a_missing_seal_is_named(happen):
    for minute in range(3):
        happen(1)
        sealing.seal(at=AT + timedelta(minutes=minute))
    with unprotected():
        AuditLeaf.objects.filter(seal_id=2).delete()
        AuditSeal.objects.filter(number=2).delete()
    assert found()[0] == ("missing", None, 2)


def test_who_makes_leaves_and_seals_fit_again_is_given_away_by_the_signature(log):
    with unprotected():
        AuditEvent.objects.filter(id=log[2].id).update(actor_name="Mallory")
        reseal()
    assert found() == [("altered", log[2].id, 1), ("altered", None, 1), ("altered", None, 2)]


def test_who_deletes_an_event_and_makes_the_rest_fit_again_is_given_away_by_the_seals_signature(log):
    with unprotected():
        AuditLeaf.objects.filter(event_id=log[3].id).delete()  # the last of its batch: no place is left empty
        AuditEvent.objects.filter(id=log[3].id).delete()
        reseal()
    assert found() == [("altered", None, 1), ("altered", None, 2)]


def test_an_event_hidden_behind_a_leaf_of_no_seal_is_named(log):
    """A leaf of a seal that was never made must not make its event look sealed."""
    with taken_back():
        log[0].id, log[0].nonce = None, "inserted"
        log[0].save(force_insert=True)
        AuditLeaf.objects.create(seal_id=99, position=0, event_id=log[0].id, digest=leaf_digest(log[0]).hex())
        assert found() == [("missing", None, 99), ("inserted", log[0].id, None)]


def test_the_newest_seal_cannot_go_without_its_leaves(log):
    with taken_back():
        with unprotected():
            AuditSeal.objects.filter(number=2)._raw_delete(using="default")
        assert found() == [("missing", None, 2)]


def test_who_has_the_key_too_is_given_away_by_an_anchor(log):
    anchor = queries.newest_seal().chain
    assert found(anchor=anchor.upper()) == []
    with unprotected():
        event = AuditEvent.objects.get(id=log[2].id)
        event.actor_name = "Mallory"
        event.signature = sign(event)
        event.save()
        reseal(sign_seal)
    assert found() == []
    assert found(anchor=anchor) == [("rewritten", None, None)]


def test_a_log_that_was_cut_off_is_given_away_by_an_anchor(log):
    anchor = queries.newest_seal().chain
    with unprotected():
        ids = list(AuditLeaf.objects.filter(seal_id=2).values_list("event_id", flat=True))
        AuditLeaf.objects.filter(seal_id=2).delete()
        AuditSeal.objects.filter(number=2).delete()
        AuditEvent.objects.filter(id__in=ids).delete()
    assert found(anchor=anchor) == [("rewritten", None, None)]


def test_missing_triggers_are_named(log):
    AUDIT_LOG.drop(connection)
    assert {what for what, _, _ in found()} == {"unprotected"}
    AUDIT_LOG.create(connection)
