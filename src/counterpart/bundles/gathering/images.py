"""Decisions about images of suspects, and the links between people and crimes that rest on them."""

from dataclasses import asdict

from counterpart.bundles.gathering.parts import Contents, document
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.suspects.models import NominalLink
from counterpart.suspects.queries import decisions_of


def gather(case: Case) -> Contents:
    """What was decided about each image, and each link with the reasons of those who confirmed it."""
    decisions = [asdict(decision) for decision in decisions_of(case)]
    held = [case.pk, *groups.held_cases(case).values_list("pk", flat=True)]
    links = NominalLink.objects.filter(case__in=held).order_by("linked_at", "pk")
    links = links.select_related("nominal", "identification").prefetch_related("identification__reviews")
    return Contents(
        [
            document("data/image-decisions.json", {"decisions": decisions}, "Decisions about images"),
            document("data/links.json", {"links": [_link(link) for link in links]}, "Links to people, with reasons"),
        ]
    )


def _link(link: NominalLink) -> dict[str, object]:
    said = link.identification
    reviews = said.reviews.order_by("reviewed_at", "pk")
    return {
        "person": link.nominal.reference,
        "name": link.nominal.name,
        "linked_at": link.linked_at,
        "said_by": said.said_by_name,
        "said_at": said.said_at,
        "confidence": said.get_confidence_display(),
        "reason": said.reason,
        "confirmed": [
            {"by": each.reviewed_by_name, "at": each.reviewed_at, "agrees": each.agrees, "reason": each.reason}
            for each in reviews
        ],
    }
