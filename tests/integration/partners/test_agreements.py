"""Agreements: drafted by the force, signed by both, suspended or ended by either, replaced by a next version."""

from datetime import timedelta

import pytest

from counterpart.partners import rules
from counterpart.partners.actions import agreements
from counterpart.partners.actions.agreements import Terms
from counterpart.partners.errors import AgreementRefused
from tests.factories import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def terms(**changes) -> Terms:
    facts = {
        "purpose": "identify",
        "legal_power": "Common law",
        "items_allowed": ["image"],
        "items_excluded": ["convictions"],
        "direction": "police_to_partner",
        "tlp": "amber",
        "handling": "On duty only",
        "retention_days": 28,
        "breach_contact": "dpo@example.org",
        "review_date": TODAY + timedelta(days=365),
        "from_date": TODAY,
        "to_date": TODAY + timedelta(days=730),
    }
    return Terms(**(facts | changes))


def draft(people, **options):
    made = {"force": people.norfolk, "partner": people.beth.organisation, "terms": terms()} | options
    return agreements.draft(**made, by=people.grace.actor, at=NOW)


def sign_by_both(people, agreement):
    agreements.sign(agreement=agreement, by=people.grace.actor, at=NOW)
    return agreements.sign(agreement=agreement, by=people.beth.actor, at=NOW)


def test_it_is_live_once_both_have_signed(people):
    agreement = draft(people)
    agreements.sign(agreement=agreement, by=people.grace.actor, at=NOW)
    assert rules.why_not_live(agreement, NOW)
    agreements.sign(agreement=agreement, by=people.beth.actor, at=NOW)
    assert rules.why_not_live(agreement, NOW) == ""
    assert (agreement.force_signed_name, agreement.partner_signed_name) == ("Grace Bell", people.beth.person.name)
    assert "victim_identity" in agreement.items_excluded


@pytest.mark.parametrize("name", ["priya", "ruth", "oliver", "alice", "sam"])
def test_nobody_else_signs(people, name):
    with pytest.raises(AgreementRefused, match="two parties"):
        agreements.sign(agreement=draft(people), by=getattr(people, name).actor, at=NOW)


def test_nobody_signs_twice(people):
    agreement = sign_by_both(people, draft(people))
    with pytest.raises(AgreementRefused, match="nothing to sign"):
        agreements.sign(agreement=agreement, by=people.beth.actor, at=NOW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"items_allowed": ["victim_identity"]}, "items_allowed"),
        ({"items_allowed": ["shoe size"]}, "items_allowed"),
        ({"purpose": "curiosity"}, "purpose"),
        ({"to_date": TODAY}, "to_date"),
    ],
)
def test_what_cannot_be_agreed_is_refused_beside_its_field(people, changes, field):
    with pytest.raises(AgreementRefused) as refusal:
        draft(people, terms=terms(**changes))
    assert refusal.value.field == field


def test_only_a_partnership_of_the_force_is_a_partner(people):
    for partner in (people.castle_street, people.suffolk):
        with pytest.raises(AgreementRefused):
            draft(people, partner=partner)


def test_the_next_version_ends_the_old_one_when_both_have_signed(people):
    old = sign_by_both(people, draft(people))
    new = draft(people, replaces=old)
    agreements.sign(agreement=new, by=people.grace.actor, at=NOW)
    old.refresh_from_db()
    assert rules.why_not_live(old, NOW) == ""
    agreements.sign(agreement=new, by=people.beth.actor, at=NOW)
    old.refresh_from_db()
    assert (new.version, rules.why_not_live(new, NOW)) == (2, "")
    assert "Replaced" in old.terminated_reason


def test_what_is_ended_is_ended(people):
    agreement = sign_by_both(people, draft(people))
    agreements.terminate(agreement=agreement, reason="Closed", by=people.grace.actor, at=NOW)
    for deed in (agreements.suspend, agreements.terminate):
        with pytest.raises(AgreementRefused):
            deed(agreement=agreement, reason="x", by=people.grace.actor, at=NOW)
    with pytest.raises(AgreementRefused):
        agreements.resume(agreement=agreement, by=people.grace.actor, at=NOW)


def test_suspending_needs_a_reason(people):
    with pytest.raises(AgreementRefused, match="Say why"):
        agreements.suspend(agreement=draft(people), reason=" ", by=people.grace.actor, at=NOW)
