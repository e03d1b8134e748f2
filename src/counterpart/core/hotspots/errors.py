"""What all errors of a question about places have in common."""


class NotAnswered(ValueError):
    """A question about places has no answer. The message says why, and what else could be asked.

    `change`: names of what was asked (`cell`, `by_month`) that could be changed. Whoever asked has names of their own
    for them: options of a command line, fields of a form.
    """

    def __init__(self, why: str, *change: str) -> None:
        super().__init__(why)
        self.change = change
