from datetime import date, timedelta
from typing import Any

from counterpart.partners.models import Disclosure, InformationSharingAgreement, Organisation
from tests.factories.moments import NOW


def make_agreement(*, force: Organisation, partner: Organisation, **fields: Any) -> InformationSharingAgreement:
    """A live agreement under which images are shown to find out who is pictured, signed by both a month ago."""
    month_ago = NOW - timedelta(days=30)
    defaults = {
        "purpose": "identify",
        "legal_power": "Common law policing powers",
        "items_allowed": ["image", "image_caption", "place_approximate", "month"],
        "items_excluded": ["victim_identity"],
        "handling": "Shown to members of staff who are on duty; never printed.",
        "retention_days": 28,
        "breach_contact": "data.protection@norfolk.example",
        "review_date": date(NOW.year + 1, 1, 1),
        "from_date": month_ago.date(),
        "to_date": date(NOW.year + 1, 6, 1),
        "drafted_at": month_ago,
        "force_signed_at": month_ago,
        "force_signed_name": "Grace Bell",
        "partner_signed_at": month_ago,
        "partner_signed_name": "Beth Munro",
    }
    return InformationSharingAgreement.objects.create(force=force, partner=partner, **(defaults | fields))


def make_disclosure(*, agreement: InformationSharingAgreement, **fields: Any) -> Disclosure:
    """An image told at NOW, for a week."""
    defaults = {
        "force": agreement.force,
        "recipient": agreement.partner,
        "items": ["image"],
        "purpose": agreement.purpose,
        "object_type": "suspects.suspectimage",
        "object_id": "1",
        "asked_at": NOW,
        "expires_at": NOW + timedelta(days=7),
        "made_by_name": "Alice Warren",
    }
    return Disclosure.objects.create(agreement=agreement, **(defaults | fields))
