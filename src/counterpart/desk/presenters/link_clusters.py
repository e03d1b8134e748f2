"""What is confirmed to be the same, as pages show it."""

from functools import cached_property
from typing import Any

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import day, plural
from counterpart.crimes.models import Incident
from counterpart.desk.presenters.linked_records import Shown, shown
from counterpart.desk.presenters.links import link_rows
from counterpart.links.models import Link, LinkedRecord, LinkKind, Separation
from counterpart.links.queries import clusters, people
from counterpart.links.queries.clusters import Contradiction


class ClusterPage:
    """Everything that is confirmed to be the same as one record."""

    def __init__(self, record: LinkedRecord, *, actor: Actor) -> None:
        self.record = record
        self.actor = actor
        self.cluster = clusters.cluster_of(record)
        self.shown = shown(self.cluster.records)
        self.title = self.shown[record.pk].title

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
        return [self._contradiction(each) for each in self.cluster.contradictions]

    @cached_property
    def suggestions(self) -> list[list[Any]]:
        return link_rows(clusters.suggested_for(self.cluster.records))

    @property
    def may_split(self) -> bool:
        return not self.is_alone and self.actor.may(Permission.LINK_WORK)

    @cached_property
    def incidents(self) -> list[Incident]:
        """What a person is linked to; nothing for other kinds."""
        if self.record.kind != LinkKind.PERSON:
            return []
        return list(people.incidents_of(people.person_in(self.cluster.records)))

    @property
    def incident_rows(self) -> list[list[Any]]:
        """Rows of a table: report, what, when, where."""
        return [
            [
                {"text": each.reference, "href": reverse("desk:case", kwargs={"reference": each.reference})},
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

    def _member(self, record: LinkedRecord) -> list[Any]:
        each = self.shown[record.pk]
        rests = self.cluster.rests_on(record)
        others = "; ".join(self._other(link, record).name for link in rests)
        notes = ["only this link"] if len(rests) == 1 else []
        notes += ["changed since it was linked"] if any(_is_stale(link, record) for link in rests) else []
        return [
            {"text": each.title, "href": each.href} if each.href else each.title,
            each.where or record.get_source_display(),
            f"{others} ({', '.join(notes)})" if notes else others or "Nothing: it stands alone",
        ]

    def _link(self, link: Link) -> list[Any]:
        agreed = " and ".join(review.reviewed_by_name for review in link.reviews.all())
        held = clusters.without(self.cluster, link) if link.pk in self.cluster.bridges else ()
        return [
            {
                "text": f"{self.shown[link.left_id].name} and {self.shown[link.right_id].name}",
                "href": reverse("desk_links:link", args=[link.key]),
            },
            agreed,
            day(link.decided_at) if link.decided_at else "",
            f"Yes: {plural(len(held), 'record')} would part" if held else "No",
        ]

    def _contradiction(self, found: Contradiction) -> str:
        pair = f"{self.shown[found.left.pk].name} and {self.shown[found.right.pk].name}"
        said = found.said
        if isinstance(said, Separation):
            on, reason = day(said.separated_at), said.reason
            return f"{pair}: {said.separated_by_name} said on {on} that they are not the same. {reason}"
        if said.ended_at:
            return f"{pair}: their link was undone on {day(said.ended_at)}. {said.ended_reason}"
        return f"{pair}: two people did not confirm it on {day(said.decided_at or said.suggested_at)}."

    def _other(self, link: Link, record: LinkedRecord) -> Shown:
        return self.shown[link.right_id if link.left_id == record.pk else link.left_id]


def parted_by(link: Link) -> list[str]:
    """The records that undoing a confirmed link would part from the others, in words; none where it is no bridge."""
    cluster = clusters.cluster_of(link.left)
    held = clusters.without(cluster, link)
    return [each.name for each in shown(held).values()]


def _is_stale(link: Link, record: LinkedRecord) -> bool:
    digest = link.left_digest if link.left_id == record.pk else link.right_digest
    return digest != record.digest
