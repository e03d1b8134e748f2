"""Which items an agreement covers for each partnership, before anything is told."""

from collections import defaultdict
from datetime import datetime

from counterpart.base.actors import Actor
from counterpart.partners import queries as partners
from counterpart.partners import rules, sharing
from counterpart.partners.models import InformationSharingAgreement
from counterpart.suspects.models import SuspectImage

# What there is to tell of an image.
OF_IMAGES = ("image", "image_caption", "place_approximate", "month", "crime_type", "name")


def rows(actor: Actor, image: SuspectImage, at: datetime) -> list[list[str]]:
    """Partnership, item, and whether it is covered or why not: one row for each."""
    of: dict[int, list[InformationSharingAgreement]] = defaultdict(list)
    for agreement in partners.agreements(actor):
        of[agreement.partner_id].append(agreement)
    return [
        [
            partner.name,
            sharing.items()[item],
            _words(of[partner.pk], item, at),
        ]
        for partner in partners.partnerships(image.force)
        for item in OF_IMAGES
    ]


def _words(agreements: list[InformationSharingAgreement], item: str, at: datetime) -> str:
    if not agreements:
        return "No: there is no agreement"
    to, purpose = agreements[0].partner_id, sharing.IDENTIFY
    reasons = [rules.why_not(each, item=item, recipient_id=to, purpose=purpose, at=at) for each in agreements]
    return "Covered" if "" in reasons else f"No: {reasons[0][0].lower()}{reasons[0][1:]}"
