"""What is confirmed to be the same, as pages show it."""

from functools import cached_property
from typing import Any

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import day, plural
from counterpart.desk.presenters import link_said
from counterpart.desk.presenters.linked_records import Shown, shown
from counterpart.desk.presenters.links import link_rows
from counterpart.links.models import Link, LinkedRecord
from counterpart.links.queries import clusters, people
from counterpart.links.queries.finding import OpenedRecord


class ClusterPage:
    """Everything that is confirmed to be the same as one record."""

    def __init__(self, opened: OpenedRecord, *, actor: Actor) -> None:
        self.record = opened.record
        self.actor = actor
        self.cluster = opened.cluster
        self.suggested = opened.suggested
        self.parted = opened.parted
        self.incidents = opened.reports
        self.shown = shown(self.cluster.records)
        self.title = self.shown[self.record.pk].title

    @property
    def is_alone(self) -> bool:
        return len(self.cluster.records) == 1

    @property
    def summary(self) -> str:
        """How many records and links, and how many of them alone hold it together."""
        if self.is_alone:
            return "No other record is confirmed to be the same."
        records, links = plural(len(self.cluster.records), "record"), plural(len(self.cluster.links), "confirmed link")
        bridges = len(self.cluster.bridges)
        if bridges == len(self.cluster.links) == 1:
            return f"{records} on {links}. Everything rests on it."
        rests = f"{plural(bridges, 'link')} that nothing else supports" if bridges else "no link that stands alone"
        return f"{records} on {links}, with {rests}."

    @property
    def members(self) -> list[list[Any]]:
        """Rows of a table: the record, where it stands, on which links it rests."""
        return [self._member(record) for record in self.cluster.records]

    @property
    def links(self) -> list[list[Any]]:
        """Rows of a table: each link, who agreed and when, and what it alone holds."""
        return [self._link(link) for link in self.cluster.links]

    @property
    def contradictions(self) -> list[str]:
        """In words: who said of which two that they are not the same."""
        return [link_said.against(each, self.shown) for each in self.cluster.contradictions]

    @cached_property
    def apart(self) -> list[str]:
        """In words: other records of which somebody said that they are not the same as one of these."""
        names = shown(record for each in self.parted for record in (each.left, each.right))
        return [link_said.against(each, names) for each in self.parted]

    @cached_property
    def suggestions(self) -> list[list[Any]]:
        return link_rows(self.suggested)

    @property
    def may_split(self) -> bool:
        return not self.is_alone and self.actor.may(Permission.LINK_WORK)

    @property
    def incident_rows(self) -> list[list[Any]]:
        """Rows of a table: report, what, when, where."""
        return [
            [
                self._report(each.reference),
                each.get_what_happened_display(),
                day(each.occurred_from),
                each.premises.name if each.premises else "Not known",
                each.district.name if each.district else "Not known",
            ]
            for each in self.incidents
        ]

    @property
    def incident_summary(self) -> str:
        """How many reports, districts and from when to when."""
        first, last = self.incidents[0].occurred_from, self.incidents[-1].occurred_from
        districts = people.districts_of(self.incidents)
        where = f" in {plural(len(districts), 'district')}" if districts else ""
        span = day(first) if day(first) == day(last) else f"{day(first)} to {day(last)}"
        return f"{plural(len(self.incidents), 'report')}{where}, {span}"

    def _report(self, reference: str) -> Any:
        if not self.actor.may(Permission.CASE_READ):
            return reference
        return {"text": reference, "href": reverse("desk:case", kwargs={"reference": reference})}

    def _member(self, record: LinkedRecord) -> list[Any]:
        each = self.shown[record.pk]
        href = each.href_for(self.actor)
        rests = self.cluster.rests_on(record)
        others = "; ".join(self._other(link, record).name for link in rests)
        notes = ["only this link"] if len(rests) == 1 else []
        notes += ["changed since it was linked"] if any(_is_stale(link, record) for link in rests) else []
        return [
            each.title,
            {"text": each.where, "href": href} if href else each.where or record.get_source_display(),
            f"{others} ({', '.join(notes)})" if notes else others or "Nothing: it stands alone",
        ]

    def _link(self, link: Link) -> list[Any]:
        agreed = " and ".join(review.reviewed_by_name for review in link.reviews.all())
        held = len(clusters.without(self.cluster, link)) if link.pk in self.cluster.bridges else 0
        return [
            {
                "text": f"{self.shown[link.left_id].name} and {self.shown[link.right_id].name}",
                "href": reverse("desk_links:link", args=[link.key]),
            },
            agreed,
            day(link.decided_at) if link.decided_at else "",
            _falls(len(self.cluster.records), held),
        ]

    def _other(self, link: Link, record: LinkedRecord) -> Shown:
        return self.shown[link.right_id if link.left_id == record.pk else link.left_id]


def parted_by(link: Link) -> list[list[str]]:
    """Names on either side of what undoing a confirmed link would part; empty where other links hold it together."""
    cluster = clusters.cluster_of(link.left)
    held = clusters.without(cluster, link)
    names = shown(cluster.records)
    rest = [each for each in cluster.records if each not in held]
    return [[names[each.pk].name for each in side] for side in (rest, held)] if held else []


def _falls(records: int, held: int) -> str:
    """What is left of so many records, `held` of them on the far side of the link."""
    if not held:
        return "Stay together"
    small, large = sorted((held, records - held))
    return "The two stand apart" if large == 1 else f"Split into {large} and {small}"


def _is_stale(link: Link, record: LinkedRecord) -> bool:
    digest = link.left_digest if link.left_id == record.pk else link.right_digest
    return digest != record.digest
