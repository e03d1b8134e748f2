"""What one of two people has still to answer: links and series."""

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import plural
from counterpart.links.queries import questions
from counterpart.series.models import SeriesState
from counterpart.series.queries import finding


def awaited(actor: Actor) -> list[dict[str, str]]:
    """How much waits for the actor of each, as links; nothing of what they may not answer or have answered."""
    found = []
    if actor.may(Permission.LINK_WORK) and (links := _links(actor)):
        found.append({"text": links, "href": reverse("desk_links:links")})
    if actor.may(Permission.SERIES_WORK) and (series := finding.awaiting(actor).count()):
        address = f"{reverse('desk_series:list')}?state={SeriesState.PROPOSED}"
        found.append({"text": f"{series:,} series", "href": address})
    return found


def _links(actor: Actor) -> str:
    waiting = questions.waiting(actor).values()
    asked = sum(len(each.questions) for each in waiting)
    more = any(each.left_out for each in waiting)
    return plural(asked, "question") + (" or more about links" if more else " about links") if asked else ""
