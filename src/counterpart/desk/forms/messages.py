"""Writing to the business, and closing."""

from typing import Any

from counterpart.base.forms import Form, LongTextField, SelectField, TextField


class MessageForm(Form):
    body = LongTextField(label="Message to the business", called="a message", limit=8000, rows=10)


class LetterChoiceForm(Form):
    """`letters`: pairs of template name and title."""

    letter = SelectField(label="Start from", called="a letter", required=False, prompt="An empty message")

    def __init__(self, *args: Any, letters: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("letter", letters)


class CloseForm(Form):
    letter_body = LongTextField(
        label="Closing letter",
        called="the closing letter",
        hint="Say what was decided and why, and what they can do next. It is emailed to the business.",
        limit=8000,
        rows=16,
    )


class OutcomeLetterForm(Form):
    letter_body = LongTextField(label="Letter", called="the letter", limit=8000, rows=14)


class ReopenForm(Form):
    reason = TextField(label="Why is the case opened again?", called="why the case is opened again", limit=300)
