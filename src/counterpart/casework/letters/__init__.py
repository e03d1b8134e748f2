"""Letters and updates to the business: plain English, with reasons.

    letter = letters.compose("taken", incident, officer="Alice Warren")
    letter.subject, letter.body

Each template is a text file here; its first line is the subject.
"""

from counterpart.casework.letters.rendering import TITLES, Letter, compose

__all__ = ["TITLES", "Letter", "compose"]
