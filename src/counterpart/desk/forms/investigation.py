"""Enquiries, notes and tasks."""

from typing import Any

from counterpart.base.forms import DateField, Form, LongTextField, RadiosField, SelectField, TextField


class EnquiryForm(Form):
    outcome = RadiosField(
        label="What came of this enquiry?",
        called="what came of this enquiry",
        options=[("done", "Done"), ("not_needed", "Not needed")],
    )
    result = LongTextField(
        label="Result, or why it is not needed", called="the result, or why it is not needed", limit=4000
    )


class NewEnquiryForm(Form):
    title = TextField(label="What needs to be done?", called="what needs to be done", limit=200)


class NoteForm(Form):
    body = LongTextField(label="Note", called="a note", hint="Only the police see this.", limit=8000)


class TaskForm(Form):
    """`owners`: pairs of id and name of those who work at this desk."""

    title = TextField(label="What needs to be done?", called="what needs to be done", limit=200)
    assigned_to = SelectField(
        label="Who should do it?", called="who should do it", required=False, prompt="Anyone at the desk"
    )
    due_date = DateField(label="By which day?", called="the day", required=False)

    def __init__(self, *args: Any, owners: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("assigned_to", owners)


class FinishTaskForm(Form):
    result = LongTextField(label="What was done or decided?", called="what was done or decided", limit=4000)
