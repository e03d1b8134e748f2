"""Who acts: the one shape in which a person, or the system itself, reaches every action.

An actor is a value, not a database row: it can be written into the audit log, and it outlives
the account that it describes.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody acting for one organisation in one role.

    `organisation_kind` is one of the values of `partners.OrganisationKind`; the empty string
    where nobody is signed in. `permissions` are values of `accounts.permissions.Permission`.
    """

    name: str
    person_id: int | None = None
    email: str = ""
    organisation_id: int | None = None
    organisation_name: str = ""
    organisation_kind: str = ""
    role: str = ""
    permissions: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def nobody(cls) -> "Actor":
        """A visitor who is not signed in."""
        return cls(name="Nobody signed in", role="nobody")

    @classmethod
    def system(cls, name: str) -> "Actor":
        """The system at work by itself: a job, a loader, a clock."""
        return cls(name=name, role="system")

    @classmethod
    def reporter(cls, name: str, email: str) -> "Actor":
        """Somebody without an account who made a report, known by the link that was sent to their address."""
        return cls(name=name or "The reporter", email=email, role="reporter")

    @property
    def is_person(self) -> bool:
        """Whether somebody acts in their own name, and not the system or a visitor whom nobody knows."""
        return self.is_signed_in or self.role == "reporter"

    @classmethod
    def operator(cls, command: str) -> "Actor":
        """Whoever runs a command on the machine that serves the site."""
        return cls(name=command, role="operator")

    @property
    def is_operator(self) -> bool:
        return self.role == "operator"

    @property
    def is_signed_in(self) -> bool:
        return self.person_id is not None

    def may(self, permission: str) -> bool:
        """Whether this actor holds `permission` (a `Permission` value)."""
        return permission in self.permissions
