"""Templates into letters."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from counterpart.casework.rules import shown, spoken_name
from counterpart.crimes.models import Incident

# Each template and what the desk calls it; those that an officer may start a message from come first.
TITLES = {
    "update": "Progress update",
    "no_answer": "We tried to reach you",
    "ask_footage": "Ask for CCTV footage",
    "outcome": "Outcome of an investigation",
    "closing": "Closing letter",
    "confirmation": "Confirmation of a report",
    "taken": "An officer has the case",
    "recorded": "Crime recorded",
    "not_recorded": "Not recorded as a crime",
    "numbered": "Crime number given",
    "cancelled": "Crime cancelled",
    "split": "Report split",
    "call_booked": "Call booked",
    "call_cancelled": "Call cancelled",
    "call_missed": "Call missed",
    "reopened": "Case reopened",
    "withdrawn": "Report withdrawn",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent."""

    subject: str
    body: str


def compose(template: str, incident: Incident, **facts: Any) -> Letter:
    """Write a letter about a report. Every template knows reference, name, force, reported, what,
    and `is_known`: whether its reporter has an account. A further fact that it needs and is not given
    raises jinja2's UndefinedError."""
    known = {
        "reference": incident.reference,
        "name": spoken_name(incident.reporter_name),
        "force": incident.force.name,
        "reported": shown(incident.reported_at),
        "is_known": incident.reported_by_id is not None,
        "what": incident.get_what_happened_display().lower(),
    }
    written = _environment().get_template(f"{template}.txt").render({**known, **facts})
    subject, _, body = written.partition("\n")
    return Letter(subject.strip(), body.strip() + "\n")


@cache
def _environment() -> Environment:
    return Environment(  # noqa: S701, plain text: nothing to escape
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
