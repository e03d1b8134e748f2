"""Letters and updates to the business: plain English, with reasons.

    letter = letters.compose("taken", incident, officer="Alice Warren")
    letter.subject, letter.body

Each template is a text file here; its first line is the subject. A copy that is emailed ends with
`how_to_reply`, because nobody reads what is sent to the address that it comes from.
"""

from counterpart.casework.letters.rendering import TITLES, Letter, compose
from counterpart.casework.letters.replying import how_to_reply

__all__ = ["TITLES", "Letter", "compose", "how_to_reply"]
