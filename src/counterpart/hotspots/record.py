"""The record of being right: all scored warnings of a subject together, with how far chance could move the figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from counterpart.core.hotspots.events import Floats
from counterpart.core.hotspots.intervals import Estimate, Resampled
from counterpart.hotspots import policy
from counterpart.hotspots.models import ForecastScore

_SEED = 1


@dataclass(frozen=True, slots=True)
class Record:
    """Warnings of one subject, length and method. Shares are of sums; intervals are drawn from the periods.

    A forecast that warned of nothing adds no warning, right or wrong; what then happened was not foreseen.

    `share`: the share of warnings that were right; `by_chance`: that of as many squares drawn by lot. `hit_rate`: the
    share of what happened that lay in warned squares. `pai`: hits over those of chance; None without an event.
    """

    subject: str
    days: int
    method: str
    forecasts: int
    warnings: int
    right: int
    events: int
    hits: int
    share: Estimate
    by_chance: float
    hit_rate: Estimate | None
    pai: Estimate | None
    pei: Estimate | None

    @property
    def name(self) -> str:
        """The subject in words."""
        subject = policy.subjects().get(self.subject)
        return subject.name if subject else self.subject


def records(scores: Iterable[ForecastScore]) -> list[Record]:
    """One record for each subject, length and method of which anything was warned, in the order of policy."""
    return [_record(*key, group) for key, group in _groups(scores).items() if _has_warned(group)]


def published(scores: Iterable[ForecastScore]) -> list[Record]:
    """The same of what everybody may see, from scores in the order in which they were made."""
    kept = {key: _in_steps(group) for key, group in _groups(scores).items()}
    return [_record(*key, group) for key, group in kept.items() if _has_warned(group)]


def _has_warned(scores: Sequence[ForecastScore]) -> bool:
    return any(score.warnings for score in scores)


def _groups(scores: Iterable[ForecastScore]) -> dict[tuple[str, int, str], list[ForecastScore]]:
    groups: dict[tuple[str, int, str], list[ForecastScore]] = {}
    for score in scores:
        forecast = score.forecast
        groups.setdefault((forecast.subject, forecast.days, forecast.method), []).append(score)
    order = list(policy.subjects())
    keys = sorted(groups, key=lambda key: (order.index(key[0]) if key[0] in order else len(order), key))
    return {key: groups[key] for key in keys}


def _in_steps(scores: Sequence[ForecastScore]) -> list[ForecastScore]:
    """The first of the scores, up to the last step in which each count grew by enough or not at all.

    Who keeps what was published and subtracts finds no count so small that it could tell of one business.
    """
    kept, waiting = 0, np.zeros(4, dtype=np.int64)
    for place, score in enumerate(scores, start=1):
        waiting += (score.right, score.warnings - score.right, score.hits, score.events - score.hits)
        if np.all((waiting == 0) | (waiting >= policy.least_published())):
            kept, waiting = place, np.zeros_like(waiting)
    return list(scores[:kept])


def _record(subject: str, days: int, method: str, scores: Sequence[ForecastScore]) -> Record:
    column = {
        name: np.array([getattr(score, name) for score in scores], dtype=np.float64)
        for name in ("warnings", "right", "chance_right", "events", "hits", "chance_hits", "best_hits")
    }
    drawn = Resampled(len(scores), _SEED)
    return Record(
        subject=subject,
        days=days,
        method=method,
        forecasts=len(scores),
        warnings=round(column["warnings"].sum()),
        right=round(column["right"].sum()),
        events=round(column["events"].sum()),
        hits=round(column["hits"].sum()),
        share=drawn.ratio(column["right"], column["warnings"]),
        by_chance=float(column["chance_right"].sum() / column["warnings"].sum()),
        hit_rate=_over(drawn, column["hits"], column["events"]),
        pai=_over(drawn, column["hits"], column["chance_hits"]),
        pei=_over(drawn, column["hits"], column["best_hits"]),
    )


def _over(drawn: Resampled, parts: Floats, wholes: Floats) -> Estimate | None:
    return drawn.ratio(parts, wholes) if wholes.sum() > 0 else None
