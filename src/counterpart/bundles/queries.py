"""Questions about bundles."""

from uuid import UUID

from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.bundles.errors import NotMade
from counterpart.bundles.models import Bundle
from counterpart.casework.models import Case
from counterpart.core.references.receipts import ReceiptError, parse_receipt


def bundles_of(case: Case) -> QuerySet[Bundle]:
    """The bundles of a case, the newest first."""
    return Bundle.objects.filter(case=case).order_by("-asked_at", "-pk")


def find_bundle(actor: Actor, key: UUID) -> Bundle:
    """One bundle that the actor may reach. Raises Bundle.DoesNotExist."""
    found: Bundle = Bundle.objects.visible_to(actor).select_related("case", "case__force").get(key=key)
    return found


def bundle_to_make(bundle_id: int) -> Bundle:
    """A bundle that a job makes. Raises Bundle.DoesNotExist."""
    return Bundle.objects.select_related("case", "case__force").get(pk=bundle_id)


def any_case(reference: str) -> Case:
    """A case for whoever runs a command on the machine. Raises NotMade where there is none."""
    try:
        return Case.objects.select_related("force").get(reference=parse_receipt(reference))
    except (ReceiptError, Case.DoesNotExist) as error:
        raise NotMade(f"There is no case {reference}") from error
