"""The county's figures: crime loaded, a statement published and put right, a draft that waits for its check."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import month_of
from counterpart.demo import recorded_crime
from counterpart.demo.recorded_crime import MonthFile
from counterpart.demo.world import World
from counterpart.performance import standing
from counterpart.performance.actions import checking, drafting, loading, own_crimes, publishing
from counterpart.performance.models import DataSource, StatementDraft, StatementVersion

_BASELINE_YEARS_BEFORE = 3
ANALYST, CHECKER = "analyst@example.org", "commissioner@example.org"
COMMENT = "Crime rises in spring and summer, when the coast is full. The comparison with the year before shows no more."


def publish(county: World, *, data: Path, until: datetime, seed: int) -> None:
    """Everything in the order in which it would happen, by the actions that people use."""
    analyst, checker = county.staff[ANALYST], county.staff[CHECKER]
    counts, to = data / "crime" / "norfolk-monthly-counts.csv", month_of(local_date(until)) - 1
    _load(county, recorded_crime.files(counts, to=to, seed=seed), by=analyst, at=until)
    _load(county, _indicators(data / "indicators"), by=analyst, at=until)
    own_crimes.take(force=county.force, by=analyst, at=until)
    draft = drafting.begin(
        force=county.force,
        measure_set="categories",
        to_month=to,
        baseline_year=to // 12 - _BASELINE_YEARS_BEFORE,
        by=analyst,
        at=until,
    )
    words = {draft_priority(draft): COMMENT}
    drafting.write(draft=draft, commentary=words, notes="", by=analyst, at=until)
    version = _check_and_publish(draft, author=analyst, checker=checker, at=until)
    _load(county, [recorded_crime.late_file(counts, to=to, seed=seed)], by=analyst, at=until)
    reason = "The file of the last month came without a tenth of its crimes and was sent again"
    correction = drafting.correct(version=version, reason=reason, by=analyst, at=until)
    _check_and_publish(correction, author=analyst, checker=checker, at=until)
    waiting = drafting.begin(
        force=county.force,
        measure_set="business",
        to_month=to,
        source=DataSource.OWN,
        by_district=False,
        missing="label",
        by=analyst,
        at=until,
    )
    drafting.submit(draft=waiting, by=analyst, at=until)


def draft_priority(draft: StatementDraft) -> str:
    """The first priority of a draft's set, under which a comment stands."""
    return standing.measure_sets()[draft.statement.measure_set].measures[0].priority


def _load(county: World, files: Iterable[MonthFile], *, by: Actor, at: datetime) -> None:
    sent = loading.take_in(force=county.force, files=list(files), by=by, at=at, is_simulated=True)
    loading.carry_out(snapshot=sent, by=by, at=at)


def _indicators(folder: Path) -> list[MonthFile]:
    return [MonthFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*.csv"))]


def _check_and_publish(draft: StatementDraft, *, author: Actor, checker: Actor, at: datetime) -> StatementVersion:
    drafting.submit(draft=draft, by=author, at=at)
    checking.check(draft=draft, seen=draft.digest, by=checker, at=at, note="Compared with the monthly files.")
    return publishing.publish(draft=draft, by=checker, at=at)
