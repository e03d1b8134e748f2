"""What a person did that cannot be done: an error to read, not a fault to mend.

DomainError
+-- NeedsReason   words are needed and none were given; `field` names where
+-- the errors of each noun's own `errors` module

A door turns a DomainError into words on the page, beside `field` where it names one. Anything else
that is raised is a fault of ours and becomes an error page.
"""


class DomainError(Exception):
    """A refusal in plain words. `field` names the form field that it is about, or is empty."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NeedsReason(DomainError):
    """Words are needed and none were given."""
