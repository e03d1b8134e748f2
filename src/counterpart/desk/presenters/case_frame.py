"""What stands around every page of one case."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.casework.models import CallBack, Case, CaseState, ServiceClock, Task
from counterpart.casework.queries import cases
from counterpart.crimes.models import Incident
from counterpart.desk.presenters.tags import Tag, priority_tag, repeat_tags, state_tag


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that the actor can do to the case now."""

    text: str
    href: str


TABS = (
    ("Report", "desk:case"),
    ("Triage", "desk:triage"),
    ("Investigation", "desk:investigation"),
    ("Crime and outcome", "desk:crime"),
    ("Messages", "desk:messages"),
    ("History", "desk:history"),
)


class CaseFrame:
    """Heading, tags, tabs, side column and the deeds that the actor may do now."""

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
        """What happened and to whom: what an officer remembers a case by."""
        who = self.case.premises or self.case.organisation or self.incident.reporter_name or "a business"
        return f"{self.incident.get_what_happened_display()} at {who}"

    @property
    def tags(self) -> list[Tag]:
        return [priority_tag(self.case), state_tag(self.case), *repeat_tags(self.case)]

    def tabs(self, path: str) -> list[dict[str, Any]]:
        """The parts of the case; the one under whose address the path lies is current."""
        links = [(text, reverse(name, kwargs={"reference": self.reference})) for text, name in TABS]
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

    @cached_property
    def open_tasks(self) -> list[Task]:
        return [task for task in cases.tasks(self.case) if task.done_at is None]

    @property
    def is_live(self) -> bool:
        return self.case.state in (CaseState.NEW, CaseState.OPEN)

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
        deeds = [self._deed("Log contact", "desk:log_attempt"), self._deed("Agree a time to speak", "desk:agree_time")]
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

    def _deed(self, text: str, name: str) -> Deed:
        return Deed(text, reverse(name, kwargs={"reference": self.reference}))
