"""A believable county in one call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.casework.actions import intake, sweeping
from counterpart.casework.models import Case
from counterpart.crimes.actions import drafts
from counterpart.demo import careers, county, figures, serial, sharing, world
from counterpart.demo.careers import Fate
from counterpart.demo.chance import Chance
from counterpart.demo.desk import Worker
from counterpart.demo.draw import SIGNED_IN, DrawnReport, draw_reports
from counterpart.demo.errors import NotForDemo
from counterpart.demo.showcase import show
from counterpart.demo.world import World
from counterpart.partners.models import Organisation

# The county stands some days before its first report.
_FIRST_DAY = timedelta(days=120)
# The latest reports wait for the visitor to deal with them.
_WAITING = 3
# A county of fewer reports is a quick try: it publishes nothing.
_FIGURES_FROM = 50


@dataclass(frozen=True, slots=True)
class Built:
    """What stands in the database: reports by state of their case."""

    reports: int
    by_state: dict[str, int]


def is_built() -> bool:
    """Whether a county stands in the database already."""
    return Organisation.objects.filter(is_simulated=True).exists()


def build(
    *,
    until: datetime,
    number: int,
    seed: int,
    data: Path,
    progress: Callable[[int], object] = lambda _done: None,
) -> Built:
    """Build the county with `number` reports of the three months up to `until`: all of it, or nothing.

    Everything after the first day is done by the actions that people use. The same number, seed and
    `until` build the same county. `data` is the folder of open data; `progress` is told after each
    report how many are done. Raises NotForDemo on a site that is no demo, or whose database holds
    anything real.
    """
    _check()
    with transaction.atomic():
        built = world.build(at=until - _FIRST_DAY, seed=seed, register=_register(data))
        districts = sorted({premises.district for premises in built.premises})
        weights = county.weights(data / "crime" / "norfolk-monthly-counts.csv", districts)
        drawn = draw_reports(number=number, seed=seed, until=until, weights=weights, at=built.premises)
        reports = serial.plant(drawn, until)
        for done, report in enumerate(reports, start=1):
            _live_through(report, built, seed=seed, until=until, fate=_fate(done, number))
            progress(done)
        show(built, at=until, seed=seed)
        sharing.show(at=until)
        sweeping.sweep(at=until)
        if number >= _FIGURES_FROM:
            figures.publish(built, data=data, until=until, seed=seed)
    return _counted(reports)


def _check() -> None:
    if not settings.DEMO:
        raise NotForDemo("This is not a demo site. Set COUNTERPART_DEMO=1 to build a simulated county")
    if Organisation.objects.exists():
        raise NotForDemo("This database is in use. Point DATABASE_URL at an empty one")


def _register(data: Path) -> Path:
    return data / "premises" / "norwich-fhrs-FHRS232en-GB.xml.gz"


def _live_through(report: DrawnReport, county: World, *, seed: int, until: datetime, fate: Fate) -> None:
    """Let one report be made, and the desk deal with it."""
    chance = Chance(seed, report.submission_key)
    business = county.reporters[report.premises_id]
    case = _receive(report, business, chance)
    officers = [actor for actor in county.staff.values() if actor.role == "investigator"]
    supervisor = county.staff["supervisor@example.org"]
    worker = Worker(case, officer=chance.one(officers), supervisor=supervisor, business=business, chance=chance)
    worker.work(careers.plan(report, chance, until=until, fate=fate))


def _fate(place: int, number: int) -> Fate:
    """What must not be missing in a small county: a report that waits, and one that was withdrawn."""
    if place > number - _WAITING:
        return Fate.WAITING
    return Fate.WITHDRAWN if place == 1 else Fate.CHANCE


def _receive(report: DrawnReport, business: Actor, chance: Chance) -> Case:
    begun_at = report.reported_at - timedelta(seconds=80)
    draft = drafts.start(by=business, at=begun_at, answers=report.answers, context=SIGNED_IN, key=report.submission_key)
    return intake.receive(by=business, at=report.reported_at, draft=draft, is_simulated=True, choose=chance.one)


def _counted(reports: Sequence[DrawnReport]) -> Built:
    states = Case.objects.values_list("state", flat=True)
    return Built(len(reports), {state: list(states).count(state) for state in sorted(set(states))})
