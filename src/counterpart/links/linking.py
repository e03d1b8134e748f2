"""The one seam to `core.linkage`: the index of a force, and any two records compared.

An index lives in the memory of the worker that compares. It is made of the database, catches up with what other workers
compared since, and is made anew once a day. A match counts only if its record still says in the database what the
index holds of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from threading import RLock

from django.conf import settings

from counterpart.core.linkage import comparing, model
from counterpart.core.linkage.comparing import Index, Match, frequencies_of
from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.frequencies import Frequencies
from counterpart.core.linkage.model import MODELS, LinkageModel
from counterpart.links import policy
from counterpart.links.models import LinkedRecord
from counterpart.links.sources import Raw, read
from counterpart.partners.models import Organisation

# A record may be committed so long after the moment that it bears.
OVERLAP = timedelta(minutes=10)
# What was changed or removed stays in the memory of an index until it is made anew.
AT_MOST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may be the same as a record, likeliest first, each once; and in words what was left out, not compared or
    beyond the limit.
    """

    matches: tuple[tuple[LinkedRecord, Match], ...]
    not_compared: tuple[str, ...]


@dataclass
class HeldRecords:
    """The records of one force and kind."""

    force: int
    kind: str
    index: Index
    made_at: datetime
    # What was compared of late, by the name that the index has for it, and when.
    recent: dict[str, datetime] = field(default_factory=dict)
    since: datetime | None = None

    def catch_up(self) -> None:
        """Take in what was compared since, by whichever worker."""
        records = LinkedRecord.objects.filter(force=self.force, kind=self.kind, removed_at__isnull=True)
        if self.since is not None:
            records = records.filter(compared_at__gt=self.since - OVERLAP)
        fresh = (record for record in records.order_by("pk").iterator(1000) if _name(record) not in self.recent)
        for record, says in read(fresh):
            self.put(record, says)
        if self.since is not None:
            self.recent = {name: at for name, at in self.recent.items() if at > self.since - OVERLAP}

    def put(self, record: LinkedRecord, says: Iterable[Raw]) -> None:
        """Hold one record, each of its names."""
        name = _name(record)
        if name not in self.recent:
            self.index.add_many((name, raw) for raw in says)
        self.recent[name] = record.compared_at
        self.since = max(self.since or record.compared_at, record.compared_at)

    def candidates(self, record: LinkedRecord | None, says: Sequence[Raw]) -> Candidates:
        """What may be the same as a record that says this; `record` where it is held already."""
        best: dict[str, Match] = {}
        not_compared: dict[str, None] = {}
        for raw in says:
            found = self.index.search(raw, at_least=policy.suggest_at(self.kind), limit=policy.most())
            not_compared |= dict.fromkeys(found.not_compared)
            if found.more:
                not_compared[f"{found.more:,} more that match"] = None
            for match in found.matches:
                if match.key not in best or match.weight > best[match.key].weight:
                    best[match.key] = match
        return Candidates(tuple(self._live(record, best.values())), tuple(not_compared))

    def _live(self, record: LinkedRecord | None, matches: Iterable[Match]) -> Iterable[tuple[LinkedRecord, Match]]:
        found = sorted(matches, key=lambda match: (-match.weight, match.key))
        wanted = {int(match.key.partition(":")[0]) for match in found} - {record.pk if record else None}
        live = LinkedRecord.objects.filter(force=self.force, kind=self.kind, removed_at__isnull=True)
        names = {_name(each): each for each in live.filter(pk__in=wanted)}
        return ((names[match.key], match) for match in found if match.key in names)


_held: dict[tuple[int, str], HeldRecords] = {}
# An index is for one thread at a time.
LOCK = RLock()


def held(force: Organisation, kind: str, at: datetime) -> HeldRecords:
    """The records of a force, up to date. Call it and use it under LOCK."""
    name = (force.pk, kind)
    if name not in _held or at - _held[name].made_at > AT_MOST:
        _held[name] = HeldRecords(force.pk, kind, Index(*weighing(kind)), at)
    _held[name].catch_up()
    return _held[name]


def forget() -> None:
    """Drop every index and model of this worker; the next question makes them anew."""
    with LOCK:
        _held.clear()
        weighing.cache_clear()


@cache
def weighing(kind: str) -> tuple[LinkageModel, Frequencies]:
    """The model that weighs records of a kind, and its frequencies: that in the folder COUNTERPART_LINK_MODELS, or the
    one that comes with Counterpart. Raises LinkageError where the one in the folder cannot be used.
    """
    own = settings.LINK_MODELS / f"{kind}.json"
    path = own if own.is_file() else MODELS / own.name
    chosen = model.read(path)
    if chosen.kind != kind:
        raise LinkageError(f"{path}: expected a model of {kind}, found one of {chosen.kind}")
    return chosen, frequencies_of(chosen, path.parent)


def version(kind: str) -> str:
    """The version of the model that weighs records of a kind."""
    return weighing(kind)[0].version


def likest(kind: str, left: Sequence[Raw], right: Sequence[Raw]) -> Match:
    """Two records compared, each name with each; the likest counts. Raises ValueError where one says nothing."""
    chosen, frequencies = weighing(kind)
    pairs = (comparing.compare(chosen, one, other, frequencies=frequencies) for one in left for other in right)
    return max(pairs, key=lambda each: each.weight)


def _name(record: LinkedRecord) -> str:
    """What an index calls a record: other values, other name, so that old ones are never found."""
    return f"{record.pk}:{record.digest}"
