"""Cameras of the county, and one appeal for footage whose businesses have answered in their different ways."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from counterpart.base.actors import Actor
from counterpart.casework.models import Case, CaseState
from counterpart.core.geography.drawn import circle, to_document
from counterpart.core.geography.sight import ALL_ROUND
from counterpart.demo.chance import Chance
from counterpart.demo.world import World
from counterpart.footage import rules
from counterpart.footage.actions import appeals, cameras, requests
from counterpart.footage.actions.appeals import Wanted
from counterpart.footage.models import FootageRequest, RequestState
from counterpart.footage.queries.finding import who_may_have_filmed
from counterpart.partners.models import Premises

# One in so many premises has a camera in the register.
_SHARE = 3
_NAMES = ("Front door", "Till", "Car park", "Side alley")
_KEPT_DAYS = (7, 14, 28, 31, 31, 31, 60)
_RADII = (100, 200, 400, 600)
_KEY = UUID(int=20260603)
_HOUR = timedelta(hours=1)
# Long enough ago that a business may be reminded.
_ASKED_AGO = timedelta(hours=30)


def show(world: World, *, at: datetime, seed: int) -> None:
    """Register the cameras, then ask around the newest case that has neighbours with one."""
    _register(world, at, Chance(seed, "cameras"))
    for case in _cases(at - _ASKED_AGO):
        for radius in _RADII:
            if asked := _ask(world, case, radius, at):
                _answer(asked, world, at)
                return


def _register(world: World, at: datetime, chance: Chance) -> None:
    claimed = Premises.objects.filter(pk__in=world.reporters, latitude__isnull=False).order_by("pk")
    for place in list(claimed)[::_SHARE]:
        all_round = chance.one((True, False, False))
        facts = {
            "name": chance.one(_NAMES),
            "bearing": 0 if all_round else chance.one(range(0, 360, 45)),
            "width": ALL_ROUND if all_round else 90,
            "reach_metres": chance.one((12, 20, 30, 40)),
            "is_indoor": chance.one((True, False, False)),
            "overwrite_days": chance.one(_KEPT_DAYS),
            "contact_name": "Duty manager",
            "contact_email": f"footage-{place.pk}@example.org",
        }
        said_at = at - timedelta(days=chance.one((10, 60, 110, 400)))
        cameras.add(premises=place, force=world.force, facts=facts, by=world.reporters[place.pk], at=said_at)


def _cases(opened_by: datetime) -> Sequence[Case]:
    """Live cases that were open by then, whose premises stand on the map, the newest incident first."""
    live = Case.objects.filter(
        state__in=(CaseState.NEW, CaseState.OPEN), opened_at__lte=opened_by, premises__latitude__isnull=False
    )
    return list(
        live.select_related("premises", "primary_incident").order_by("-primary_incident__occurred_from", "pk")[:40]
    )


def _ask(world: World, case: Case, radius: int, at: datetime) -> list[FootageRequest]:
    """Ask everybody within the radius who has a camera; nobody where they are fewer than three or too many."""
    place = case.premises
    if place is None or place.longitude is None or place.latitude is None:
        return []
    area = circle(place.longitude, place.latitude, radius)
    asked_at = at - _ASKED_AGO
    start = case.primary_incident.occurred_from - _HOUR
    end = min(start + 2 * _HOUR, asked_at)
    found = who_may_have_filmed(case, area, start, end, at)
    chosen = [each.key for each in found if each.is_ticked(at)][:6]
    if len(chosen) < 3:
        return []
    words = {
        "place": rules.street_of(place.address) or "Norwich",
        "looking_for": "A person leaving on foot with a full bag",
    }
    wanted = Wanted(area=to_document(area), filmed_from=start, filmed_to=end, **words)
    appeal = appeals.make(case=case, key=_KEY, wanted=wanted, chosen=chosen, by=_officer(world, case), at=asked_at)
    return list(appeal.requests.order_by("asked_name", "pk"))


def _answer(asked: list[FootageRequest], world: World, at: datetime) -> None:
    """The first has none, the second saved it, the third was reminded; the others have yet to answer."""
    why = "The recorder was being replaced that day."
    state, by = RequestState.NONE_KEPT, _business(asked[0], world)
    requests.answer(request=asked[0], state=state, note=why, by=by, at=at)
    requests.save_for_later(request=asked[1], until=at + timedelta(days=5), by=_business(asked[1], world), at=at)
    requests.remind(request=asked[2], by=_officer(world, asked[2].appeal.case), at=at)


def _officer(world: World, case: Case) -> Actor:
    officers = [actor for actor in world.staff.values() if actor.role == "investigator"]
    return next((actor for actor in officers if actor.person_id == case.owner_id), officers[0])


def _business(asked: FootageRequest, world: World) -> Actor:
    return world.reporters[asked.premises.order_by("pk")[0].pk]
