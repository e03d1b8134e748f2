"""The desk at work: the planned steps of a report, done through the actions that people use."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.casework import letters
from counterpart.casework.actions import (
    allocation,
    closing,
    contact,
    crimes,
    enquiries,
    messages,
    notes,
    outcomes,
    tasks,
)
from counterpart.casework.actions import triage as triage_actions
from counterpart.casework.models import Case, TaskKind
from counterpart.casework.suggestions import flat
from counterpart.core.tables import read_yaml
from counterpart.crimes.models import Crime, Incident
from counterpart.demo.careers import Deed, Step
from counterpart.demo.chance import Chance
from counterpart.demo.stories import person_name

_WORDS = Path(__file__).parent / "data" / "desk_words.yaml"


@cache
def words() -> dict[str, Any]:
    """The whole table of the desk's words."""
    return dict(read_yaml(_WORDS).values)


class Worker:
    """One report in the hands of one investigator."""

    def __init__(self, case: Case, *, officer: Actor, supervisor: Actor, business: Actor, chance: Chance) -> None:
        self._case, self._incident = case, case.primary_incident
        self._officer, self._supervisor, self._business = officer, supervisor, business
        self._chance = chance
        self._answers: dict[str, Any] = self._incident.answers

    def work(self, steps: Sequence[Step]) -> None:
        """Take the steps in order."""
        for step in steps:
            self._deeds()[step.deed](step.at)
            self._case.refresh_from_db()

    def _deeds(self) -> dict[Deed, Callable[[datetime], object]]:
        return {
            Deed.CLAIM: self._claim,
            Deed.TRIAGE: self._triage,
            Deed.NO_ANSWER: self._no_answer,
            Deed.REACH: self._reach,
            Deed.NOTE: self._note,
            Deed.RECORD: self._record,
            Deed.NUMBER: self._number,
            Deed.NOT_RECORD: self._not_record,
            Deed.NO_CRIME: self._no_crime,
            Deed.ASK_FOOTAGE: self._ask_footage,
            Deed.SEND_FOOTAGE: self._send_footage,
            Deed.ENQUIRE: self._enquire,
            Deed.REVIEW: self._review,
            Deed.DECIDE_OUTCOME: self._decide_outcome,
            Deed.CLOSE: self._close,
            Deed.WITHDRAW: self._withdraw,
        }

    def _claim(self, at: datetime) -> None:
        allocation.claim(case=self._case, by=self._officer, at=at)

    def _triage(self, at: datetime) -> None:
        """Confirm what was suggested, and choose the offence where the rules leave it to people."""
        suggested = flat(self._case.triage_assessments.latest("assessed_at").suggested)
        decided = {} if suggested["offence"] else {"offence": words()["offences"].get(self._incident.what_happened, "")}
        triage_actions.decide(case=self._case, decided=decided, override_reasons={}, by=self._officer, at=at)

    def _no_answer(self, at: datetime) -> None:
        self._attempt("no_answer", self._one("attempts"), at)

    def _reach(self, at: datetime) -> None:
        self._attempt("reached", self._one("reached"), at)

    def _attempt(self, result: str, note: str, at: datetime) -> None:
        contact.log_attempt(case=self._case, channel="phone", result=result, note=note, by=self._officer, at=at)

    def _note(self, at: datetime) -> None:
        notes.add(case=self._case, body=self._one("notes"), by=self._officer, at=at)

    def _record(self, at: datetime) -> None:
        decided = self._case.triage_assessments.latest("assessed_at").decided
        is_person = self._incident.what_happened == "violence" and bool(self._answers.get("victim_worker"))
        crimes.record(
            case=self._case,
            incident=self._incident,
            offence_code=decided["offence"] or words()["offences"][self._incident.what_happened],
            victim_kind="person" if is_person else "business",
            victim_name=person_name(self._chance) if is_person else "",
            flag_answers={
                "offence_recorded": True,
                "business_victim": not is_person,
                "person_working": is_person,
                "employer_commercial": self._answers.get("employer_commercial", True),
                "targeted_because_of_work": self._answers.get("targeted_because_of_work", True),
            },
            by=self._officer,
            at=at,
        )

    def _number(self, at: datetime) -> None:
        """Athena's number: force, serial, year (domain 2.8)."""
        for crime in self._crimes():
            value = f"36/{1 + self._chance.below(99_999):05}/{at:%y}"
            crimes.attach_reference(
                case=self._case,
                incident=self._incident,
                crime=crime,
                system="athena",
                kind=crimes.CRIME_NUMBER,
                value=value,
                by=self._officer,
                at=at,
            )

    def _not_record(self, at: datetime) -> None:
        self._keep_out_of_crimes(self._incident.what_happened, at)

    def _no_crime(self, at: datetime) -> None:
        self._keep_out_of_crimes("withdrawn", at)

    def _keep_out_of_crimes(self, why: str, at: datetime) -> None:
        reason = words()["not_recorded"][why]
        crimes.not_recorded(case=self._case, incident=self._incident, reason=reason, by=self._officer, at=at)

    def _ask_footage(self, at: datetime) -> None:
        messages.tell(case=self._case, template="ask_footage", officer=self._officer.name, by=self._officer, at=at)

    def _send_footage(self, at: datetime) -> None:
        messages.send_to_desk(incident=self._incident, body=self._one("footage"), by=self._business, at=at)

    def _enquire(self, at: datetime) -> None:
        """Follow the checklist; one line may prove needless."""
        for line in self._case.enquiries.filter(done_at__isnull=True).order_by("position"):
            if self._chance.happens(0.15):
                reason = words()["enquiry_not_needed"]
                enquiries.not_needed(enquiry=line, reason=reason, by=self._officer, at=at)
            else:
                enquiries.finish(enquiry=line, result=self._one("enquiry_results"), by=self._officer, at=at)

    def _review(self, at: datetime) -> None:
        for task in self._case.tasks.filter(kind=TaskKind.SERGEANT_REVIEW, done_at__isnull=True):
            tasks.finish(task=task, result=words()["review"], by=self._supervisor, at=at)

    def _decide_outcome(self, at: datetime) -> None:
        is_known = self._answers.get("suspects_known") == "named" or self._chance.happens(0.12)
        supports = self._answers["contact"].get("supports_prosecution") != "no"
        kind = f"{'known' if is_known else 'unknown'}_{'supports' if supports else 'unsupported'}"
        outcome = self._chance.weighted(words()["outcomes"][kind])
        for crime in self._crimes():
            outcomes.decide(
                case=self._case,
                crime=crime,
                outcome_type=outcome,
                reason=words()["reasons"][outcome],
                suspect_identified=is_known,
                victim_supports=supports,
                by=self._officer,
                at=at,
            )

    def _close(self, at: datetime) -> None:
        letter = letters.compose("closing", self._incident, findings=self._findings(), officer=self._officer.name)
        closing.close(case=self._case, letter_body=letter.body, by=self._officer, at=at)

    def _findings(self) -> list[str]:
        incident = Incident.objects.get(pk=self._incident.pk)
        if incident.not_recorded_reason:
            return [incident.not_recorded_reason]
        reasons = self._crimes().values_list("outcomes__reason", flat=True)
        return [reason for reason in reasons if reason]

    def _crimes(self) -> QuerySet[Crime]:
        return Crime.objects.filter(incident=self._incident, cancelled_at__isnull=True).order_by("pk")

    def _withdraw(self, at: datetime) -> None:
        closing.withdraw(incident=self._incident, reason=self._one("withdrawn"), by=self._business, at=at)

    def _one(self, key: str) -> str:
        text: str = self._chance.one(words()[key])
        return text
