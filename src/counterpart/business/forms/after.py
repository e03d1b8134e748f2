"""Small forms around a report: save it for later, write about it, add to it, withdraw it."""

from counterpart.base.forms import EmailField, Form, LongTextField


class SaveForm(Form):
    """Where to send the link that opens an unfinished report again."""

    email = EmailField(
        label="Email address",
        hint="We will send a link that opens your report where you left it.",
        errors={"required": "Enter your email address"},
    )


class MessageForm(Form):
    """A message to the desk."""

    body = LongTextField(label="Your message", limit=4000, errors={"required": "Write your message"})


class AddForm(Form):
    """Something to add to a report."""

    text = LongTextField(
        label="What do you want to add?",
        hint="For example they came back, or you found out who it was. Your first report stays as it was.",
        limit=4000,
        errors={"required": "Enter what you want to add"},
    )


class WithdrawForm(Form):
    """Why a report is withdrawn."""

    reason = LongTextField(
        label="Why are you withdrawing this report?",
        hint="For example it was a mistake, or you found what was missing.",
        limit=1000,
        rows=3,
        errors={"required": "Enter why you want to withdraw this report"},
    )
