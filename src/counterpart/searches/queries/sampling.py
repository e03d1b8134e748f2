"""Which decided searches a supervisor should look at again."""

from datetime import datetime
from hashlib import sha256

from counterpart.partners.models import Organisation
from counterpart.searches import policy
from counterpart.searches.models import FaceSearch, SearchState


def due(force: Organisation, at: datetime) -> list[FaceSearch]:
    """Of the searches decided of late, the share that policy asks for, drawn by their keys, without those looked at.

    At least one where there are any. Nobody can tell beforehand which will be drawn, nor draw another.
    """
    recent = FaceSearch.objects.filter(
        force=force, state=SearchState.DECIDED, decided_at__gt=at - policy.dip_span(), decided_at__lte=at
    )
    by_chance = sorted(recent.select_related("case"), key=lambda each: sha256(each.key.bytes).digest())
    wanted = by_chance[: max(1, round(len(by_chance) * policy.dip_share_percent() / 100))]
    return [each for each in wanted if not hasattr(each, "dip_sample")]
