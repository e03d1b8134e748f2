"""Warnings of the past weeks in the demo, each from what was known then and scored when it was over; visits."""

from datetime import datetime, timedelta
from itertools import islice

from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.demo.chance import Chance
from counterpart.demo.world import World
from counterpart.hotspots import counting, looking, policy
from counterpart.hotspots.actions import forecasts, patrols, responses
from counterpart.hotspots.counting import By
from counterpart.hotspots.looking import Asked
from counterpart.hotspots.models import Forecast, WarnedCell
from counterpart.hotspots.queries import grounds

BY = Actor.system("Forecasts")
WEEKS = 7
VISITS = 14
_WEEK = timedelta(days=7)
# Where nothing else is known, the county's city is compared with the towns of another district.
_CITY, _ELSEWHERE = "E07000148", "E07000145"


def show(world: World, *, at: datetime, seed: int) -> None:
    """As the nightly jobs would have done it, week after week, the latest forecast in force at `at`."""
    for weeks in range(WEEKS, -1, -1):
        moment = at - weeks * _WEEK
        forecasts.score_due(by=BY, at=moment)
        forecasts.issue_due(by=BY, at=moment)
    _visit(world, at, Chance(seed, "patrols"))
    _respond(world, at)


def _visit(world: World, at: datetime, chance: Chance) -> None:
    """Officers go to squares that were warned of, half an hour or so at a time."""
    officers = [actor for actor in world.staff.values() if actor.role == "investigator"]
    warned = WarnedCell.objects.filter(forecast__force=world.force, forecast__subject="all", rank__lte=5)
    latest = warned.select_related("forecast").order_by("-forecast__starts_on", "rank")
    for place, cell in enumerate(islice(latest, VISITS)):
        started_at = min(_noon(cell.forecast, place), at - timedelta(hours=1 + place))
        patrols.log(
            force=world.force,
            cell=cell.cell,
            started_at=started_at,
            minutes=chance.one([15, 20, 30, 45]),
            officers=chance.one([1, 2]),
            note="",
            by=chance.one(officers),
            at=at,
        )


def _noon(forecast: Forecast, place: int) -> datetime:
    return forecast.issued_at + timedelta(days=place % 5, hours=3 + place % 6)


def _respond(world: World, at: datetime) -> None:
    """One response that is over and one that runs, each in what were the city's busiest squares when it began."""
    told = (
        ("Patrols at closing time", "Fewer thefts and less abuse in the last hour of trade", 3, 42, 14),
        ("Staff trained, stock moved from doors", "Fewer thefts of alcohol and meat", 2, 12, -14),
    )
    taken: list[str] = []
    for name, aim, number, begun, ended in told:
        began_at = at - timedelta(days=begun)
        squares = [one for one in _busiest(world, began_at) if one not in taken][:number]
        comparison = grounds.far_squares(world.force, _ELSEWHERE, squares, began_at) if squares else []
        if comparison:
            taken += squares
            responses.add(
                force=world.force,
                name=name,
                aim=aim,
                kinds=[],
                cells=squares,
                comparison=comparison,
                starts_on=local_date(began_at),
                ends_on=local_date(at) - timedelta(days=ended),
                by=world.staff["supervisor@example.org"],
                at=began_at,
            )


def _busiest(world: World, at: datetime) -> list[str]:
    seen = looking.look(world.force, Asked(days=90, district=_CITY), at)
    return [one.square.name for one in counting.squares(seen, policy.issue().side, By.REPORTS)]
