from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.audit.signing import is_signed
from counterpart.base.models import AuditEvent, AuditSeal

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
ALICE = Actor(name="Alice Marsh", person_id=7, role="investigator", organisation_id=3, organisation_name="Norfolk")
SHOP = audit.Target("partners.premises", "12")


def recorded(**changes):
    given = {"by": ALICE, "at": AT, "action": "premises.add", "kind": audit.Kind.COLLECTION, "target": SHOP}
    return audit.record(**(given | changes))


def test_an_event_keeps_who_did_what_to_which_record():
    event = recorded(data={"fields": ["name"], "until": AT})
    event.refresh_from_db()
    assert (event.actor_id, event.actor_name, event.actor_role) == (7, "Alice Marsh", "investigator")
    assert (event.organisation_id, event.organisation_name) == (3, "Norfolk")
    assert (event.object_type, event.object_id) == ("partners.premises", "12")
    assert event.data == '{"fields":["name"],"until":"2026-03-29T00:59:00.000000Z"}'


def test_a_saved_row_names_itself_as_target():
    seal = AuditSeal.objects.create(number=1, sealed_at=AT, size=1, root="", chain="")
    event = recorded(target=seal)
    assert (event.object_type, event.object_id) == ("base.auditseal", "1")


def test_a_row_without_an_id_is_refused():
    with pytest.raises(ValueError, match="AuditSeal has no id yet"):
        recorded(target=AuditSeal())


def test_what_is_read_back_still_fits_its_signature():
    summer = timezone(timedelta(hours=1))
    event = recorded(at=AT.astimezone(summer), data={"text": "naïve \u202e \x00 \ud800", "rate": 0.1})
    assert is_signed(AuditEvent.objects.get(id=event.id))


def test_an_old_key_still_fits_when_it_is_kept_as_a_fallback(settings):
    event = recorded()
    old, settings.SECRET_KEY = settings.SECRET_KEY, "a new key"
    assert not is_signed(event)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert is_signed(event)


@pytest.mark.parametrize("action", ["register", "Incident.register", "incident.register!", ""])
def test_an_action_is_named_noun_dot_verb(action):
    with pytest.raises(ValueError, match=r"noun\.verb"):
        recorded(action=action)


def test_reading_is_a_consultation_and_keeps_the_justification():
    event = audit.read(by=ALICE, at=AT, action="premises.open", target=SHOP, justification="Call back")
    assert (event.kind, event.justification) == ("consultation", "Call back")


def test_an_erasure_is_logged_by_names_alone():
    event = audit.erase(
        by=ALICE, at=AT, action="witness.dispose", target=SHOP, fields=["phone", "name"], rule="retention.witness"
    )
    assert (event.kind, event.data) == ("erasure", '{"fields":["name","phone"],"rule":"retention.witness"}')


@pytest.mark.parametrize(("fields", "rule"), [(["Alice Marsh"], "r.w"), (["07700900123"], "r.w"), (["name"], "Was X")])
def test_an_erased_value_has_no_way_into_the_log(fields, rule):
    with pytest.raises(ValueError, match="by names of fields"):
        audit.erase(by=ALICE, at=AT, action="witness.dispose", target=SHOP, fields=fields, rule=rule)


def test_record_refuses_an_erasure():
    with pytest.raises(ValueError, match=r"audit\.erase"):
        recorded(kind=audit.Kind.ERASURE)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_the_transaction_of_the_action():
    with pytest.raises(RuntimeError, match="within the transaction"):
        recorded()


def test_a_failed_audit_write_undoes_the_action():
    def add_seal():
        with transaction.atomic():
            AuditSeal.objects.create(number=1, sealed_at=AT, size=1, root="", chain="")
            recorded(data={"impossible": object()})

    with pytest.raises(TypeError, match="object has no canonical spelling"):
        add_seal()
    assert not AuditSeal.objects.exists()
