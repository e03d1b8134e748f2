"""Suggestions that put one question, taken together: one row of a list, however many pairs there are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max

from counterpart.base.actors import Actor
from counterpart.core.linkage import clusters as core
from counterpart.links.models import Link, LinkedRecord, LinkKind, LinkReview
from counterpart.links.queries import clusters, finding
from counterpart.links.sources import named_alike

# So many suggestions of a kind are put together, those on top; the others follow once these are answered.
MOST = 1000
# To put them together costs more than a page that only counts them should.
_KEPT_SECONDS = 60

# By key of a record: what it is called and in which cluster it is. Equal strings, same name or same cluster.
Marks = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """Suggestions that would join the same two clusters, or stand between the same two names or plates.

    `links` are in the order of the list: the first is opened. `left` and `right` are the records of either side, the
    smaller side first; `right` is empty where both sides have one name.
    """

    links: tuple[Link, ...]
    left: tuple[LinkedRecord, ...]
    right: tuple[LinkedRecord, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many questions there are of a kind, and how many pairs beyond those that were put together."""

    questions: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody of one kind: `pairs` in all, of which the first MOST make up the `questions`."""

    questions: tuple[Question, ...] = ()
    pairs: int = 0

    @property
    def left_out(self) -> int:
        """Pairs beyond those that were put together."""
        return self.pairs - sum(len(each.links) for each in self.questions)

    @property
    def counted(self) -> Counted:
        """How much it is."""
        return Counted(len(self.questions), self.left_out)


@dataclass(frozen=True, slots=True)
class Place:
    """One suggestion among the `pairs` of its question. `settled`: how many others would join the same records."""

    pairs: int
    settled: int


def place_of(actor: Actor, link: Link) -> Place:
    """Where a suggestion that waits for the actor stands; alone where its question is put by no other pair."""
    asked = waiting(actor, [link.kind])[link.kind].questions
    links = next((each.links for each in asked if link in each.links), (link,))
    marks = _marks({record.pk: record for each in links for record in (each.left, each.right)})
    joins = [{marks[each.left_id][1], marks[each.right_id][1]} for each in links]
    return Place(len(links), joins.count(joins[links.index(link)]) - 1)


def waiting(actor: Actor, kinds: Collection[str] = tuple(LinkKind.values)) -> dict[str, Waiting]:
    """What waits for the actor, by kind. Some queries for each kind; no more than MOST pairs of it are read."""
    found = finding.waiting(actor)
    pairs = finding.counts(found)
    told = {kind: list(found.filter(kind=kind)[:MOST]) if pairs[kind] else [] for kind in kinds}
    return {kind: Waiting(tuple(together(links)), pairs[kind]) for kind, links in told.items()}


def counted(actor: Actor) -> dict[str, Counted]:
    """How much waits for the actor, by kind. Put together anew where pairs came or went, else once a minute."""
    key = _key(actor)
    kept: dict[str, Counted] | None = cache.get(key)
    if kept is None:
        kept = {kind: each.counted for kind, each in waiting(actor).items()}
        cache.set(key, kept, _KEPT_SECONDS)
    return kept


def _key(actor: Actor) -> str:
    """Another wherever the actor has answered, or a suggestion of the force has come or gone."""
    pairs = Link.objects.visible_to(actor).waiting().aggregate(many=Count("pk"), newest=Max("pk"))
    answers = LinkReview.objects.filter(reviewed_by=actor.person_id).count()
    told = (actor.organisation_id, actor.person_id, answers, pairs["many"], pairs["newest"])
    return "link-questions:" + ":".join(map(str, told))


def together(links: Sequence[Link]) -> list[Question]:
    """These suggestions as questions, each where its first suggestion stood."""
    records = {each.pk: each for link in links for each in (link.left, link.right)}
    marks = _marks(records)
    by_key = {str(link.pk): link for link in links}
    joined = core.of((key, pair) for key, link in by_key.items() for pair in _pairs(link, marks))
    place = {key: place for place, key in enumerate(by_key)}
    groups = sorted(sorted(place[each] for each in group.members if each in place) for group in joined)
    return [_question([links[place] for place in group], marks) for group in groups]


def _marks(records: Mapping[int, LinkedRecord]) -> Marks:
    names = named_alike(records.values())
    numbers = clusters.numbered(records)
    return {key: (names.get(key, f"record {key}"), str(numbers.get(key, f"record {key}"))) for key in records}


def _pairs(link: Link, marks: Marks) -> list[str]:
    """What the link stands between, once by name and once by cluster, whichever side is which."""
    sides = zip(marks[link.left_id], marks[link.right_id], strict=True)
    return [f"{what}: {' / '.join(sorted(pair))}" for what, pair in zip(("names", "clusters"), sides, strict=True)]


def _question(links: Collection[Link], marks: Marks) -> Question:
    first, *_ = links
    records = {each.pk: each for link in links for each in (link.left, link.right)}
    left, right = marks[first.left_id], marks[first.right_id]
    if left[0] == right[0]:
        return Question(tuple(links), tuple(records.values()), ())
    near = [each for each in records.values() if _alike(marks[each.pk], left) and each != first.right]
    far = [each for each in records.values() if each not in near]
    one, other = sorted((near, far), key=len)
    return Question(tuple(links), tuple(one), tuple(other))


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return any(mine == theirs for mine, theirs in zip(one, other, strict=True))
