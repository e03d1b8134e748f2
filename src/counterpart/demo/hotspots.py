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
    """One response that is over and one that runs, in the busiest squares of the city."""
    seen = looking.look(world.force, Asked(days=90, district=_CITY), at)
    busiest = [one.square for one in counting.squares(seen, policy.issue().side, By.REPORTS)]
    if not busiest:
        return
    supervisor, today = world.staff["supervisor@example.org"], local_date(at)
    told = (
        ("Patrols at closing time", "Fewer thefts and less abuse in the last hour of trade", busiest[:3], 42, 14),
        ("Staff trained, stock moved from doors", "Fewer thefts of alcohol and meat", busiest[3:5], 12, -14),
    )
    for name, aim, squares, begun, ended in told:
        comparison = (
            grounds.far_squares(world.force, _ELSEWHERE, [square.name for square in squares], at) if squares else []
        )
        if comparison:
            responses.add(
                force=world.force,
                name=name,
                aim=aim,
                kinds=[],
                cells=[square.name for square in squares],
                comparison=comparison,
                starts_on=today - timedelta(days=begun),
                ends_on=today - timedelta(days=ended),
                by=supervisor,
                at=at - timedelta(days=begun),
            )
