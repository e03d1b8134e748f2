"""What the quick answers to "When did it happen?" mean, given the moment of answering."""

from dataclasses import replace
from datetime import datetime, timedelta

from counterpart.core.periods.clocks import utc
from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.parts import When


def settle_when(answers: Answers, at: datetime) -> Answers:
    """Fill in the moments that the chosen answer implies; `at` is when it was given.

    Happening now is the point `at`, the last hour the range before it, several times the range
    from the first to the last of them. A time given exactly or between stays as it was typed.
    """
    when = answers.when
    if when is None or when.chosen is None:
        return answers
    settled = replace(answers, is_happening_now=when.chosen == "now")
    match when.chosen:
        case "now":
            return replace(settled, when=When(chosen="now", kind="point", from_at=utc(at)))
        case "last_hour":
            hour_ago = utc(at) - timedelta(hours=1)
            return replace(settled, when=When(chosen="last_hour", kind="range", from_at=hour_ago, to_at=utc(at)))
        case "several":
            return replace(settled, when=_spanning(answers))
        case "exact":
            return replace(settled, when=replace(when, kind="point", to_at=None))
        case _:
            return replace(settled, when=replace(when, kind="range"))


def _spanning(answers: Answers) -> When:
    starts = [each.from_at for each in answers.occurrences if each.from_at]
    ends = [each.to_at or each.from_at for each in answers.occurrences if each.from_at]
    if not starts:
        return When(chosen="several")
    last = max(end for end in ends if end)
    kind = "range" if last > min(starts) else "point"
    return When(
        chosen="several",
        kind=kind,  # type: ignore[arg-type]
        from_at=min(starts),
        to_at=last if kind == "range" else None,
    )
