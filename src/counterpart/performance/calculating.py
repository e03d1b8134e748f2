"""A statement calculated from a snapshot: the one way in which drafts, versions and pages get their figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db.models import Q

from counterpart.core import forces
from counterpart.core.engines.choose import choose
from counterpart.core.indicators import IndicatorValue
from counterpart.core.layouts import json_
from counterpart.core.measures import calculate, questions
from counterpart.core.measures.evidence import DISTRICT
from counterpart.core.measures.model import InputDigest, MeasureSet, Statement
from counterpart.core.measures.places import places_of
from counterpart.partners.models import Organisation
from counterpart.performance import standing
from counterpart.performance.errors import NoData, WrongValue
from counterpart.performance.models import (
    CrimeSnapshot,
    DataSource,
    IndicatorEntry,
    MissingMonths,
    StatementDraft,
    StatementVersion,
)
from counterpart.performance.queries import cubes

OWN_NOTE = "Only crimes recorded in Counterpart are counted, not all crime of the force."
SIMULATED_NOTE = "The figures come from simulated data: this is a demonstration."


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to calculate, and the words of people beside it. Indicator values are taken as they stood `at`."""

    measure_set: str
    to_month: int
    at: datetime
    by_district: bool = True
    baseline_year: int = 2019
    missing: str = MissingMonths.REFUSE
    commentary: Mapping[str, str] = field(default_factory=dict)
    notes: str = ""


def calculate_from(snapshot: CrimeSnapshot, options: Options) -> Statement:
    """The statement of a force over one of its snapshots; the same arguments give the same statement.

    Raises NoData where the snapshot holds no month of the force, WrongValue for a set or year that cannot be.
    """
    measure_set, force = _measure_set(options.measure_set), snapshot.force.force_code
    coverage = snapshot.spans
    if force not in forces.load() or force not in coverage.forces:
        raise NoData(f"The data holds no crime recorded by {snapshot.force.name}", "source")
    cube = standing.cube_for(measure_set, cubes.cube_of(snapshot).cube)
    by = DISTRICT if options.by_district else None
    asked = questions.questions(measure_set, force, options.to_month, by, options.baseline_year)
    calculated = calculate.statement(
        measure_set,
        cube,
        force=force,
        to=options.to_month,
        coverage=coverage,
        places=places_of(force, by),
        indicators=_indicators(snapshot.force, options.at),
        repeats=questions.ask_repeats(choose(settings.ENGINE), list(snapshot.crimes), asked),
        all_forces=cube,
        similar=frozenset(forces.get(force).most_similar),
        baseline_year=options.baseline_year,
        missing=options.missing,
        engine=settings.ENGINE,
        inputs=tuple(InputDigest(one["name"], one["sha256"]) for one in snapshot.inputs),
        notes=_notes(snapshot, options),
    )
    return replace(calculated, commentary={key: text for key, text in options.commentary.items() if text})


def calculated(draft: StatementDraft) -> Statement:
    """The statement as the draft has it. Raises NoData, WrongValue."""
    return calculate_from(draft.snapshot, options_of(draft))


def digest_of(draft: StatementDraft) -> str:
    """SHA-256 of all that the draft says now."""
    return digest(calculated(draft))


def options_of(draft: StatementDraft | StatementVersion) -> Options:
    """What a draft or a version is calculated with."""
    return Options(
        measure_set=draft.statement.measure_set,
        to_month=draft.to_month,
        at=draft.calculated_at,
        by_district=draft.by_district,
        baseline_year=draft.baseline_year,
        missing=draft.missing,
        commentary=draft.commentary,
        notes=draft.notes,
    )


def digest(statement: Statement) -> str:
    """SHA-256 of all that a statement says, its definitions and inputs included."""
    return sha256(json_.write(statement).encode()).hexdigest()


def _measure_set(code: str) -> MeasureSet:
    found = standing.measure_sets().get(code)
    if found is None:
        raise WrongValue("Select a set of measures", "measure_set")
    return found


def _indicators(force: Organisation, at: datetime) -> list[IndicatorValue]:
    """The values of the force as they stood then."""
    standing_then = Q(superseded_at__isnull=True) | Q(superseded_at__gt=at)
    entries = IndicatorEntry.objects.filter(standing_then, force=force, entered_at__lte=at)
    return [entry.as_value() for entry in entries.order_by("series", "place", "first_month", "pk")]


def _notes(snapshot: CrimeSnapshot, options: Options) -> tuple[str, ...]:
    own = (OWN_NOTE,) if snapshot.source == DataSource.OWN else ()
    simulated = (SIMULATED_NOTE,) if snapshot.is_simulated else ()
    typed = tuple(line.strip() for line in options.notes.splitlines() if line.strip())
    return (*own, *simulated, *typed)
