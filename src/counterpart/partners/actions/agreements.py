"""Agreements between a force and a partner: drafted by the force, signed by both, suspended or ended by either."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.partners import sharing
from counterpart.partners.errors import AgreementRefused
from counterpart.partners.models import InformationSharingAgreement, Organisation, OrganisationKind

# What somebody of each party must be allowed to do (values of `accounts.permissions.Permission`).
_SIGNS = {"force": "agreement_manage", "partner": "image_identify"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement says. `to_date` is not included; codes are of `partners.sharing`."""

    purpose: str
    legal_power: str
    items_allowed: Sequence[str]
    items_excluded: Sequence[str]
    direction: str
    tlp: str
    handling: str
    retention_days: int
    breach_contact: str
    review_date: date
    from_date: date
    to_date: date


@transaction.atomic
def draft(
    *,
    force: Organisation,
    partner: Organisation,
    terms: Terms,
    replaces: InformationSharingAgreement | None = None,
    by: Actor,
    at: datetime,
) -> InformationSharingAgreement:
    """A new agreement, or the next version of one, which ends the old as both have signed. Raises AgreementRefused."""
    _check(force, partner, terms)
    agreement = InformationSharingAgreement.objects.create(
        force=force,
        partner=partner,
        replaces=replaces,
        version=replaces.version + 1 if replaces else 1,
        purpose=terms.purpose,
        legal_power=terms.legal_power,
        items_allowed=sorted(terms.items_allowed),
        items_excluded=sorted({*terms.items_excluded, *sharing.never_shared()}),
        direction=terms.direction,
        tlp=terms.tlp,
        handling=terms.handling,
        retention_days=terms.retention_days,
        breach_contact=terms.breach_contact,
        review_date=terms.review_date,
        from_date=terms.from_date,
        to_date=terms.to_date,
        drafted_at=at,
        drafted_by_id=by.person_id,
    )
    _record("agreement.draft", agreement, by, at)
    return agreement


@transaction.atomic
def sign(*, agreement: InformationSharingAgreement, by: Actor, at: datetime) -> InformationSharingAgreement:
    """Sign for the party that the actor acts for. Raises AgreementRefused for anybody else, and a second time."""
    _lock(agreement)
    party = {agreement.force_id: "force", agreement.partner_id: "partner"}.get(by.organisation_id or 0)
    if party is None or not by.may(_SIGNS[party]):
        raise AgreementRefused("Only the two parties sign an agreement")
    if agreement.terminated_at is not None or getattr(agreement, f"{party}_signed_at") is not None:
        raise AgreementRefused("There is nothing to sign: your side has signed, or the agreement was ended")
    setattr(agreement, f"{party}_signed_at", at)
    setattr(agreement, f"{party}_signed_by_id", by.person_id)
    setattr(agreement, f"{party}_signed_name", by.name[:200])
    agreement.save(update_fields=[f"{party}_signed_{part}" for part in ("at", "by", "name")])
    _record("agreement.sign", agreement, by, at, party=party)
    if agreement.replaces is not None and agreement.force_signed_at and agreement.partner_signed_at:
        _end(agreement.replaces, f"Replaced by version {agreement.version}", by, at)
    return agreement


@transaction.atomic
def suspend(
    *, agreement: InformationSharingAgreement, reason: str, by: Actor, at: datetime
) -> InformationSharingAgreement:
    """Nothing flows from now on, until it is resumed. What was told already is no longer shown either."""
    _lock(agreement)
    if agreement.suspended_at is not None or agreement.terminated_at is not None:
        raise AgreementRefused("The agreement is suspended or ended already")
    agreement.suspended_at, agreement.suspended_reason = at, _reason(reason)
    agreement.save(update_fields=["suspended_at", "suspended_reason"])
    _record("agreement.suspend", agreement, by, at)
    return agreement


@transaction.atomic
def resume(*, agreement: InformationSharingAgreement, by: Actor, at: datetime) -> InformationSharingAgreement:
    """What was suspended flows again."""
    _lock(agreement)
    if agreement.suspended_at is None or agreement.terminated_at is not None:
        raise AgreementRefused("The agreement is not suspended")
    agreement.suspended_at, agreement.suspended_reason = None, ""
    agreement.save(update_fields=["suspended_at", "suspended_reason"])
    _record("agreement.resume", agreement, by, at)
    return agreement


@transaction.atomic
def terminate(
    *, agreement: InformationSharingAgreement, reason: str, by: Actor, at: datetime
) -> InformationSharingAgreement:
    """For good: every disclosure under it ends with it."""
    _lock(agreement)
    if agreement.terminated_at is not None:
        raise AgreementRefused("The agreement was ended before")
    return _end(agreement, _reason(reason), by, at)


def _end(agreement: InformationSharingAgreement, reason: str, by: Actor, at: datetime) -> InformationSharingAgreement:
    agreement.terminated_at, agreement.terminated_reason = at, reason
    agreement.save(update_fields=["terminated_at", "terminated_reason"])
    agreement.disclosures.filter(ended_at__isnull=True, expires_at__gt=at).update(ended_at=at)
    _record("agreement.terminate", agreement, by, at)
    return agreement


def _check(force: Organisation, partner: Organisation, terms: Terms) -> None:
    if partner.kind != OrganisationKind.PARTNERSHIP or partner.force_id != force.pk:
        raise AgreementRefused("Choose a partnership of this force", "partner")
    if terms.purpose not in sharing.purposes():
        raise AgreementRefused("Choose a purpose", "purpose")
    if unknown := {*terms.items_allowed, *terms.items_excluded} - set(sharing.items()):
        raise AgreementRefused(f"There is no item {min(unknown)}", "items_allowed")
    if never := set(terms.items_allowed) & sharing.never_shared():
        words = sharing.items()[min(never)].lower()
        raise AgreementRefused(f"No agreement can allow this: {words}", "items_allowed")
    if terms.to_date <= terms.from_date:
        raise AgreementRefused("The agreement must end after it begins", "to_date")


def _lock(agreement: InformationSharingAgreement) -> None:
    agreement.refresh_from_db(from_queryset=InformationSharingAgreement.objects.select_for_update())


def _reason(reason: str) -> str:
    if not reason.strip():
        raise AgreementRefused("Say why", "reason")
    return reason.strip()


def _record(action: str, agreement: InformationSharingAgreement, by: Actor, at: datetime, **data: str) -> None:
    kind = audit.Kind.COLLECTION if action == "agreement.draft" else audit.Kind.ALTERATION
    facts = {"partner": agreement.partner_id, "version": agreement.version, **data}
    audit.record(by=by, at=at, action=action, kind=kind, target=agreement, data=facts)
