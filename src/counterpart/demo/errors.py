"""What can stop a demo.

DomainError
+-- NotForDemo    the database holds real records, or the site is not a demo
"""

from counterpart.base.errors import DomainError


class NotForDemo(DomainError):
    """Simulated reports would come to stand beside real ones."""
