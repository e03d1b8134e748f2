"""Questions about organisations, their premises and the agreements between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from counterpart.base.actors import Actor
from counterpart.partners import rules
from counterpart.partners.models import (
    Disclosure,
    InformationSharingAgreement,
    Organisation,
    OrganisationKind,
    Premises,
)

FEWEST_LETTERS = 3
MOST_FOUND = 30


def organisations(actor: Actor, text: str = "") -> QuerySet[Organisation]:
    """The organisations that the actor reaches, with the number of their premises, by kind and name."""
    found: QuerySet[Organisation] = Organisation.objects.visible_to(actor).filter(name__icontains=text)
    return found.annotate(premises_count=Count("premises")).order_by("kind", "name", "pk")


def find_organisation(actor: Actor, pk: int) -> Organisation | None:
    """One of the organisations that the actor reaches."""
    return Organisation.objects.visible_to(actor).filter(pk=pk).first()


def own_organisation(actor: Actor) -> Organisation:
    """The organisation that the actor acts for; raises DoesNotExist for somebody who acts for none."""
    own: Organisation = Organisation.objects.visible_to(actor).get(id=actor.organisation_id or 0)
    return own


def premises(actor: Actor) -> QuerySet[Premises]:
    """The premises that the actor reaches, by name."""
    return Premises.objects.visible_to(actor).select_related("district", "ward").order_by("name", "pk")


def find_premises(actor: Actor, pk: int) -> Premises | None:
    """One of the premises that the actor reaches."""
    return premises(actor).filter(pk=pk).first()


def unclaimed_premises(actor: Actor, text: str) -> QuerySet[Premises]:
    """Premises of the register that no business has claimed, by words out of their name, address or postcode.

    At most MOST_FOUND; none for fewer than FEWEST_LETTERS letters, or for somebody who is not of a business.
    """
    words = text.split()
    if actor.organisation_kind != OrganisationKind.BUSINESS or len(text.strip()) < FEWEST_LETTERS:
        return Premises.objects.none()
    found = Premises.objects.filter(organisation__isnull=True).exclude(source="")
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(address__icontains=word) | Q(postcode__icontains=word))
    return found.order_by("name", "pk")[:MOST_FOUND]


def find_unclaimed(actor: Actor, pk: int) -> Premises | None:
    """A premises of the register that a business may claim."""
    if actor.organisation_kind != OrganisationKind.BUSINESS:
        return None
    return Premises.objects.filter(pk=pk, organisation__isnull=True).exclude(source="").first()


def agreements(actor: Actor) -> QuerySet[InformationSharingAgreement]:
    """The agreements that the actor's organisation is a party to, by partner, the newest version first."""
    found: QuerySet[InformationSharingAgreement] = InformationSharingAgreement.objects.visible_to(actor)
    return found.select_related("force", "partner", "replaces").order_by("partner__name", "-version", "-pk")


def find_agreement(actor: Actor, pk: int) -> InformationSharingAgreement | None:
    """One of them."""
    return agreements(actor).filter(pk=pk).first()


def agreements_as_partner(actor: Actor) -> QuerySet[InformationSharingAgreement]:
    """Those in which the actor's organisation is the partner, not the force."""
    return agreements(actor).filter(partner_id=actor.organisation_id or 0)


def disclosures(agreement: InformationSharingAgreement) -> QuerySet[Disclosure]:
    """What was told under an agreement, the newest first."""
    return agreement.disclosures.order_by("-asked_at", "-pk")


def refusals(actor: Actor) -> QuerySet[Disclosure]:
    """What the actor's force tried to tell and was refused, the newest first."""
    refused = Disclosure.objects.visible_to(actor).exclude(refused_reason="")
    return refused.select_related("recipient").order_by("-asked_at", "-pk")


def partnerships(force: Organisation) -> QuerySet[Organisation]:
    """The partnerships of a force, by name."""
    return force.partners.filter(kind=OrganisationKind.PARTNERSHIP).order_by("name", "pk")


def items_told(disclosure: Disclosure, at: datetime) -> frozenset[str]:
    """Items of a disclosure that its recipient may be shown at `at`: while it runs, and its agreement still covers."""
    agreement = disclosure.agreement
    has_ended = disclosure.expires_at <= at or (disclosure.ended_at is not None and disclosure.ended_at <= at)
    if agreement is None or disclosure.refused_reason or has_ended:
        return frozenset()
    to, purpose = disclosure.recipient_id, disclosure.purpose
    return frozenset(
        item for item in disclosure.items if rules.covers(agreement, item=item, recipient_id=to, purpose=purpose, at=at)
    )


def forces() -> QuerySet[Organisation]:
    """The police forces of this site, by name: known to everybody."""
    return Organisation.objects.filter(kind=OrganisationKind.FORCE).order_by("name", "pk")


def names_of(organisations: Iterable[int]) -> dict[int, str]:
    """The names of organisations, by key."""
    return dict(Organisation.objects.filter(pk__in=set(organisations)).values_list("pk", "name"))


@dataclass(frozen=True, slots=True)
class PremisesTold:
    """What tells premises from others of the same name; what is not known is empty."""

    name: str
    where: str
    district: str


def premises_told_of(premises: Iterable[int]) -> dict[int, PremisesTold]:
    """Name, address with postcode, and district of premises, by key."""
    rows = Premises.objects.filter(pk__in=set(premises))
    return {
        key: PremisesTold(name, ", ".join(filter(None, (address, postcode))), district or "")
        for key, name, address, postcode, district in rows.values_list(
            "pk", "name", "address", "postcode", "district__name"
        )
    }
