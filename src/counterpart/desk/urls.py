"""Addresses of the desk, each with its rule."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import (
    allocation,
    case,
    closing,
    contact,
    crimes,
    diary,
    investigation,
    merging,
    messages,
    my_day,
    oversight,
    quality,
    queue,
    triage,
)
from counterpart.desk.views.case_form import CaseFormPage

app_name = "desk"

reads = requires(Permission.CASE_READ)
works = requires(Permission.CASE_WORK)
CASE = "cases/<str:reference>/"


def form(address: str, page: type[CaseFormPage], name: str, permission: Permission = Permission.CASE_WORK) -> object:
    """A form of one case, for those who hold the permission."""
    return path(CASE + address, requires(permission)(page.as_view()), name=name)


urlpatterns = [
    path("", reads(queue.queue), name="queue"),
    path("my-day/", works(my_day.my_day), name="my_day"),
    path("diary/", reads(diary.week), name="diary"),
    path("diary/open/", requires(Permission.DIARY_MANAGE)(diary.open_slots), name="open_slots"),
    path("oversight/", requires(Permission.DESK_OVERSEE)(oversight.oversight), name="oversight"),
    path("quality/", requires(Permission.CASE_REVIEW)(quality.sample), name="quality"),
    path("quality/<int:review_id>/", requires(Permission.CASE_REVIEW)(quality.review), name="quality_review"),
    path(CASE, reads(case.report), name="case"),
    path(CASE + "history/", reads(case.history), name="history"),
    path(CASE + "investigation/", reads(investigation.investigation), name="investigation"),
    path(CASE + "crime/", reads(crimes.crime), name="crime"),
    form("triage/", triage.Triage, "triage"),
    form("triage/again/", triage.Reassess, "reassess"),
    form("contact/attempt/", contact.LogAttempt, "log_attempt"),
    form("contact/agree/", contact.AgreeTime, "agree_time"),
    form("contact/call/move/", contact.MoveCall, "move_call"),
    form("contact/call/cancel/", contact.CancelCall, "cancel_call"),
    form("contact/call/missed/", contact.MissCall, "miss_call"),
    form("contact/waive/", contact.WaiveContact, "waive_contact"),
    form("investigation/enquiries/add/", investigation.AddEnquiry, "add_enquiry"),
    form("investigation/enquiries/<int:enquiry_id>/", investigation.AnswerEnquiry, "enquiry"),
    form("investigation/notes/add/", investigation.AddNote, "add_note"),
    form("investigation/tasks/add/", investigation.AddTask, "add_task"),
    form("investigation/tasks/<int:task_id>/", investigation.FinishTask, "finish_task"),
    form("crime/record/<int:incident_id>/", crimes.RecordCrime, "record_crime"),
    form("crime/none/<int:incident_id>/", crimes.NotRecorded, "not_recorded"),
    form("crime/<int:crime_id>/number/", crimes.AddNumber, "add_number"),
    form("crime/<int:crime_id>/outcome/", crimes.Decide, "outcome"),
    form("crime/<int:crime_id>/outcome/tell/", crimes.Tell, "tell"),
    form("crime/<int:crime_id>/cancel/", crimes.CancelCrime, "cancel_crime"),
    form("messages/", messages.Messages, "messages"),
    form("claim/", allocation.Claim, "claim"),
    form("allocate/", allocation.Allocate, "allocate", Permission.CASE_ALLOCATE),
    form("hand-over/", allocation.HandOver, "hand_over"),
    form("release/", allocation.Release, "release"),
    form("merge/", merging.Merge, "merge"),
    form("merge/<int:merge_id>/undo/", merging.Unmerge, "unmerge"),
    form("split/", merging.Split, "split"),
    form("close/", closing.Close, "close"),
    form("reopen/", closing.Reopen, "reopen"),
]
