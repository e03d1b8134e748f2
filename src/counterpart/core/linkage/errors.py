"""What can be wrong with settings, models and records of links."""


class LinkageError(ValueError):
    """A field, a setting or a model of links cannot be used: the message says which, and what was expected."""


class NotAField(LinkageError):
    """A field that no comparison may read, because it is not listed or is a protected characteristic."""
