"""Questions about organisations and their premises."""

from django.db.models import Count, Q, QuerySet

from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation, OrganisationKind, Premises

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
