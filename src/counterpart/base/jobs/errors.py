"""DomainError
+-- NotFailed: the job is not among the failed ones
"""

from counterpart.base.errors import DomainError


class NotFailed(DomainError):
    """Only a job that was given up can be tried again by hand."""
