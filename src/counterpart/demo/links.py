"""Links in the demo: records compared, one cluster that rests on one link, one pair not confirmed, others waiting."""

from collections.abc import Iterable
from datetime import datetime

from counterpart.base.actors import Actor
from counterpart.demo.world import World
from counterpart.links.actions import comparing, reviews
from counterpart.links.models import Link, LinkKind

_SAME = (
    "The same car on the footage of both shops, and the same way of walking. The staff of both call him by this name.",
    "I have spoken to both managers. They describe one man, and the plate was read from the picture both times.",
)
_NOT_THE_SAME = (
    "The names are alike. One was at work when the other was seen.",
    "A name that several people bear, and nothing else agrees.",
)


def show(world: World, *, at: datetime) -> None:
    """As far as the reports of the county allow it: a small one may hold nothing alike."""
    while comparing.compare_new(at=at):
        pass
    waiting = list(_waiting(world))
    if not waiting:
        return
    first, *rest = waiting
    _answer(first, world, at, agrees=True, reasons=_SAME)
    # Another record, on this link alone.
    if link := next((each for each in rest if _shares_one(first, each)), None):
        _answer(link, world, at, agrees=True, reasons=_SAME)
    if weakest := _waiting(world)[-1:]:
        _answer(weakest[0], world, at, agrees=False, reasons=_NOT_THE_SAME)


def _waiting(world: World) -> list[Link]:
    """Suggested links of people, the weightiest first."""
    found = Link.objects.waiting().filter(force=world.force, kind=LinkKind.PERSON)
    return list(found.select_related("left", "right", "force").order_by("-weight", "pk"))


def _shares_one(one: Link, other: Link) -> bool:
    return len({one.left_id, one.right_id} & {other.left_id, other.right_id}) == 1


def _answer(link: Link, world: World, at: datetime, *, agrees: bool, reasons: Iterable[str]) -> None:
    for reviewer, reason in zip(_reviewers(world), reasons, strict=True):
        reviews.review(link=link, agrees=agrees, reason=reason, by=reviewer, at=at)


def _reviewers(world: World) -> list[Actor]:
    """An investigator and the supervisor: whoever signs in as another investigator has the rest to answer."""
    investigators = [actor for actor in world.staff.values() if actor.role == "investigator"]
    return [investigators[-1], world.staff["supervisor@example.org"]]
