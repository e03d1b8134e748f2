"""What waits for a person's answer: links, series and tiers."""

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import plural
from counterpart.links.queries import questions
from counterpart.series.queries import finding, tiers


def awaited(actor: Actor) -> list[dict[str, str]]:
    """How much waits for the actor of each, as links; nothing of what they may not answer or have answered."""
    found = []
    if actor.may(Permission.LINK_WORK) and (links := _links(actor)):
        found.append(links)
    if actor.may(Permission.SERIES_WORK) and (series := finding.awaiting(actor).count()):
        found.append({"text": f"{series:,} series", "href": f"{reverse('desk_series:list')}?state={finding.AWAITING}"})
    if actor.may(Permission.SERIES_WORK) and (waiting := tiers.waiting(actor).count()):
        found.append({"text": plural(waiting, "tier"), "href": reverse("desk_series:tiers")})
    return found


def _links(actor: Actor) -> dict[str, str]:
    """Of all kinds; the address is of the first that has any."""
    waiting = {kind: each for kind, each in questions.counted(actor).items() if each.questions}
    if not waiting:
        return {}
    asked = plural(sum(each.questions for each in waiting.values()), "question")
    more = " or more" if any(each.left_out for each in waiting.values()) else ""
    return {"text": f"{asked}{more} about links", "href": f"{reverse('desk_links:links')}?kind={next(iter(waiting))}"}
