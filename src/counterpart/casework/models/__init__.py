from counterpart.casework.models.allocation import Allocation
from counterpart.casework.models.case import Case, CaseState
from counterpart.casework.models.case_event import CaseEvent
from counterpart.casework.models.case_incident import CaseIncident
from counterpart.casework.models.case_merge import CaseMerge
from counterpart.casework.models.clock_pause import ClockPause
from counterpart.casework.models.contact_attempt import ContactAttempt, ContactChannel, ContactResult
from counterpart.casework.models.diary import CallBack, CallBackState, DiarySlot
from counterpart.casework.models.enquiry import Enquiry
from counterpart.casework.models.message import Message, MessageDirection
from counterpart.casework.models.note import Note
from counterpart.casework.models.quality_review import QualityReview
from counterpart.casework.models.service_clock import ClockKind, ServiceClock
from counterpart.casework.models.task import Task, TaskKind
from counterpart.casework.models.triage_assessment import TriageAssessment

__all__ = [
    "Allocation",
    "CallBack",
    "CallBackState",
    "Case",
    "CaseEvent",
    "CaseIncident",
    "CaseMerge",
    "CaseState",
    "ClockKind",
    "ClockPause",
    "ContactAttempt",
    "ContactChannel",
    "ContactResult",
    "DiarySlot",
    "Enquiry",
    "Message",
    "MessageDirection",
    "Note",
    "QualityReview",
    "ServiceClock",
    "Task",
    "TaskKind",
    "TriageAssessment",
]
