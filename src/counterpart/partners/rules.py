"""What an agreement lets a force tell: decided from the agreement alone."""

from datetime import datetime

from counterpart.core.periods.local_time import local_date
from counterpart.partners.models import Direction, InformationSharingAgreement


def why_not_live(agreement: InformationSharingAgreement, at: datetime) -> str:
    """Why nothing flows under the agreement at `at`, in words; empty where it is live. `to_date` is not included."""
    if agreement.terminated_at is not None and agreement.terminated_at <= at:
        return "The agreement was ended"
    if agreement.suspended_at is not None and agreement.suspended_at <= at:
        return "The agreement is suspended"
    if not _is_signed(agreement, at):
        return "The agreement is not signed by both"
    today = local_date(at)
    if today < agreement.from_date:
        return "The agreement has not begun"
    return "The agreement has run out" if today >= agreement.to_date else ""


def covers(agreement: InformationSharingAgreement, *, item: str, recipient_id: int, purpose: str, at: datetime) -> bool:
    """Whether the force may tell `item` (a code of `sharing.items`) to the recipient for the purpose, at `at`."""
    return why_not(agreement, item=item, recipient_id=recipient_id, purpose=purpose, at=at) == ""


def why_not(agreement: InformationSharingAgreement, *, item: str, recipient_id: int, purpose: str, at: datetime) -> str:
    """Why the agreement does not cover it, in words; empty where it does. What is excluded wins over what it allows."""
    if agreement.partner_id != recipient_id:
        return "The agreement is with somebody else"
    if agreement.purpose != purpose:
        return "The agreement is for another purpose"
    if agreement.direction == Direction.PARTNER_TO_POLICE:
        return "Under the agreement the police only receive"
    if item in agreement.items_excluded:
        return "The agreement excludes it"
    if item not in agreement.items_allowed:
        return "The agreement does not name it"
    return why_not_live(agreement, at)


def _is_signed(agreement: InformationSharingAgreement, at: datetime) -> bool:
    signatures = (agreement.force_signed_at, agreement.partner_signed_at)
    return all(signed is not None and signed <= at for signed in signatures)
