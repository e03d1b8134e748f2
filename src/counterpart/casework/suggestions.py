"""What the rules suggest about a report, with their reasons. No database; never a decision.

Everything comes out of `TriageAnswers`, which has no place for a sum of money.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from counterpart.core.harm import attendance, emergency, queue, repeats, response, solvability, thrive, weights
from counterpart.core.harm.weights import HarmWeight
from counterpart.core.offences import business_crime, classify
from counterpart.core.offences.classify import OffenceSuggestion
from counterpart.core.reporting.answers import TriageAnswers

ELEMENTS = ("threat", "harm", "risk", "investigation", "vulnerability", "engagement")
# The keys that an officer decides; `offence` is a code or empty, `attendance` a list of codes.
KEYS = ("offence", "business_crime", *ELEMENTS, "attendance", "grade", "band")


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the suggestion rests on beside the answers.

    `victim_count` and `premises_count` are of the 12 months up to the event, itself included.
    `prolific` and `series` are an officer's findings, never the system's.
    """

    occurred_on: date
    reported_at: datetime
    assessed_on: date
    force_code: str
    premises_type: str = ""
    is_commercial: bool | None = None
    victim_count: int = 1
    premises_count: int = 1
    prolific: bool = False
    series: bool | None = None


def suggest(answers: TriageAnswers, known: Circumstances) -> dict[str, Any]:
    """The whole suggestion as JSON: one key for each part, each with its reasons.

    PostgreSQL does not keep the order of keys: show THRIVE in the order of ELEMENTS.
    """
    offences = classify.suggest_offences(answers, premises_type=known.premises_type)
    repeat = {
        "repeat_victim": repeats.repeat_victim(known.victim_count),
        "repeat_premises": repeats.repeat_premises(known.premises_count),
    }
    chronic = repeats.chronic(known.premises_count)
    elements = thrive.suggest(answers, on=known.assessed_on, chronic=chronic, **repeat)
    criteria = attendance.rcap_criteria(answers, prolific=known.prolific)
    dangers = emergency.threshold(answers)
    weight = weights.heaviest(offences)
    review = classify.needs_sergeant(offences)
    ranks = queue.facts(
        emergency=dangers, criteria=criteria, thrive=elements, weight=weight, sergeant_review=review, **repeat
    )
    factors = solvability.factors(answers, reported_at=known.reported_at, series=known.series)
    return {
        "offences": [_jsonable(asdict(offence)) for offence in offences],
        "business_crime": _business_crime(answers, offences, known),
        "thrive": {element.code: _jsonable(asdict(element)) for element in elements},
        "attendance": [asdict(criterion) for criterion in criteria],
        "harm": _harm(weight, queue.band(ranks)),
        "grade": _grade(answers, criteria, elements, known),
        "solvability": {
            "summary": solvability.summary(factors),
            "factors": [asdict(factor) for factor in factors],
        },
        "repeats": {**repeat, "chronic": chronic, "victims": known.victim_count, "premises": known.premises_count},
        "sergeant_review": review,
        "emergency": list(dangers),
    }


def flat(suggested: Mapping[str, Any]) -> dict[str, Any]:
    """The suggestion as the keys that an officer decides.

    An offence that a person has to classify is empty: there is nothing to confirm.
    """
    first = suggested["offences"][0]
    return {
        "offence": "" if first["needs_human"] else first["code"] or "",
        "business_crime": suggested["business_crime"]["flag"],
        **{element: suggested["thrive"][element]["level"] for element in ELEMENTS},
        "attendance": sorted(criterion["code"] for criterion in suggested["attendance"]),
        "grade": suggested["grade"]["grade"],
        "band": suggested["harm"]["band"],
    }


def _business_crime(
    answers: TriageAnswers, offences: tuple[OffenceSuggestion, ...], known: Circumstances
) -> dict[str, Any]:
    six = business_crime.answers_from_report(
        answers, offence_suggested=any(offence.code for offence in offences), business_commercial=known.is_commercial
    )
    decision = business_crime.decide(definition_on=known.occurred_on, answers=six)
    return {**asdict(decision), "answers": asdict(six)}


def _harm(weight: HarmWeight | None, band: int) -> dict[str, Any]:
    table = weights.load()
    return {
        "band": band,
        "name": queue.band_name(band),
        "subgroup": weight.subgroup if weight else "",
        "days": str(weight.days) if weight else None,
        "table": table.name,
        "version": table.version,
    }


def _grade(
    answers: TriageAnswers,
    criteria: tuple[attendance.Criterion, ...],
    elements: tuple[thrive.Element, ...],
    known: Circumstances,
) -> dict[str, Any]:
    if not response.grades(known.force_code, known.assessed_on):
        return {"grade": "", "name": "", "target": "", "why": ["This force has no response policy for today."]}
    grade = response.suggest_grade(answers, criteria, elements, on=known.assessed_on, force=known.force_code)
    return _jsonable(asdict(grade))


def _jsonable(values: dict[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
