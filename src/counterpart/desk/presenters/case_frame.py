"""What stands around every page of one case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.casework.models import CallBack, Case, CaseState, ServiceClock, Task
from counterpart.casework.queries import cases, repeats
from counterpart.casework.queries.repeats import Repeats
from counterpart.crimes.models import Incident
from counterpart.desk.presenters.queue import title_of
from counterpart.desk.presenters.tags import Tag, is_live, priority_tag, repeat_tags, state_tag
from counterpart.desk.presenters.timeline import TrailEntry, trail_of
from counterpart.evidence import queries
from counterpart.series.models import Series
from counterpart.series.queries import finding


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that the actor can do to the case now."""

    text: str
    href: str


TABS = (
    ("Report", "desk:case"),
    ("Triage", "desk:triage"),
    ("Investigation", "desk:investigation"),
    ("Evidence", "desk_evidence:evidence"),
    ("Images", "desk_images:of_case"),
    ("Crime and outcome", "desk:crime"),
    ("Messages", "desk:messages"),
    ("History", "desk:history"),
)

# Lines of the trail at the foot of each page of a case.
LATEST = 8


class CaseFrame:
    """Heading, tags, tabs, side column and the deeds that the actor may do now."""

    parts_shown: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __init__(self, case: Case, *, at: datetime, actor: Actor) -> None:
        self.case = case
        self.at = at
        self.actor = actor
        self.reference = case.reference

    @property
    def incident(self) -> Incident:
        return self.case.primary_incident

    @property
    def heading(self) -> str:
        """What an officer remembers the case by."""
        return title_of(self.case)

    @property
    def tags(self) -> list[Tag]:
        return [priority_tag(self.case), state_tag(self.case), *repeat_tags(self.repeats)]

    @cached_property
    def repeats(self) -> Repeats:
        """How often its victim and its premises were hit."""
        return repeats.of_cases([self.case], self.at)[self.case.pk]

    def tabs(self, path: str) -> list[dict[str, Any]]:
        """The parts of the case; the one under whose address the path lies is current."""
        return self.links(TABS, path)

    def parts(self, path: str) -> list[dict[str, Any]]:
        """The parts of the tab, where it has any; the one under whose address the path lies is current."""
        return self.links(self.parts_shown, path)

    def links(self, pages: Iterable[tuple[str, str]], path: str) -> list[dict[str, Any]]:
        """Pages of the case (words, and the name of the address) as sub_navigation takes them."""
        links = [(text, reverse(name, kwargs={"reference": self.reference})) for text, name in pages]
        current = max((href for _, href in links if path.startswith(href)), key=len, default="")
        return [{"text": text, "href": href, "current": href == current} for text, href in links]

    @cached_property
    def clocks(self) -> list[ServiceClock]:
        """The promises of the case and of those merged into it."""
        return list(cases.clocks(self.case))

    @cached_property
    def call(self) -> CallBack | None:
        """The call that is booked."""
        return cases.booked_call(self.case)

    @property
    def call_deeds(self) -> list[Deed]:
        """What can be done with the booked call; not made is only what was not made in its time."""
        if self.call is None or not self.is_live or not self.actor.may(Permission.CASE_WORK):
            return []
        deeds = [self._deed("Move", "desk:move_call"), self._deed("Cancel", "desk:cancel_call")]
        if self.call.slot.starts_at <= self.at:
            deeds.append(self._deed("Not made", "desk:miss_call"))
        return deeds

    @cached_property
    def file_count(self) -> int:
        """How many files were sent for the reports of the case."""
        return queries.count_files(self.case)

    @cached_property
    def series(self) -> list[Series]:
        """The series that hold a crime of the case, for who may see them."""
        return list(finding.series_of(self.case)) if self.actor.may(Permission.SERIES_READ) else []

    @cached_property
    def survivor(self) -> Case | None:
        """The case that this one was merged into."""
        return cases.merged_into(self.case)

    @cached_property
    def trail(self) -> list[TrailEntry]:
        """The latest lines of who saw and did what."""
        return trail_of(self.case, LATEST)

    @property
    def task_deeds(self) -> list[Deed]:
        """Each open task, with the page on which it is finished."""
        return [self._deed(task.title, "desk:finish_task", task_id=task.pk) for task in self.open_tasks]

    @cached_property
    def open_tasks(self) -> list[Task]:
        """What is to do; warnings are left out, for the promises beside them say it."""
        return [task for task in cases.tasks(self.case) if task.done_at is None and task.clock_id is None]

    @property
    def is_live(self) -> bool:
        return is_live(self.case)

    @property
    def is_mine(self) -> bool:
        return self.case.owner_id is not None and self.case.owner_id == self.actor.person_id

    @property
    def deeds(self) -> list[Deed]:
        """What can be done next, the likeliest first."""
        if not self.actor.may(Permission.CASE_WORK):
            return []
        if not self.is_live:
            return [self._deed("Open again", "desk:reopen")] if self.case.state == CaseState.CLOSED else []
        claim = [self._deed("Claim case", "desk:claim")] if self.case.owner_id is None else []
        return [*claim, *self._contact(), *self._ownership(), *self._shape()]

    def _contact(self) -> list[Deed]:
        deeds = [self._deed("Log contact", "desk:log_attempt")]
        if self.call is None:
            deeds.append(self._deed("Agree a time to speak", "desk:agree_time"))
        if self.case.contact_due_at:
            deeds.append(self._deed("No contact wanted", "desk:waive_contact"))
        return deeds

    def _ownership(self) -> list[Deed]:
        deeds = []
        if self.is_mine:
            deeds += [self._deed("Hand over", "desk:hand_over"), self._deed("Put back in the queue", "desk:release")]
        if self.actor.may(Permission.CASE_ALLOCATE):
            deeds.append(self._deed("Allocate", "desk:allocate"))
        return deeds

    def _shape(self) -> list[Deed]:
        return [
            self._deed("Merge", "desk:merge"),
            self._deed("Split", "desk:split"),
            self._deed("Close case", "desk:close"),
        ]

    def _deed(self, text: str, name: str, **keys: int) -> Deed:
        return Deed(text, reverse(name, kwargs={"reference": self.reference, **keys}))
